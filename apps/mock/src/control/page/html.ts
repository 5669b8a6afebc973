/** A piece of HTML, in which everything is escaped that has to be. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template takes: nothing shows for `undefined` and `false`, and lists stand one after another. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** Writes HTML. Everything that is put in is escaped, unless it is HTML that was written this way itself. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(String.raw({ raw: parts }, ...contents.map(write)));
}

function write(content: Content): string {
  if (content instanceof Html) return content.text;
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(write).join("");
  return String(content).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
