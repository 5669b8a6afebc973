curl http://127.0.0.1:4010/oauth/token \
  -u my-id:my-secret \
  -d grant_type=client_credentials
