import { describeSurvival } from "../support/survival.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";

describeSurvival("paths", [
  ["an order's own path", 200, { target: ORDER }],
  ["an encoded letter in the path", 200, { target: "/meter%2Dorders" }],
  ["a whole URL as the target", 200, { target: `http://elsewhere${ORDER}` }],
  ["an id of another shape", 404, { target: "/meter-orders/x" }],
  ["the example's id and something more", 404, { target: `${ORDER}x` }],
  ["an empty id", 404, { target: "/meter-orders/" }],
  ["an id with an encoded slash", 404, { target: "/meter-orders/a%2Fb" }],
  ["an id with an encoded zero byte", 404, { target: "/meter-orders/%00" }],
  ["two dots as id", 404, { target: "/meter-orders/.." }],
  ["an encoded percent sign as id", 404, { target: "/meter-orders/%25" }],
  ["__proto__ as id", 404, { target: "/meter-orders/__proto__" }],
  ["the template of the path itself", 404, { target: "/meter-orders/{id}" }],
  ["a path that does not exist", 404, { target: "/nowhere" }],
  ["the root", 404, { target: "/" }],
  ["two slashes at the start", 404, { target: "//meter-orders" }],
  ["a path in capitals", 404, { target: "/METER-ORDERS" }],
  ["an asterisk", 404, { target: "*" }],
  ["OPTIONS of an asterisk", 404, { method: "OPTIONS", target: "*" }],
  ["a very long path", 404, { target: `/${"a/".repeat(5_000)}` }],
  ["half an escape", 400, { target: "/meter-orders/%" }],
  ["an escape that is no UTF-8", 400, { target: "/meter-orders/%E0%A4%A" }],
  ["raw bytes above ASCII", 400, { target: "/meter-orders/ü" }],
  ["a space in the path", 400, { target: "/meter-orders/a b" }],
]);

describeSurvival("methods", [
  ["OPTIONS without credentials", 204, { method: "OPTIONS", headers: { Authorization: undefined } }],
  ["DELETE of an order", 405, { method: "DELETE", target: ORDER }],
  ["PATCH of the list", 405, { method: "PATCH" }],
  ["GET of the token endpoint", 405, { target: "/oauth/token" }],
  ["TRACE", 405, { method: "TRACE" }],
  ["PROPFIND", 405, { method: "PROPFIND" }],
  ["a method nobody knows", 400, { method: "FOO" }],
  ["a method in small letters", 400, { method: "get" }],
  ["CONNECT", 400, { method: "CONNECT", target: "mock:80" }],
]);
