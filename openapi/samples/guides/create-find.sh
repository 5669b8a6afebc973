curl -g 'http://127.0.0.1:4010/meter-orders?filter[subscription][eq]=sub_wrsugl1fevcjedepsj7u88ex' \
  -H 'Authorization: Bearer demo'
