/** What is measured, area by area, in the order of the report. */
import { coldImport } from "./client/cold-import.ts";
import { cpu } from "./client/cpu.ts";
import { faultMatrix } from "./client/faults/matrix.ts";
import { size } from "./client/size.ts";
import { types } from "./client/types.ts";
import { unknownValues } from "./client/unknown-values.ts";
import { accessibility } from "./docs/accessibility.ts";
import { build } from "./docs/build.ts";
import { identity } from "./docs/identity.ts";
import { load } from "./docs/load.ts";
import { SETUP as SITES } from "./docs/sites.ts";
import { withoutScript } from "./docs/text.ts";
import { endurance } from "./mock/endurance.ts";
import { pages } from "./mock/pages.ts";
import { probes } from "./mock/probes.ts";
import { SETUP as SERVERS } from "./mock/servers.ts";
import { start } from "./mock/start.ts";
import { throughput } from "./mock/throughput.ts";
import { world } from "./mock/world.ts";
import { edit } from "./pipeline/edit.ts";
import type { Measurement } from "./section.ts";

/** The measurements of each area. The first one makes the area's chart. */
export const areas: Record<string, Record<string, Measurement>> = {
  client: { faults: faultMatrix, size, cpu, "cold-import": coldImport, types, "unknown-values": unknownValues },
  mock: { throughput, pages, start, world, endurance, probes },
  docs: { load, text: withoutScript, accessibility, identity, build },
  pipeline: { edit },
};

/** How what an area compares was set up. In the client's, each table says that of its own. */
export const setups: Record<string, string> = { mock: SERVERS, docs: SITES };
