import { ROOT } from "./control/context.ts";
import { createControlRoutes } from "./control/routes.ts";
import { Journal } from "./http/journal.ts";
import type { RawRequest, RequestHandler } from "./http/messages.ts";
import { createPipeline } from "./http/pipeline.ts";
import { MAX_BODY_BYTES } from "./limits.ts";
import type { Deviation } from "./proxy/deviations.ts";
import { type ContractProxy, createProxy } from "./proxy/proxy.ts";
import { Sandbox } from "./sandbox/sandbox.ts";
import type { SandboxOptions } from "./sandbox/sandbox-config.ts";
import { respondStatically } from "./static.ts";
import { createAjvEngine } from "./validation/ajv-engine.ts";
import { createPrismEngine } from "./validation/lazy-prism.ts";
import type { Contract, Engine } from "./validation/operation.ts";

/** Options of a mock. */
export interface MockOptions extends SandboxOptions {
  /** `sandbox` keeps state. `static` returns the examples of the description. Default: `sandbox`. */
  mode?: "sandbox" | "static";
  /** Whether unknown query parameters are silently ignored, as the real API does. Default: false, they are errors. */
  faithful?: boolean;
  /** What validates requests: `ajv`, or Prism itself, which is slower and finds the same. Default: `ajv`. */
  engine?: "ajv" | "prism";
  /** Whether the control API and the dashboard are served below `/__mock/`. Default: true. */
  control?: boolean;
}

/** Options of a mock or of a validating proxy. */
export interface ServiceOptions extends MockOptions {
  /** A real server to forward every request to. Default: none, the mock responds itself. */
  upstream?: URL | undefined;
  /** Called when a kind of deviation from the contract is first found in front of the upstream. */
  onDeviation?: (deviation: Deviation) => void;
}

/** A mock with all of its parts, but without a port. */
export interface Service extends RequestHandler {
  readonly journal: Journal;
  /** Undefined in static mode, and in front of an upstream. */
  readonly sandbox: Sandbox | undefined;
  /** Undefined without an upstream. */
  readonly proxy: ContractProxy | undefined;
  /** Serves another description from now on. Throws, and keeps the current one, when the mock cannot serve it. */
  load(contract: Contract): void;
  close(): void;
}

/**
 * Creates the service from its parts.
 *
 * @throws Error when an option or the description is invalid, or the database file cannot be used.
 */
export function createService(contract: Contract, options: ServiceOptions = {}): Service {
  const journal = new Journal();
  const proxy =
    options.upstream &&
    createProxy({ ...options, contract, engine: engineOf(contract, options), upstream: options.upstream });
  const sandbox = proxy || options.mode === "static" ? undefined : new Sandbox(contract, options);
  const control = proxy || options.control === false ? undefined : createControlRoutes({ contract, journal, sandbox });
  let pipeline = createPipelineOf(contract, options, sandbox);
  /** The control API, if a request is for it. The prefix decides, so that most requests never get there. */
  const controlOf = (target: string) => (target.includes(ROOT) && control?.owns(target) ? control : undefined);

  return {
    journal,
    sandbox,
    proxy,
    errorResponse: (error) => pipeline.errorResponse(error),
    maxBodyBytes: (target) => controlOf(target)?.maxBodyBytes(target) ?? MAX_BODY_BYTES,
    async handle(request) {
      const api = controlOf(request.target);
      if (api) return api.handle(request);
      const start = performance.now();
      const response = await (proxy ?? pipeline).handle(request);
      journal.add(request, response, start, worldOf(request, sandbox));
      return response;
    },
    load(next) {
      const loaded = createPipelineOf(next, options, sandbox);
      sandbox?.load(next);
      control?.load(next);
      pipeline = loaded;
    },
    close: () => sandbox?.close(),
  };
}

function createPipelineOf(contract: Contract, options: ServiceOptions, sandbox: Sandbox | undefined): RequestHandler {
  return createPipeline({
    contract,
    engine: engineOf(contract, options),
    respond: sandbox?.respond ?? respondStatically,
    ignoreUnknownParameters: options.faithful ?? false,
  });
}

function worldOf({ headers }: RawRequest, sandbox: Sandbox | undefined): string | undefined {
  return headers.authorization === undefined ? undefined : sandbox?.access(headers.authorization).id;
}

function engineOf(contract: Contract, { engine }: ServiceOptions): Engine {
  return engine === "prism" ? createPrismEngine(contract.operations) : ajvEngine(contract);
}

/** Created once for all mocks of a contract, because compiling takes longer than everything else about a new mock. */
function ajvEngine(contract: Contract): Engine {
  const engine = engines.get(contract) ?? createAjvEngine(contract.operations);
  engines.set(contract, engine);
  return engine;
}

const engines = new WeakMap<Contract, Engine>();
