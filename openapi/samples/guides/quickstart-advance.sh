curl http://127.0.0.1:4010/__mock/clock/advance \
  -H 'Authorization: Bearer quickstart' \
  -d by=8w
