curl -G http://127.0.0.1:4010/meter-orders \
  -H 'Authorization: Bearer demo' \
  --data-urlencode 'filter[created_at][gte]=2024-03-01T00:00:00+01:00' \
  --data-urlencode 'filter[created_at][lte]=2024-03-31T23:59:59+02:00'
