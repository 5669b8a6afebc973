/** What a page is about, for search engines and lists of pages, which cut what is longer. */
const LONGEST = 155;

/** The first sentence, and of the others those for which there is room. */
export function summary(...texts: string[]): string {
  const [first = "", ...sentences] = texts.flatMap((text) => text.split(/(?<=\.)\s+/));
  return sentences.reduce((told, sentence) => {
    const longer = `${told} ${sentence}`;
    return longer.length <= LONGEST ? longer : told;
  }, first);
}
