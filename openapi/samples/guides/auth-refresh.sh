REFRESH_TOKEN=$(curl -s http://127.0.0.1:4010/oauth/token \
  -u my-id:my-secret \
  -d grant_type=client_credentials |
  sed 's/.*"refresh_token":"\([^"]*\)".*/\1/')

curl http://127.0.0.1:4010/oauth/token \
  -u my-id:my-secret \
  -d grant_type=refresh_token \
  -d "refresh_token=$REFRESH_TOKEN"
