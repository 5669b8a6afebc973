/** What the TypeScript client says about a status. */
import { hasReached, isFinal, isHold, type MeterOrderStatus } from "@meter-orders/client";
import { type Status, statuses } from "../lifecycle/statuses.ts";
import { linkTo } from "../lifecycle/table.ts";

export function statusInClient({ name }: Status): string {
  const status = name as MeterOrderStatus;
  return `${answers(status)}

\`\`\`ts Every order with this status
import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const filter = { status: { eq: "${name}" } } as const;
for await (const order of client.meterOrders.list({ filter })) console.log(order.id);
\`\`\``;
}

/** The client itself is asked, so this is what it does. */
function answers(status: MeterOrderStatus): string {
  const past = statuses.map(({ name }) => name as MeterOrderStatus).filter((other) => hasReached(other, status));
  const others = past.filter((other) => other !== status).map(linkTo);
  const reached = others.length > 0 ? `this status and for those past it: ${others.join(", ")}` : "this status alone";
  return [
    `- \`isFinal("${status}")\` is \`${isFinal(status)}\`${isFinal(status) ? ": a watch ends here" : ""}.`,
    `- \`isHold("${status}")\` is \`${isHold(status)}\`${isHold(status) ? ": a watch keeps where the order stood, as `progress`" : ""}.`,
    `- \`hasReached(order.status, "${status}")\` is \`true\` for ${reached}.`,
  ].join("\n");
}
