curl http://127.0.0.1:4010/meter-orders/prdo_000000000000000000000000 \
  -H 'Authorization: Bearer demo'
