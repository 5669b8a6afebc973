import { drop, type Edits, rename, without } from "./changes-edits.ts";

/** What a program may fall over that was written before. */
export const breaking: Edits = {
  "a path is removed": ({ paths }) => drop(paths, "/meter-orders/{id}"),
  "an operation is removed": ({ paths }) => drop(paths["/meter-orders"], "post"),
  "an operation gets another id": ({ retrieve }) => (retrieve.operationId = "getMeterOrder"),
  "an operation needs another scope": ({ retrieve }) => (retrieve.security = [{ accessToken: ["admin:*"] }]),
  "the kind of credentials changes": ({ components }) =>
    (components.securitySchemes.accessToken = { type: "apiKey", in: "header", name: "X-Key" }),
  "the API moves": ({ description }) => (description.servers[0].url = "https://api.example/v2"),
  "the edition changes": ({ description }) => (description.info.version = "2027-01-29.faraday"),

  "a field of an answer is removed": ({ schemas }) => drop(schemas.MeterOrderList.properties, "next_page"),
  "a field of an answer may be missing": ({ schemas }) =>
    (schemas.MeterOrder.required = without(schemas.MeterOrder.required, "customer")),
  "a field of an answer may be null": ({ schemas }) =>
    (schemas.Token.properties.access_token.type = ["string", "null"]),
  "a field of an answer gets another type": ({ schemas }) => (schemas.Token.properties.expires_in.type = "number"),
  "a pattern changes": ({ schemas }) => (schemas.MeterOrderId.pattern = "^mo_[a-z0-9]{24}$"),
  "an answer is wrapped": ({ retrieve }) =>
    (retrieve.responses[200].content["application/json"].schema = {
      type: "object",
      properties: { data: { $ref: "#/components/schemas/MeterOrder" } },
    }),
  "an answer gets another status": ({ create }) => rename(create.responses, "200", "201"),
  "an answer gets another media type": ({ retrieve }) =>
    rename(retrieve.responses[200].content, "application/json", "application/hal+json"),
  "an error is removed": ({ retrieve }) => drop(retrieve.responses, "404"),
  "an error gets another code": ({ components }) =>
    (components.responses.NotFound.content["application/json"].schema.allOf[1].properties.code.const = "GONE"),
  "a header of an answer is removed": ({ retrieve }) => drop(retrieve.responses[200].headers, "X-API-Version"),
  "a header of an answer may be missing": ({ components }) => (components.headers.ApiVersion.required = false),

  "a closed enum gains a value": ({ schemas }) => schemas.ErrorCode.enum.push("TEAPOT"),
  "an open enum loses a value": ({ schemas }) => schemas.MeterOrderProvider.enum.pop(),
  "an enum is opened": ({ schemas }) => (schemas.ErrorCode["x-open-enum"] = true),
  "an enum is closed": ({ schemas }) => drop(schemas.MeterOrderStatus, "x-open-enum"),
  "a type is renamed": ({ schemas, retrieve, create }) => {
    rename(schemas, "MeterOrder", "Order");
    for (const { responses } of [retrieve, create])
      responses[200].content["application/json"].schema.$ref = "#/components/schemas/Order";
    schemas.MeterOrderList.properties.items.items.$ref = "#/components/schemas/Order";
  },

  "a parameter is removed": ({ list }) => list.parameters.shift(),
  "a parameter becomes required": ({ parameters }) => (parameters.ApiVersion.required = true),
  "a required parameter is added": ({ list }) =>
    list.parameters.push({ name: "tenant", in: "query", required: true, schema: { type: "string" } }),
  "a parameter is written in another way": ({ parameters }) => (parameters.FilterStatusIn.explode = true),
  "a limit is lowered": ({ parameters }) => (parameters.Limit.schema.maximum = 50),
  "a default changes": ({ parameters }) => (parameters.Limit.schema.default = 50),
  "a field of a body is removed": ({ schemas }) => {
    schemas.NewMeterOrder.required = [];
    schemas.NewMeterOrder.properties = {};
  },
  "a body is asked for": ({ list }) =>
    (list.requestBody = { required: true, content: { "application/json": { schema: { type: "object" } } } }),
  "a kind of body is removed": ({ schemas }) => schemas.TokenRequest.oneOf.pop(),
  "a media type of a body is removed": ({ token }) => drop(token.requestBody.content, "application/json"),
};
