import { createErrorBodies, HttpError, type HttpErrorStatus } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse, Delivery } from "../http/messages.ts";
import type { Contract } from "../validation/operation.ts";
import { type Fault, GATEWAY_STATUSES, readFault } from "./fault.ts";
import type { Faults } from "./faults.ts";

/** The request header that injects a fault into one request. */
const FAULT_HEADER = "x-mock-fault";

/**
 * Creates the function that injects the fault of the request header, or else the standing fault that applies.
 *
 * @throws Error when the spec has no example of an error that a fault returns.
 */
export function createFaultInjector(contract: Contract) {
  const errorBody = createErrorBodies(contract.operations);
  const toResponse = ({ status, message, headers }: HttpError): ApiResponse => ({
    status,
    headers,
    body: errorBody(status, message),
  });

  function errorOf({ status = 500, retryAfter }: Fault): ApiResponse {
    const seconds = retryAfter ?? (status === 429 ? 1 : undefined);
    const headers = seconds === undefined ? {} : { "retry-after": String(seconds) };
    if (GATEWAY_STATUSES.includes(status)) return gatewayResponse(status, headers);
    const wait = `Wait ${seconds === 1 ? "1 second" : `${seconds} seconds`} before retrying.`;
    const message = seconds === undefined ? "This fault was requested." : wait;
    return toResponse(new HttpError(status as HttpErrorStatus, message, headers));
  }

  return (standing: Faults, request: ApiRequest, respond: () => ApiResponse | Promise<ApiResponse>) => {
    const fault = requestedFault(request) ?? standing.draw(request.operation.iid ?? "");
    if (!fault) return respond();
    if (fault.status !== undefined) return withDelivery(errorOf(fault), fault);
    return completed(respond, toResponse).then((response) => withDelivery(response, fault));
  };
}

/** The error page of a gateway that cannot reach the API. */
function gatewayResponse(status: number, headers: Record<string, string>): ApiResponse {
  const bytes = Buffer.from(
    `<html><head><title>${status}</title></head><body>The gateway returned ${status}.</body></html>`,
  );
  return { status, headers: { ...headers, "content-type": "text/html" }, bytes };
}

/** An error is a response like any other: it can be delayed or lost. */
async function completed(
  respond: () => ApiResponse | Promise<ApiResponse>,
  toResponse: (error: HttpError) => ApiResponse,
): Promise<ApiResponse> {
  try {
    return await respond();
  } catch (error) {
    if (error instanceof HttpError) return toResponse(error);
    throw error;
  }
}

function withDelivery(response: ApiResponse, { latency, loss }: Fault): ApiResponse {
  const delivery: Delivery = { ...response.delivery, ...(latency !== undefined && { latency }), ...(loss && { loss }) };
  return { ...response, delivery };
}

function requestedFault({ headers }: ApiRequest): Fault | undefined {
  const text = headers[FAULT_HEADER];
  if (text === undefined) return undefined;
  try {
    return oneTimeFault(text);
  } catch (error) {
    throw new HttpError(400, `Header "X-Mock-Fault": ${(error as Error).message}`);
  }
}

function oneTimeFault(text: string): Fault {
  const fault = readFault(text);
  const standing = (["times", "probability", "operation"] as const).find((name) => fault[name] !== undefined);
  if (standing === undefined) return fault;
  throw new RangeError(`${standing} is for standing faults; the header applies to its own request only.`);
}
