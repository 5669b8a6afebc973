import { describeSurvival } from "../support/survival.ts";

const list = (query: string) => ({ target: `/meter-orders?${query}` });

describeSurvival("queries that are fine", [
  ["a question mark and nothing", 200, list("")],
  ["ampersands only", 200, list("&&&")],
  ["a filter with plain brackets", 200, list("filter[status][eq]=waiting")],
  ["a filter with encoded brackets", 200, list("filter%5Bstatus%5D%5Beq%5D=waiting")],
  ["a list with plain commas", 200, list("filter[status][in]=waiting,ordered")],
  ["a list with encoded commas", 200, list("filter[status][in]=waiting%2Cordered")],
  ["a time zone with an encoded plus", 200, list("filter[created_at][gte]=2024-01-01T00:00:00%2B01:00")],
]);

describeSurvival("numbers", [
  ["a limit of 0", 400, list("limit=0")],
  ["a limit of 101", 400, list("limit=101")],
  ["a negative limit", 400, list("limit=-1")],
  ["an empty limit", 400, list("limit=")],
  ["a limit without a value", 400, list("limit")],
  ["half an order", 400, list("limit=10.5")],
  ["a hexadecimal limit", 400, list("limit=0x10")],
  ["a limit with an exponent", 400, list("limit=1e1")],
  ["a limit with a plus", 400, list("limit=%2B5")],
  ["a limit with a space", 400, list("limit=%205")],
  ["a limit of 400 digits", 400, list(`limit=${"9".repeat(400)}`)],
  ["a limit given twice", 400, list("limit=1&limit=2")],
  ["a limit in capitals", 400, list("LIMIT=1")],
]);

describeSurvival("filters", [
  ["a status that does not exist", 400, list("filter[status][eq]=bogus")],
  ["a list with one bad status", 400, list("filter[status][in]=waiting,bogus")],
  ["a list that ends with a comma", 400, list("filter[status][in]=waiting,")],
  ["a list of thousands", 400, list(`filter[status][in]=${"a,".repeat(6_000)}`)],
  ["an operator that the field does not have", 400, list("filter[status][gte]=waiting")],
  ["a field that does not exist", 400, list("filter[foo][eq]=x")],
  ["a field without an operator", 400, list("filter[status]=waiting")],
  ["a word for a time", 400, list("filter[created_at][gte]=yesterday")],
  ["a time without a zone", 400, list("filter[created_at][gte]=2024-01-01T00:00:00")],
  ["a time zone with a bare plus", 400, list("filter[created_at][gte]=2024-01-01T00:00:00+01:00")],
  ["maybe for a boolean", 400, list("filter[status][is_null]=maybe")],
  ["a product without its prefix", 400, list("filter[product][eq]=inexogy")],
  ["an empty cursor", 400, list("cursor=")],
]);

describeSurvival("malformed queries", [
  ["an escape that is no UTF-8 in a value", 400, list("cursor=%E0%A4%A")],
  ["half an escape in a name", 400, list("%ZZ=1")],
  ["a second question mark", 400, list("?limit=1")],
  ["an equals sign only", 400, list("=")],
  ["names of the prototype", 400, list("__proto__=1&constructor[prototype]=2")],
  ["a thousand parameters", 400, list("limit=1&".repeat(1_500))],
  ["a name of thousands of letters", 400, list(`${"x".repeat(12_000)}=1`)],
  ["thousands of unknown names", 400, list("x&".repeat(6_000))],
  ["a parameter on an operation without any", 400, { target: "/meter-orders/x?expand=customer" }],
]);
