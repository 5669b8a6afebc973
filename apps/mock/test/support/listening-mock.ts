import { afterAll, beforeAll } from "vitest";
import type { ListenOptions } from "../../src/http/listen.ts";
import { createMock, type Mock, type MockOptions } from "../../src/index.ts";

/** Every way in which a mock responds by itself. */
export const MODES = ["sandbox", "static"] as const;

/** A mock that listens while the tests of a block run. */
export type ListeningMock = Mock & { readonly url: string };

/** Lets a mock listen while the tests of a block run, and closes it after them. */
export function listeningMock(options?: MockOptions, where?: ListenOptions): ListeningMock {
  const mock = createMock(options);
  beforeAll(async () => {
    await mock.listen(where);
  });
  afterAll(() => mock.close());
  return mock as ListeningMock;
}
