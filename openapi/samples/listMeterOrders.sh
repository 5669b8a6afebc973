curl -g 'http://127.0.0.1:4010/meter-orders?filter[status][in]=waiting,blocked_wim&limit=50' \
  -H 'Authorization: Bearer demo'
