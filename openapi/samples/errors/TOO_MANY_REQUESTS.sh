curl -i http://127.0.0.1:4010/meter-orders \
  -H 'Authorization: Bearer demo' \
  -H 'X-Mock-Fault: status=429 retry-after=2'
