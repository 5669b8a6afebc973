import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import { type Fault, toFault, writeFault } from "../sandbox/fault.ts";
import type { StandingFault } from "../sandbox/faults.ts";
import type { World } from "../sandbox/world.ts";
import { quote } from "../text.ts";
import type { WorldOperation } from "./plane.ts";

/** The operations that are about the faults of a world, by their ids. */
export const FAULT_OPERATIONS: Record<string, WorldOperation> = {
  listFaults: ({ faults }) => ({ status: 200, body: { items: faults.list().map(withText) } }),
  addFault: ({ faults }, { body }) => {
    return { status: 201, body: withText(faults.add(readBody(body as Fault & { text?: string }))) };
  },
  removeFaults: ({ faults }) => ({ status: 200, body: { removed: faults.remove() } }),
  removeFault: remove,
  removeFaultByForm: remove,
};

/** A fault comes as its properties, or as a text that stands alone. */
function readBody({ text, ...fault }: Fault & { text?: string }): Fault {
  if (text === undefined) return toFault(fault);
  const [name] = Object.keys(fault);
  if (name === undefined) return toFault(text);
  throw new HttpError(400, `Body property "${name}" does not go together with "text", which says everything.`);
}

function remove({ faults }: World, { parameters: { id = "" } }: ApiRequest): ApiResponse {
  if (faults.remove(id) === 1) return { status: 204 };
  throw new HttpError(404, `There is no fault with the id ${quote(id)}.`);
}

function withText(fault: StandingFault) {
  return { ...fault, text: writeFault(fault) };
}
