/** What is known of the course of an order. That its table is complete and leads nowhere else is a rule of the linter. */
import { expect, test } from "vitest";
import { bundle } from "./bundle.ts";

const status = bundle.components.schemas.MeterOrderStatus;
const statuses: Record<string, { next: string[] }> = status["x-lifecycle"].statuses;

test("goes from waiting to activated as the vendor says, by what usually comes next", () => {
  const course = ["waiting"];
  for (let next = usualNext("waiting"); next; next = usualNext(next)) course.push(next);
  expect(course).toEqual([
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_finished",
    "activated",
  ]);
});

test("shows an example order in every status", () => {
  const { examples } = bundle.paths["/meter-orders/{id}"].get.responses["200"].content["application/json"];
  expect(Object.keys(examples)).toEqual(status.enum);
  for (const name of status.enum) {
    const key = examples[name].$ref.split("/").at(-1);
    expect(bundle.components.examples[key].value.status).toBe(name);
  }
});

function usualNext(name: string): string | undefined {
  return statuses[name]?.next[0];
}
