curl http://127.0.0.1:4010/__mock/clock/advance \
  -H 'Authorization: Bearer demo' \
  -d by=8w
