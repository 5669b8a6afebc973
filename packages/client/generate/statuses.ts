import { comment, description } from "./description.ts";

/** The statuses and the providers as values. */
export function statuses(): string {
  const { MeterOrderStatus, MeterOrderProvider } = description.components.schemas;
  const lifecycle = MeterOrderStatus?.["x-lifecycle"]?.statuses ?? {};
  const phases = Object.entries(lifecycle).map(([status, { phase }]) => [status, phase]);
  return `${list("METER_ORDER_STATUSES", "Every status that this package knows, in the order of the API.", MeterOrderStatus?.enum)}
${list("TYPICAL_COURSE", "The statuses of an order that nothing goes wrong with, first to last. Some may be skipped.", course())}
${list("FINAL_STATUSES", "The statuses that end an order.", inPhase("final"))}
${list("HOLD_STATUSES", "The statuses in which an order stands still until somebody releases it.", inPhase("hold"))}
${table("STATUS_PHASES", "Where a status stands in the life of an order.", Object.fromEntries(phases))}
${table("STATUS_DESCRIPTIONS", "What a status means.", MeterOrderStatus?.["x-enumDescriptions"])}
${list("METER_ORDER_PROVIDERS", "Every meter provider that this package knows.", MeterOrderProvider?.enum)}
${table("PROVIDER_DESCRIPTIONS", "Who a meter provider is.", MeterOrderProvider?.["x-enumDescriptions"])}`;

  function inPhase(phase: string): string[] {
    return phases.filter((row) => row[1] === phase).map(([status = ""]) => status);
  }

  /** The statuses from which or to which the usual next step leads, in its order. Holds lead back, and are left out. */
  function course(): string[] {
    const ordered: string[] = [];
    const visit = (status: string) => {
      const { next = [], phase } = lifecycle[status] ?? {};
      if (phase === "hold" || ordered.includes(status)) return;
      next.forEach(visit);
      ordered.unshift(status);
    };
    const first = Object.keys(lifecycle).find((status) => lifecycle[status]?.phase === "before");
    if (first) visit(first);
    return ordered;
  }
}

function list(name: string, text: string, values: string[] | undefined): string {
  return `${comment(text)}
export const ${name} = [
${(values ?? []).map((value) => `  ${JSON.stringify(value)},`).join("\n")}
] as const;
`;
}

function table(name: string, text: string, values: Record<string, string> | undefined): string {
  return `${comment(text)}
export const ${name} = {
${Object.entries(values ?? {})
  .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`)
  .join("\n")}
} as const;
`;
}
