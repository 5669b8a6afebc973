import type { Notice } from "../notices.ts";
import { type Html, html } from "./html.ts";

/** What went wrong when a form was sent. */
export function noticeBox({ message }: Notice): Html {
  return html`<p id="notice" class="notice" role="alert" tabindex="-1">${message}</p>`;
}
