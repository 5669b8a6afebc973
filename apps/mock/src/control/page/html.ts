/** HTML that is escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What a template accepts. `undefined` and `false` are empty; the items of an array follow each other. */
export type Content = Html | string | number | undefined | false | readonly Content[];

/** Creates HTML from a template. Every value is escaped, unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(String.raw({ raw: parts }, ...contents.map(write)));
}

function write(content: Content): string {
  if (content instanceof Html) return content.text;
  if (content === undefined || content === false) return "";
  if (typeof content === "object") return content.map(write).join("");
  return String(content).replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A timestamp in UTC, to the minute. */
export function minutes(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")}</time>`;
}

/** A timestamp in UTC, to the second. */
export function seconds(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 19).replace("T", " ")}</time>`;
}

const UNITS: [name: Intl.RelativeTimeFormatUnit, milliseconds: number][] = [
  ["week", 604_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1_000],
];

const format = new Intl.RelativeTimeFormat("en");

/** The time until a timestamp, such as `in 3 days`, in the largest unit of which there are at least two. */
export function relativeTime(iso: string, now: number): string {
  const length = Date.parse(iso) - now;
  const [name, size] = UNITS.find(([, candidate]) => Math.abs(length) >= 2 * candidate) ?? ["second", 1_000];
  return format.format(Math.round(length / size), name);
}
