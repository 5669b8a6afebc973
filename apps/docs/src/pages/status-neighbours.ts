/** Where an order with a status comes from, and where it goes. */
import { type Status, sourcesOf, statusNamed, usualCourse } from "../lifecycle/statuses.ts";
import { linkAll } from "../lifecycle/table.ts";

const TYPICAL = "This is what is typical, not a promise: an order may skip a status, repeat one or go back.";

const FINAL = "We take this status as final. The vendor does not say whether an order can leave it.";

export function beforeAndAfter(status: Status): string {
  const { usual, possible } = sourcesOf(status.name);
  const [holds, others] = [usual.filter(isHold), usual.filter((source) => !isHold(source))];
  const lines = [
    ...(status === usualCourse[0] ? ["- A new order starts here."] : []),
    line("Usually comes from", others.length > 0 && linkAll(others)),
    line("Comes back here after a hold", holds.length > 0 && linkAll(holds)),
    line("May come from", possible.length > 0 && linkAll(possible)),
    ...(usual.length + possible.length === 0 ? ["- No other status leads here."] : []),
    ...following(status),
  ];
  return [...lines.filter(Boolean), "", status.phase === "final" ? FINAL : TYPICAL].join("\n");
}

function following({ next, also, phase }: Status): string[] {
  if (next.length === 0) return ["- Usually followed by: nothing."];
  const [first, ...others] = next.map(statusNamed);
  const back = phase === "hold";
  return [
    back
      ? line("Goes on, as a rule where it stood, as", linkAll(next.map(statusNamed)))
      : line("Usually followed by", first && linkAll([first])),
    line("Sometimes followed by", !back && others.length > 0 && linkAll(others)),
    line("May go to", also.length > 0 && linkAll(also.map(statusNamed))),
  ];
}

const line = (what: string, value: string | false | undefined) => (value ? `- ${what}: ${value}` : "");
const isHold = ({ phase }: Status) => phase === "hold";
