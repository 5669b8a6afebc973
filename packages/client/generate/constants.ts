import { lifecycle, spec, typicalLifecycle } from "@meter-orders/openapi";
import { list, table } from "./print.ts";

/** What the description says about the API as a whole, statuses, and meter providers, as values. */
export function constants(): string {
  const { info, servers, components } = spec();
  const { MeterOrderStatus, MeterOrderProvider } = components.schemas;
  const phases: [status: string, phase: string][] = Object.entries(lifecycle(spec()).statuses).map(
    ([status, { phase }]) => [status, phase],
  );
  return `/** The API version from which this package was generated. The client sends it as \`X-API-Version\` by default. */
export const API_VERSION = ${JSON.stringify(info.version)};

/** The base URL of the API in production. */
export const PRODUCTION_URL = ${JSON.stringify(servers[0]?.url)};

${[
  list("METER_ORDER_STATUSES", "All known statuses, in the order of the API.", MeterOrderStatus?.enum),
  list(
    "TYPICAL_LIFECYCLE",
    "The typical lifecycle of an order, first to last. An order may skip statuses.",
    typicalLifecycle(spec()),
  ),
  list("FINAL_STATUSES", "The known statuses that never change.", inPhase("final")),
  list("HOLD_STATUSES", "The known statuses of an order that is on hold.", inPhase("hold")),
  table("STATUS_PHASES", "The phase of every known status.", Object.fromEntries(phases)),
  table("STATUS_DESCRIPTIONS", "The meaning of every known status.", MeterOrderStatus?.["x-enumDescriptions"]),
  list("METER_ORDER_PROVIDERS", "All known meter providers.", MeterOrderProvider?.enum),
  table(
    "PROVIDER_DESCRIPTIONS",
    "The name and role of every known meter provider.",
    MeterOrderProvider?.["x-enumDescriptions"],
  ),
].join("\n")}`;

  function inPhase(wanted: string): string[] {
    return phases.flatMap(([status, phase]) => (phase === wanted ? [status] : []));
  }
}
