import { expect, test } from "vitest";
import { provenancePage } from "../../src/pages/provenance.ts";

test("the page lists each statement once, with links to all pages that have it", () => {
  const page = (title: string, decided: string[]) => ({
    ...{ path: `${title}/`, title, description: "", group: "Guides" as const, parts: [] },
    provenance: { decided },
  });
  const { parts } = provenancePage([page("one", ["Shared."]), page("two", ["Shared.", "Own."])]);
  expect(parts.join("\n")).toContain("**Guides**\n\n- Shared. ([one](/one/), [two](/two/))\n- Own. ([two](/two/))");
});
