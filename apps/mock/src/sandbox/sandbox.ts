import { API_VERSION, type ApiRequest, type ApiResponse } from "../http/messages.ts";
import { preferredChoice, preferredResponse, respondStatically } from "../static.ts";
import { splitOnce } from "../text.ts";
import type { Contract } from "../validation/operation.ts";
import { type Access, authorize, createAccess } from "./access.ts";
import { createFaultInjector } from "./fault-response.ts";
import { OPERATIONS } from "./operations.ts";
import { createSandboxConfig, readSpecConfig, type SandboxConfig, type SandboxOptions } from "./sandbox-config.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import { DEFAULT_VERSION, VERSIONS } from "./versions/index.ts";
import type { World } from "./world.ts";
import { Worlds } from "./worlds.ts";

/** A stateful API: orders are created, found, listed, and move through their lifecycle. */
export class Sandbox {
  readonly worlds: Worlds;
  /** Reads which sandbox an `Authorization` header selects. */
  readonly access: (authorization: string) => Access;
  /** Whether all tokens share one sandbox. */
  readonly shared: boolean;
  readonly #tokens: Tokens;
  readonly #strict: boolean;
  readonly #config: SandboxConfig;
  #injectFault: ReturnType<typeof createFaultInjector>;

  /** @throws Error when an option is invalid, the file cannot be used, or the spec lacks what a sandbox needs. */
  constructor(contract: Contract, options: SandboxOptions = {}) {
    const config = createSandboxConfig(contract, options);
    this.#config = config;
    this.worlds = new Worlds(config, options.db !== undefined);
    this.#tokens = createTokens(`tokens ${config.seed}`);
    this.#strict = options.auth === "strict";
    this.shared = options.shared ?? false;
    this.access = createAccess(this.#tokens, this.shared);
    this.#injectFault = createFaultInjector(contract);
  }

  /** Responds to a valid request. */
  respond = (request: ApiRequest): ApiResponse | Promise<ApiResponse> => {
    const { authorization = "" } = request.headers;
    const access = this.access(authorization);
    const world = this.worlds.enter(access);
    if (/^bearer /i.test(authorization.trim()))
      authorize(access, request.operation.method, world.clock.now(), this.#strict);
    return this.#injectFault(world.faults, request, () => this.#respond(world, request));
  };

  /** Uses another contract from now on; the orders stay. Throws, and changes nothing, when it lacks something. */
  load(contract: Contract): void {
    const injectFault = createFaultInjector(contract);
    Object.assign(this.#config, readSpecConfig(contract));
    this.#injectFault = injectFault;
  }

  close(): void {
    this.worlds.close();
  }

  /** An operation without state of its own returns its examples. */
  #respond(world: World, request: ApiRequest): ApiResponse | Promise<ApiResponse> {
    const preferred = request.headers.prefer === undefined ? undefined : preferredChoice(request);
    if (preferred) return preferredResponse(request, preferred);
    const operation = OPERATIONS[request.operation.iid ?? ""];
    if (!operation) return respondStatically(request);
    const [, name = ""] = splitOnce(request.headers[API_VERSION] ?? "", ".");
    const orders = world.orders.in(VERSIONS[name] ?? DEFAULT_VERSION);
    return operation({ world, orders, tokens: this.#tokens }, request);
  }
}
