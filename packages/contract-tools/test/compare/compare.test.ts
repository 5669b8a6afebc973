import { fileURLToPath } from "node:url";
import { source, spec } from "@meter-orders/openapi";
import { describe, expect, it } from "vitest";
import { compare } from "../../compare/compare.ts";
import { formatTable } from "../../compare/format.ts";
import { readExplanations, sort } from "../../compare/known-differences.ts";
import { requestDifferences } from "../support/request-differences.ts";
import { responseDifferences } from "../support/response-differences.ts";
import { copy, generated, inline } from "../support/vendor-specs.ts";

const ours = { name: "ours", spec: spec() };
const known = readExplanations(fileURLToPath(source("edison/known-differences.yaml")));

describe("a comparison of two descriptions", () => {
  it.each([...requestDifferences, ...responseDifferences])("finds %s", (_, change, found, ...others) => {
    expect(compare(inline, copy(inline, change))).toMatchObject([found, ...others]);
  });

  it("finds nothing between a description and itself", () => {
    for (const description of [inline, generated, ours]) expect(compare(description, description)).toEqual([]);
  });

  it("judges a difference from the side of their caller", () => {
    const unbounded = copy(inline, (parts) => delete parts.parameter("limit").schema.maximum);
    expect(compare(inline, unbounded)).toMatchObject([{ what: "maximum", theirs: "none", severity: "stricter" }]);
    expect(compare(unbounded, inline)).toMatchObject([{ what: "maximum", ours: "none", severity: "more" }]);
    const nullable = copy(inline, (parts) => {
      parts.response(parts.one).properties.customer.type = ["string", "null"];
    });
    expect(compare(inline, nullable)).toMatchObject([{ what: "nullability", severity: "stricter" }]);
    expect(compare(nullable, inline)).toMatchObject([{ what: "nullability", severity: "breaks" }]);
  });

  it("says where it stops, at a type that contains itself", () => {
    const endless = copy(inline, (parts) => {
      parts.spec.components.schemas = { Order: parts.response(parts.one) };
      parts.response(parts.one).properties.customer = { $ref: "#/components/schemas/Order" };
    });
    expect(compare(inline, endless)).toMatchObject([{ field: "customer", what: "circular", severity: "breaks" }]);
    expect(compare(endless, endless)).toEqual([]);
  });

  it("does not look into what only one of them has", () => {
    const broken = copy(inline, (parts) => {
      parts.paths["/tariffs"] = { get: { parameters: [{ $ref: "other.yaml#/Page" }] } };
    });
    expect(compare(inline, broken)).toMatchObject([{ operation: "GET /tariffs", what: "operation" }]);
  });
});

describe("the table", () => {
  it("has one line for what differs alike in many places, and no character that a terminal obeys", () => {
    const differences = compare(
      inline,
      copy(inline, (parts) => {
        parts.error(404).content["application/json"].schema.properties.docs.format = "\u001b[2Juri\u0007";
      }),
    );
    expect(differences).toHaveLength(4);
    const printed = formatTable({ unexplained: differences, explained: [], outdated: [] });
    expect(printed.match(/docs/g)).toHaveLength(1);
    expect(printed).toContain("(and 3 more)  format");
    expect(printed).toContain("uri?");
    expect(printed).not.toMatch(/[^\P{C}\n]/u);
  });
});

describe("the known differences", () => {
  it.each([inline, generated])("are all met by a description such as the vendor's", (theirs) => {
    const { outdated, explained } = sort(compare(ours, theirs), known);
    expect(outdated).toEqual([]);
    expect(explained.length).toBeGreaterThan(known.length);
  });

  it("explain nothing any more when the vendor's side changes, and are reported then", () => {
    const limit = { what: "type", theirs: "number", reason: "The vendor says number." };
    const whole = copy(inline, (parts) => {
      parts.parameter("limit").schema.type = "integer";
    });
    const sorted = sort(compare(whole, inline), [limit]);
    expect(sorted).toMatchObject({ unexplained: [], explained: [{ reason: limit.reason }], outdated: [] });
    const differences = compare(inline, whole);
    expect(sort(differences, [limit])).toEqual({ unexplained: differences, explained: [], outdated: [limit] });
    expect(formatTable(sort(differences, [limit]))).toContain("Explained, but no difference: * · * · * · type");
  });

  it("match any text with an asterisk, and nothing else that looks like a pattern", () => {
    const difference = {
      operation: "GET /a",
      place: "query filter[x][in]",
      field: "",
      what: "type",
      ours: "a",
      theirs: "b",
    };
    const found = [{ ...difference, severity: "more" as const, meaning: "" }];
    const explains = (place: string) => sort(found, [{ what: "type", place, reason: "" }]).explained.length === 1;
    expect(explains("query filter[*][in]")).toBe(true);
    expect(explains("query filter[x][in]")).toBe(true);
    expect(explains("query filter.x..in.")).toBe(false);
    expect(explains("filter[x][in]")).toBe(false);
  });
});
