curl http://127.0.0.1:4010/meter-orders \
  -H 'Authorization: Bearer quickstart' \
  -H 'Content-Type: application/json' \
  -d '{ "subscription": "sub_wrsugl1fevcjedepsj7u88ex" }'
