import { createClient, settle } from "@meter-orders/client";

const client = createClient({ token: "rejections", baseUrl: "http://127.0.0.1:4010" });

async function order(subscription: string): Promise<string> {
  const result = await settle(client.meterOrders.createOrRetrieve({ subscription }));
  if (result.ok) return `ordered as ${result.value.order.id}`;
  switch (result.status) {
    case 402:
      return "upgrade the pricing plan of your account, then retry";
    case 404:
      return "check the subscription ID: the subscription does not exist";
    case 422:
      return "move the customer to a plan that includes a smart meter, then retry";
    default:
      throw result.error;
  }
}

for (const subscription of [
  "sub_unpaid000000000000000000",
  "sub_unknown00000000000000000",
  "sub_withoutproduct0000000000",
  "sub_sailsthrough000000000000",
])
  console.log(subscription, await order(subscription));
