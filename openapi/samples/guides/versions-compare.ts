import { createClient } from "@meter-orders/client";

const requested = "2026-01-29.edison";
const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010", apiVersion: requested });

const { response } = await client.GET("/meter-orders/{id}", {
  params: { path: { id: "prdo_lk4m8qtnwg1vy62q7gbniclw" } },
});
const served = response.headers.get("X-API-Version");
console.log(served === requested ? `served by ${served}` : `requested ${requested}, served by ${served}`);
