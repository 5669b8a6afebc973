import { drop, type Edits } from "./changes-edits.ts";

/** What a program cannot notice. */
export const unnoticed: Edits = {
  "texts change": ({ description, schemas, retrieve }) => {
    description.info.title = "Meters";
    schemas.MeterOrder.description = "An order.";
    retrieve.summary = "Get an order";
  },
  "what only the docs show changes": ({ retrieve, components }) => {
    drop(retrieve, "x-codeSamples");
    drop(components.responses.NotFound, "x-remedy");
  },
  "how long a status lasts is known": ({ schemas }) =>
    (schemas.MeterOrderStatus["x-lifecycle"].statuses.waiting.lasts = "A day."),
};

/** What a program can notice that nothing is added for. */
export const patches: Edits = {
  "another course is typical": ({ schemas }) =>
    (schemas.MeterOrderStatus["x-lifecycle"].statuses.waiting.next = ["checked"]),
  "an optional field of an answer is always there": ({ schemas }) => schemas.MeterOrderList.required.push("has_more"),
  "a limit is raised": ({ parameters }) => (parameters.Limit.schema.maximum = 200),
  "an operation is deprecated": ({ retrieve }) => (retrieve.deprecated = true),
  "a field gets its type by name": ({ schemas }) => {
    schemas.Time = schemas.MeterOrder.properties.created_at;
    schemas.MeterOrder.properties.created_at = { $ref: "#/components/schemas/Time" };
  },
};

/** What programs may use from now on, and need not. */
export const additions: Edits = {
  "a status is added": ({ schemas, parameters }) => {
    schemas.MeterOrderStatus.enum.push("paused");
    parameters.FilterStatusIn.schema.maxItems = 15;
  },
  "a provider and its product are added": ({ schemas }) => {
    schemas.MeterOrderProvider.enum.push("newcomer");
    schemas.MeterOrderProduct.enum.push("smart-meter-newcomer");
  },
  "a field of an answer is added": ({ schemas }) => {
    schemas.MeterOrder.properties.note = { type: "string" };
    schemas.MeterOrder.required.push("note");
  },
  "an optional field of a body is added": ({ schemas }) => (schemas.NewMeterOrder.properties.note = { type: "string" }),
  "an optional parameter is added": ({ list }) =>
    list.parameters.push({ name: "sort", in: "query", schema: { type: "string" } }),
  "an operation is added": ({ paths, retrieve }) =>
    (paths["/meter-orders/{id}"].delete = { ...retrieve, operationId: "cancelMeterOrder" }),
  "a kind of body is added": ({ schemas }) =>
    schemas.TokenRequest.oneOf.push({ type: "object", properties: { grant_type: { const: "device_code" } } }),
  "other credentials will do": ({ retrieve }) => retrieve.security.push({ clientCredentials: [] }),
};
