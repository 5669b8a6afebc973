import { createErrorBodies, HttpError, type HttpErrorStatus } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse, Delivery } from "../http/messages.ts";
import type { Contract } from "../validation/operation.ts";
import { type Fault, GATEWAY_STATUSES, readFault } from "./fault.ts";
import type { Faults } from "./faults.ts";

/** The request header that asks for a fault of this one request. */
const FAULT_HEADER = "x-mock-fault";

/** Prepares to answer with the fault that a request asks for, or else with the standing one that hits it. */
export function createFaultAnswers(contract: Contract) {
  const errorBody = createErrorBodies(contract.operations);
  const toAnswer = ({ status, message, headers }: HttpError): ApiResponse => ({
    status,
    headers,
    body: errorBody(status, message),
  });

  function instead({ status = 500, retryAfter }: Fault): ApiResponse {
    const seconds = retryAfter ?? (status === 429 ? 1 : undefined);
    const headers = seconds === undefined ? {} : { "retry-after": String(seconds) };
    if (GATEWAY_STATUSES.includes(status)) return gatewayAnswer(status, headers);
    const wait = `Wait ${seconds === 1 ? "1 second" : `${seconds} seconds`} before retrying.`;
    const message = seconds === undefined ? "This fault was asked for." : wait;
    return toAnswer(new HttpError(status as HttpErrorStatus, message, headers));
  }

  return (standing: Faults, request: ApiRequest, answer: () => ApiResponse | Promise<ApiResponse>) => {
    const fault = askedFault(request) ?? standing.draw(request.operation.iid ?? "");
    if (!fault) return answer();
    if (fault.status !== undefined) return withDelivery(instead(fault), fault);
    return carriedOut(answer, toAnswer).then((given) => withDelivery(given, fault));
  };
}

/** What a server in front of the API says when it cannot reach it: a page of its own, not the API's envelope. */
function gatewayAnswer(status: number, headers: Record<string, string>): ApiResponse {
  const bytes = Buffer.from(
    `<html><head><title>${status}</title></head><body>The gateway answers ${status}.</body></html>`,
  );
  return { status, headers: { ...headers, "content-type": "text/html" }, bytes };
}

/** A refusal travels like any other answer. */
async function carriedOut(
  answer: () => ApiResponse | Promise<ApiResponse>,
  toAnswer: (refusal: HttpError) => ApiResponse,
): Promise<ApiResponse> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof HttpError) return toAnswer(error);
    throw error;
  }
}

function withDelivery(answer: ApiResponse, { latency, loss }: Fault): ApiResponse {
  const delivery: Delivery = { ...answer.delivery, ...(latency !== undefined && { latency }), ...(loss && { loss }) };
  return { ...answer, delivery };
}

function askedFault({ headers }: ApiRequest): Fault | undefined {
  const asked = headers[FAULT_HEADER];
  if (asked === undefined) return undefined;
  try {
    return oneTimeFault(asked);
  } catch (error) {
    throw new HttpError(400, `Header "X-Mock-Fault": ${(error as Error).message}`);
  }
}

function oneTimeFault(text: string): Fault {
  const fault = readFault(text);
  const standing = (["times", "probability", "operation"] as const).find((name) => fault[name] !== undefined);
  if (standing === undefined) return fault;
  throw new RangeError(`${standing} is for standing faults; a header is about its own request only.`);
}
