curl http://127.0.0.1:4010/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw \
  -H 'Authorization: Bearer demo' \
  -H 'Prefer: example=blocked_wim'
