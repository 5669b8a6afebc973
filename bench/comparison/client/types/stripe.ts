import Stripe from "stripe";

const stripe = new Stripe("demo");
export const customer = await stripe.customers.retrieve("cus_1");
export const customers = await stripe.customers.list({ email: "a@example.com", limit: 10 });
export const created = await stripe.customers.create({ name: "A" });
