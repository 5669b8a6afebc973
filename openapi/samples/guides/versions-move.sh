curl http://127.0.0.1:4010/__mock/orders/prdo_nka6c5xkrlvbpgnkczshdj12/move \
  -H 'Authorization: Bearer my-test' \
  -d status=meter_replaced
