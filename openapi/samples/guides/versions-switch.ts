import { createClient, type MeterOrderStatus, type UnknownValue } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

function progressBar(status: MeterOrderStatus): string {
  switch (status) {
    case "intended":
    case "waiting":
    case "ordered":
    case "checked":
      return "Your order is being prepared";
    case "installation_planning":
    case "installation_scheduled":
    case "installation_waiting":
      return "Your installation is being arranged";
    case "installation_finished":
    case "installed":
      return "Your meter is installed and will soon go live";
    case "activated":
      return "Your meter is live";
    case "pre_installed":
      return "You already have a smart meter";
    case "cancelled":
      return "Your order was canceled";
    case "blocked":
    case "blocked_wim":
      return "Your order is waiting for confirmation";
    default:
      console.warn("new status:", status satisfies UnknownValue); // does not compile if a known status is missing above
      return "Your order is being processed";
  }
}

const order = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
console.log(progressBar(order.status));
