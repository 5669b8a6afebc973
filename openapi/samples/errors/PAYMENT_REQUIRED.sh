curl http://127.0.0.1:4010/meter-orders \
  -H 'Authorization: Bearer demo' \
  -H 'Content-Type: application/json' \
  -d '{ "subscription": "sub_unpaid000000000000000000" }'
