/** Just enough to check with, in every runtime. */

type Class<Type> = abstract new (...args: never[]) => Type;

/** The error of a call, which must be of this class. */
export async function failure<Type extends Error>(call: Promise<unknown>, wanted: Class<Type>): Promise<Type> {
  const error = await call.then(
    () => new Error("It succeeded"),
    (reason) => reason,
  );
  if (error instanceof wanted) return error;
  throw error;
}

/** Throws unless both are the same. */
export function expect(actual: unknown, expected: unknown, context?: Error): void {
  if (actual === expected) return;
  throw new Error(`${actual} instead of ${expected}${context ? `: ${context}` : ""}`);
}
