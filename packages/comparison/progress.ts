/** Says on stderr what goes on; stdout is for the tables. */
export function progress(text: string): void {
  console.error(text);
}
