curl http://127.0.0.1:4010/meter-orders \
  -H 'Authorization: Bearer demo' \
  -H 'Content-Type: application/json' \
  -d '{ "subscription": "sub_fogoqycnk1cpgtonp3c0mge9" }'
