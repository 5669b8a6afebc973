import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import { preferredChoice, preferredResponse } from "../static.ts";
import type { Contract } from "../validation/operation.ts";
import { type Access, authorize, clientId, createAccess } from "./access.ts";
import { createMeterOrder } from "./creation.ts";
import { createFaultAnswers } from "./fault-answer.ts";
import { noSuchOrder } from "./orders.ts";
import { createSetting, readFacts, type SandboxOptions, type Setting } from "./setting.ts";
import { createToken } from "./token-grants.ts";
import { createTokens, type Tokens } from "./tokens.ts";
import type { World } from "./world.ts";
import { Worlds } from "./worlds.ts";

/** An API with a memory: orders that are created, found, listed and go their way. */
export class Sandbox {
  readonly worlds: Worlds;
  /** Reads which world an `Authorization` header leads to. */
  readonly access: (authorization: string) => Access;
  /** Whether all tokens share one world. */
  readonly shared: boolean;
  readonly #tokens: Tokens;
  readonly #strict: boolean;
  readonly #setting: Setting;
  #faulty: ReturnType<typeof createFaultAnswers>;

  /** @throws Error when the database file cannot be used, or the description has not what a sandbox needs. */
  constructor(contract: Contract, options: SandboxOptions = {}) {
    const setting = createSetting(contract, options);
    this.#setting = setting;
    this.worlds = new Worlds(setting, options.db !== undefined);
    this.#tokens = createTokens(`tokens ${setting.seed}`);
    this.#strict = options.auth === "strict";
    this.shared = options.shared ?? false;
    this.access = createAccess(this.#tokens, this.shared);
    this.#faulty = createFaultAnswers(contract);
  }

  /** Answers a request that keeps the contract. */
  respond = (request: ApiRequest): ApiResponse | Promise<ApiResponse> => {
    const { authorization = "" } = request.headers;
    const access = this.access(authorization);
    const world = this.worlds.enter(access);
    if (/^bearer /i.test(authorization.trim()))
      authorize(access, request.operation.method, world.clock.now(), this.#strict);
    return this.#faulty(world.faults, request, () => this.#answer(world, request));
  };

  /** Goes by another description from now on; the orders stay. Throws, and changes nothing, when it lacks something. */
  load(contract: Contract): void {
    Object.assign(this.#setting, readFacts(contract));
    this.#faulty = createFaultAnswers(contract);
  }

  close(): void {
    this.worlds.close();
  }

  #answer(world: World, request: ApiRequest): ApiResponse | Promise<ApiResponse> {
    const preferred = preferredChoice(request);
    if (preferred) return preferredResponse(request, preferred);
    return this.#handle(world, request);
  }

  #handle(world: World, { operation, parameters, query, body, headers }: ApiRequest): ApiResponse {
    switch (operation.iid) {
      case "retrieveMeterOrder": {
        const { id = "" } = parameters;
        const order = world.orders.get(id);
        if (order) return { status: 200, body: order };
        throw noSuchOrder(id);
      }
      case "listMeterOrders":
        return { status: 200, body: world.orders.list(query) };
      case "createMeterOrder":
        return createMeterOrder(world, (body as { subscription: string }).subscription);
      case "createToken": {
        const client = clientId(headers.authorization ?? "");
        const grant = body as Record<string, unknown>;
        return { status: 200, body: createToken(this.#tokens, client, grant, world.clock.now()) };
      }
      default:
        throw new Error(`The sandbox does not know the operation ${operation.iid}; the static mode serves every one.`);
    }
  }
}
