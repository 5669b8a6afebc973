import { HtmlValidate } from "html-validate";
import { expect, test } from "vitest";
import { pages, read } from "./dist.ts";

// By the rules of the HTML standard, all of them, and by no configuration of anybody's home folder.
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

test.each([...pages.map((path) => `${path}index.html`), "404.html"])("%s is valid HTML", async (file) => {
  const { results } = await validator.validateString(read(file), file);
  const messages = results.flatMap(({ messages }) => messages);
  expect(messages.map(({ ruleId, message, line, selector }) => ({ ruleId, message, line, selector }))).toEqual([]);
});

test("invalid HTML would be found", async () => {
  const { valid } = await validator.validateString("<p><div></div></p>");
  expect(valid).toBe(false);
});
