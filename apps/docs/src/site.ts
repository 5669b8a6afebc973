/** Every page of the site, in the order of the menu. */

import { workflows } from "./downloads/downloads.ts";
import type { Page } from "./page.ts";
import { downloadsPage } from "./pages/downloads.ts";
import { errorPages } from "./pages/errors.ts";
import { changelogPage, guidePages } from "./pages/guides.ts";
import { homePage } from "./pages/home.ts";
import { operationPages } from "./pages/operations.ts";
import { provenancePage } from "./pages/provenance.ts";
import { schemaPages } from "./pages/schemas.ts";
import { statusPages } from "./pages/statuses.ts";

export async function allPages(): Promise<Page[]> {
  const pages = [...guidePages(), ...operationPages(), ...(await statusPages()), ...errorPages(), ...schemaPages()];
  return [homePage(pages), ...pages, provenancePage(pages), changelogPage(), downloadsPage(workflows)];
}
