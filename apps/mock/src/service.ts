import { mountControl } from "./control/mount.ts";
import { Journal } from "./http/journal.ts";
import type { RawRequest } from "./http/messages.ts";
import { createPipeline, type RequestHandler } from "./http/pipeline.ts";
import { MAX_BODY_BYTES } from "./limits.ts";
import type { Deviation } from "./proxy/deviations.ts";
import { type ContractProxy, createProxy } from "./proxy/proxy.ts";
import { Sandbox } from "./sandbox/sandbox.ts";
import type { SandboxOptions } from "./sandbox/setting.ts";
import { respondStatically } from "./static.ts";
import { createAjvEngine } from "./validation/ajv-engine.ts";
import { createPrismEngine } from "./validation/lazy-prism.ts";
import type { Contract, Engine } from "./validation/operation.ts";

/** How a mock is to be. */
export interface MockOptions extends SandboxOptions {
  /** With a memory (`sandbox`), or from the examples of the description alone (`static`). Default: `sandbox`. */
  mode?: "sandbox" | "static";
  /** Whether unknown query parameters are ignored without a word, as the real API does. Default: false. */
  faithful?: boolean;
  /** What checks requests: `ajv`, or Prism itself, which is slower and says the same. Default: `ajv`. */
  engine?: "ajv" | "prism";
  /** Whether the control plane and its page answer, at `/__mock` and below. Default: true. */
  control?: boolean;
}

/** How a mock is to be, or what it is to watch over. */
export interface ServiceOptions extends MockOptions {
  /** A real server to pass everything on to; the mock only watches then. Default: none, the mock answers itself. */
  upstream?: URL | undefined;
  /** Called with every kind of deviation from the contract that is found before the upstream. */
  onDeviation?: (deviation: Deviation) => void;
}

/** The mock with all that belongs to it, but without a port. */
export interface Service extends RequestHandler {
  readonly journal: Journal;
  /** Undefined in static mode, and before an upstream. */
  readonly sandbox: Sandbox | undefined;
  /** Undefined without an upstream. */
  readonly proxy: ContractProxy | undefined;
  /** Serves another description from now on. Throws, and goes on with the present one, when that cannot be served. */
  load(contract: Contract): void;
  close(): void;
}

/**
 * Puts a mock together.
 *
 * @throws Error when an option or the description makes no sense, or the database file cannot be used.
 */
export function createService(contract: Contract, options: ServiceOptions = {}): Service {
  const journal = new Journal();
  const proxy =
    options.upstream &&
    createProxy({ ...options, contract, engine: engineOf(contract, options), upstream: options.upstream });
  const sandbox = proxy || options.mode === "static" ? undefined : new Sandbox(contract, options);
  const control = proxy || options.control === false ? undefined : mountControl({ contract, journal, sandbox });
  let pipeline = createPipelineOf(contract, options, sandbox);

  return {
    journal,
    sandbox,
    proxy,
    errorResponse: (error) => pipeline.errorResponse(error),
    maxBodyBytes: (target) => control?.maxBodyBytes(target) ?? MAX_BODY_BYTES,
    async handle(call) {
      if (control?.owns(call.target)) return control.handle(call);
      const start = performance.now();
      const reply = await (proxy ?? pipeline).handle(call);
      journal.add(call, reply, start, worldOf(call, sandbox));
      return reply;
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

/** Compiled once for all mocks of a contract: compiling takes longer than everything else about a new mock. */
function ajvEngine(contract: Contract): Engine {
  const engine = engines.get(contract) ?? createAjvEngine(contract.operations);
  engines.set(contract, engine);
  return engine;
}

const engines = new WeakMap<Contract, Engine>();
