curl -g 'http://127.0.0.1:4010/meter-orders?filter[updated_at][gte]=2024-03-10T00:00:00Z&limit=100' \
  -H 'Authorization: Bearer demo' \
  -H 'X-API-Version: 2026-01-29.edison'
