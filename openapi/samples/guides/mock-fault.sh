curl http://127.0.0.1:4010/__mock/faults \
  -H 'Authorization: Bearer my-test' \
  --data-urlencode 'text=status=500 times=2 operation=listMeterOrders'
