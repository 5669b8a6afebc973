import { beforeEach, describe, expect, test } from "vitest";
import { listeningMock, MODES } from "./listening-mock.ts";
import { bytesOf, exchange, type RawAnswer, type RawRequest, readAnswers } from "./raw-request.ts";

/** What is sent, in words; the status that answers it; and the request. */
export type HostileCase = [what: string, status: number, request: RawRequest];

/** Sends every request to a mock of each mode, expects a proper answer to each, and that the mock still works after. */
export function describeSurvival(subject: string, cases: HostileCase[]): void {
  describe.each(MODES)(`${subject}, in %s mode`, (mode) => {
    const mock = listeningMock({ mode });
    if (mode === "sandbox") beforeEach(() => mock.reset());

    test.each(cases)("%s is answered %i", async (_, status, request) => {
      const answers = readAnswers(await exchange(mock.url, bytesOf(request)));
      expect(answers.map((answer) => answer.status)).toEqual([status]);
      for (const answer of answers) expectEnvelope(answer);
    });

    test("the mock still answers after all that", async () => {
      const [answer] = readAnswers(await exchange(mock.url, bytesOf({})));
      expect(answer?.status).toBe(200);
    });
  });
}

/** Every answer names the edition, and every error is in the API's own envelope. */
export function expectEnvelope({ status, headers, body }: RawAnswer): void {
  expect(headers.get("x-api-version")).toMatch(/./);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  if (status < 400) return;
  expect(headers.get("content-type")).toBe("application/json");
  const { code, docs, message, requestId, ...others } = JSON.parse(body);
  expect(docs.endsWith(`/${code}`)).toBe(true);
  expect(message).toMatch(/^[A-Z].{0,1000}[.?]$/s);
  expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(others).toEqual({});
}
