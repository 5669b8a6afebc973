/** What the stub and the loopback server answer. */

/** An object of the usual size. */
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

/** The headers of an answer, as the API sends them. */
export const headers = { "content-type": "application/json", "x-request-id": "9a698263-b4f9-485c-b97b-fcfcfd282f37" };

/** The body of an answer: a token where tokens are given, the object everywhere else. */
export function bodyFor(url: string): string {
  return url.endsWith("/oauth/token") ? token : order;
}
