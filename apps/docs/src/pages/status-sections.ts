/** Sections of a status page: the statuses before and after, and the client. */
import { hasReached, isFinal, isHold, type MeterOrderStatus } from "@meter-orders/client";
import { linkAll, linkTo, type Status, sourcesOf, statuses, statusNamed, typicalPath } from "../lifecycle/statuses.ts";
import { fence } from "../samples.ts";

const TYPICAL = "This is typical, but not guaranteed: an order may skip a status, repeat one, or go back.";

const FINAL = "We assume that this status is final. Nomos does not document whether an order can leave it.";

export function beforeAndAfter(status: Status): string {
  const { usual, possible } = sourcesOf(status.name);
  const [holds, others] = [usual.filter(isOnHold), usual.filter((source) => !isOnHold(source))];
  const lines = [
    ...(status === typicalPath[0] ? ["- A new order starts here."] : []),
    line("Usually comes from", others.length > 0 && linkAll(others)),
    line("Returns here after a hold", holds.length > 0 && linkAll(holds)),
    line("May come from", possible.length > 0 && linkAll(possible)),
    ...(usual.length + possible.length === 0 ? ["- No other status leads here."] : []),
    ...following(status),
  ];
  return [...lines.filter(Boolean), "", status.phase === "final" ? FINAL : TYPICAL].join("\n");
}

function following({ next, also, phase }: Status): string[] {
  if (next.length === 0) return ["- Usually followed by: none."];
  const [first, ...others] = next.map(statusNamed);
  const back = phase === "hold";
  return [
    back
      ? line("Usually continues as", linkAll(next.map(statusNamed)))
      : line("Usually followed by", first && linkAll([first])),
    line("Sometimes followed by", !back && others.length > 0 && linkAll(others)),
    line("May change to", also.length > 0 && linkAll(also.map(statusNamed))),
  ];
}

const line = (what: string, value: string | false | undefined) => (value ? `- ${what}: ${value}` : "");
const isOnHold = ({ phase }: Status) => phase === "hold";

export function statusInClient({ name }: Status): string {
  const status = name as MeterOrderStatus;
  return `${helpers(status)}

${fence("ts", "Every order with this status", listOrders(status))}`;
}

const listOrders = (status: MeterOrderStatus) => `import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const filter = { status: { eq: "${status}" } } as const;
for await (const order of client.meterOrders.list({ filter })) console.log(order.id);`;

/** Calls the client, so that the text is true. */
function helpers(status: MeterOrderStatus): string {
  const past = statuses.map(({ name }) => name as MeterOrderStatus).filter((other) => hasReached(other, status));
  const others = past.filter((other) => other !== status).map(linkTo);
  const reached = others.length > 0 ? `this status and for later ones: ${others.join(", ")}` : "this status only";
  return [
    `- \`isFinal("${status}")\` is \`${isFinal(status)}\`${isFinal(status) ? ": `watch` ends here" : ""}.`,
    `- \`isHold("${status}")\` is \`${isHold(status)}\`${isHold(status) ? ": `watch` keeps the status before the hold as `progress`" : ""}.`,
    `- \`hasReached(order.status, "${status}")\` is \`true\` for ${reached}.`,
  ].join("\n");
}
