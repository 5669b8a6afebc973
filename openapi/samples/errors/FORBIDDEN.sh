TOKEN=$(curl -s http://127.0.0.1:4010/oauth/token \
  -u my-id:my-secret \
  -d grant_type=client_credentials \
  -d 'scope=write:*' |
  sed 's/.*"access_token":"\([^"]*\)".*/\1/')

curl http://127.0.0.1:4010/meter-orders \
  -H "Authorization: Bearer $TOKEN"
