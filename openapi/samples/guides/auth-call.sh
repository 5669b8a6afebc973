TOKEN=$(curl -s http://127.0.0.1:4010/oauth/token \
  -u my-id:my-secret \
  -d grant_type=client_credentials |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')

curl http://127.0.0.1:4010/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw \
  -H "Authorization: Bearer $TOKEN"
