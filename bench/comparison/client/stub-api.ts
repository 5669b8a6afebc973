/** What the stubbed `fetch` and the loopback server return. Run as a program, this file is that server. */
import { listen, urlOf } from "../../loopback.ts";

/** An object of typical size. */
export const ORDER = {
  object: "meter_order",
  id: "prdo_lk4m8qtnwg1vy62q7gbniclw",
  subscription: "sub_n6jo1sxqmk9oyb4l3y5eqd67",
  customer: "cus_l9viwf6mdvclnhtfvfyzxrf5",
  provider: "inexogy",
  status: "waiting",
  created_at: "2024-03-04T08:21:36Z",
  updated_at: "2024-03-12T13:05:44Z",
};

const order = JSON.stringify(ORDER);
const token = JSON.stringify({ access_token: "demo", token_type: "Bearer", expires_in: 86_400 });

export const headers = { "content-type": "application/json", "x-request-id": "9a698263-b4f9-485c-b97b-fcfcfd282f37" };

/** The body of a response: a token at the token endpoint, the object anywhere else. */
export function bodyFor(url: string): string {
  return url.endsWith("/oauth/token") ? token : order;
}

if (import.meta.main) {
  const server = await listen(({ url = "/" }, response) => {
    const body = bodyFor(url);
    response.writeHead(200, { ...headers, "content-length": body.length }).end(body);
  });
  console.log(urlOf(server));
}
