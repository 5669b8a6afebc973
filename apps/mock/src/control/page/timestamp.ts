import { type Html, html } from "./html.ts";

/** Shows a moment to the minute, in UTC. */
export function moment(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace("T", " ")}</time>`;
}

/** Shows a moment as a clock does, to the second. */
export function clockMoment(iso: string): Html {
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

/** Says how far away a moment is, such as `in 3 days`, in the largest unit of which there are at least two. */
export function distance(iso: string, now: number): string {
  const length = Date.parse(iso) - now;
  const [name, size] = UNITS.find(([, candidate]) => Math.abs(length) >= 2 * candidate) ?? ["second", 1_000];
  return format.format(Math.round(length / size), name);
}
