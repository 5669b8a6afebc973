LIST='http://127.0.0.1:4010/meter-orders?limit=5'

CURSOR=$(curl -s "$LIST" -H 'Authorization: Bearer demo' |
  sed 's/.*"next_page":"\([^"]*\)".*/\1/')

curl "$LIST&cursor=$CURSOR" -H 'Authorization: Bearer demo'
