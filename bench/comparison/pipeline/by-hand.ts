/** What somebody starts who has a description and no project around it. */
import { REDOC, sites } from "../docs/sites.ts";
import { file } from "../peers.ts";
import { run } from "../run.ts";
import type { Durations } from "./turbo-run.ts";

const description = file("../../openapi/dist/edison/openapi.yaml");

/** In seconds; Prism reads the description when it starts, so that there is nothing to make for it. */
export async function byHand(): Promise<Durations> {
  const types = await seconds(() =>
    run(file("node_modules/.bin/openapi-typescript"), [description, "-o", file("dist/by-hand.d.ts")]),
  );
  const docs = await seconds(() => sites[REDOC].build?.(file("dist/by-hand")));
  return { all: types + docs, types, docs, mock: 0 };
}

async function seconds(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
