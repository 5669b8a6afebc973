import { progress } from "./progress.ts";

/**
 * Measures several things alternately, so that whatever else the machine does hits all of them alike. Every round
 * begins with another one. What fails once is left out from then on.
 */
export async function inRounds<Name extends string, Sample = number>(
  title: string,
  rounds: number,
  names: readonly Name[],
  measure: (name: Name) => Promise<Sample>,
): Promise<Record<Name, Sample[] | undefined>> {
  const samples: Record<string, Sample[] | undefined> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    progress(`${title}: round ${round + 1} of ${rounds}`);
    const start = round % names.length;
    for (const name of [...names.slice(start), ...names.slice(0, start)]) {
      try {
        samples[name]?.push(await measure(name));
      } catch (error) {
        progress(`${title}: ${name} is left out: ${`${error}`.split("\n")[0]}`);
        samples[name] = undefined;
      }
    }
  }
  return samples as Record<Name, Sample[] | undefined>;
}
