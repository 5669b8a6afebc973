import { createClient, settle } from "@meter-orders/client";

const client = createClient({ token: "refusals", baseUrl: "http://127.0.0.1:4010" });

async function order(subscription: string): Promise<string> {
  const result = await settle(client.meterOrders.createOrRetrieve({ subscription }));
  if (result.ok) return `ordered as ${result.value.order.id}`;
  switch (result.status) {
    case 402:
      return "settle what is due, then order again";
    case 404:
      return "look at the id: there is no such subscription";
    case 422:
      return "move the customer to a plan with a smart meter, then order again";
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
