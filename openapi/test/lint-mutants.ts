/** By rule, the defects that it must find: a file, a text in it, and what stands there instead. */
import type { Edit } from "./lint.ts";

export const mutants: Record<string, Edit[]> = {
  "array-parameter-serialization": [["parameters/product-filters.yaml", "  style: form\n  explode: false\n", ""]],
  "no-http-verbs-in-paths": [["openapi.yaml", "  /meter-orders:\n", "  /get-meter-orders:\n"]],
  "operation-description": [
    ["paths/oauth-token.yaml", "  description: |\n    Exchanges", "  x-description: |\n    Exchanges"],
  ],
  "operation-singular-tag": [
    ["paths/meter-order.yaml", "tags: [Smart Meter Orders]", "tags: [Smart Meter Orders, Authentication]"],
  ],
  "operation-tag-defined": [["paths/meter-order.yaml", "tags: [Smart Meter Orders]", "tags: [Smart Meters]"]],
  "parameter-description": [["parameters/Limit.yaml", "description: How many orders a page holds at most.\n", ""]],
  "paths-kebab-case": [["openapi.yaml", "  /oauth/token:\n", "  /oauth_token:\n"]],
  "request-mime-type": [
    [
      "paths/meter-orders.yaml",
      "required: true\n    content:\n      application/json:",
      "required: true\n    content:\n      text/json:",
    ],
  ],
  "response-mime-type": [["responses/NotFound.yaml", "  application/json:", "  application/problem+json:"]],
  "response-contains-header": [
    ["responses/NotFound.yaml", "headers:\n  X-API-Version: { $ref: ../headers/ApiVersion.yaml }\n", ""],
    ["paths/oauth-token.yaml", "X-API-Version: { $ref", "X-Version: { $ref"],
  ],

  "no-invalid-media-type-examples": [
    ["examples/MeterOrderChecked.yaml", "  status: checked\n", ""],
    ["examples/MeterOrderListLastPage.yaml", "object: list", "object: orders"],
    ["responses/NotFound.yaml", "code: NOT_FOUND", "code: FORBIDDEN"],
  ],
  "no-invalid-parameter-examples": [
    ["parameters/Limit.yaml", "example: 25", "example: 250"],
    ["parameters/status-filters.yaml", "example: waiting", "example: wait"],
  ],
  "no-invalid-schema-examples": [
    ["schemas/MeterOrderId.yaml", "examples: [prdo_", "examples: [pro_"],
    ["schemas/MeterOrderStatus.yaml", "examples: [waiting]", "examples: [wait]"],
  ],
  "no-duplicated-enum-values": [["schemas/MeterOrderProvider.yaml", "  - metrify\n", "  - metrify\n  - metrify\n"]],
  "no-enum-type-mismatch": [["schemas/MeterOrderProvider.yaml", "  - metrify\n", "  - 1\n"]],
  "no-required-schema-properties-undefined": [
    ["schemas/Token.yaml", "expires_in, refresh_token]", "expires_in, id_token]"],
  ],
  "no-unresolved-refs": [["paths/meter-order.yaml", "schemas/MeterOrder.yaml", "schemas/Order.yaml"]],
  "no-unsafe-markdown": [["guides/introduction.md", "## First call", "<script>alert(1)</script>"]],
  "operation-operationId-unique": [
    ["paths/meter-orders.yaml", "operationId: createMeterOrder", "operationId: listMeterOrders"],
  ],
  "operation-summary": [["paths/meter-order.yaml", "  summary: Retrieve a smart meter order\n", ""]],
  "path-parameters-defined": [["openapi.yaml", "/meter-orders/{id}:", "/meter-orders/{order}:"]],
  "security-defined": [["paths/oauth-token.yaml", "  security:\n    - clientCredentials: []\n", ""]],
  struct: [["schemas/Token.yaml", "    minimum: 0", "    minimum: none"]],

  "style/arrays-bounded": [
    ["schemas/MeterOrderList.yaml", "    maxItems: 100\n", ""],
    ["parameters/status-filters.yaml", "    maxItems: 14 # Our decision: every status once.\n", ""],
    ["schemas/Token.yaml", "  scope:\n    type: string", "  scope:\n    type: [array, string]"],
  ],
  "style/bodies-closed": [
    ["schemas/NewMeterOrder.yaml", "additionalProperties: false\n", ""],
    ["schemas/NewMeterOrder.yaml", "additionalProperties: false", "additionalProperties: true"],
    ["schemas/RefreshTokenGrant.yaml", "x-open-object: OAuth 2.0 (RFC 6749, section 3.2) has", "# It has"],
  ],
  "style/collections-paginated": [
    ["paths/meter-orders.yaml", "    - $ref: ../parameters/Cursor.yaml\n", ""],
    ["parameters/Limit.yaml", "maximum: 100", "maximum: 1000"],
    ["schemas/MeterOrderList.yaml", "  has_more:", "  more:"],
    ["schemas/MeterOrderList.yaml", '[string, "null"]', "string"],
  ],
  "style/const-typed": [
    ["schemas/MeterOrder.yaml", "    type: string\n    const: meter_order", "    const: meter_order"],
    ["responses/Conflict.yaml", "type: string, const", "const"],
  ],
  "style/defaults-valid": [
    ["parameters/Limit.yaml", "default: 10", "default: 0"],
    ["parameters/Limit.yaml", "default: 10", "default: ten"],
    ["schemas/MeterOrderProduct.yaml", "x-open-enum: true", "default: smart-meter"],
  ],
  "style/enum-values-described": [
    ["schemas/Token.yaml", "    const: Bearer", "    const: Bearer\n    x-enumDescriptions: { MAC: Not this one. }"],
    ["schemas/MeterOrderStatus.yaml", "  cancelled: The order was cancelled.\n", ""],
    ["schemas/MeterOrderStatus.yaml", "  - cancelled\n", "  - cancelled\n  - rejected\n"],
    ["schemas/MeterOrderProvider.yaml", "  - metrify\n", ""],
    [
      "schemas/MeterOrderProduct.yaml",
      "  - smart-meter-metrify\n  - smart-meter-inexogy\n",
      "  - smart-meter-inexogy\n  - smart-meter-metrify\n",
    ],
  ],
  "style/lifecycle-closed": [
    ["lifecycle.yaml", "  waiting:\n", "  awaiting:\n"],
    ["lifecycle.yaml", "next: [checked]", "next: [approved]"],
    ["lifecycle.yaml", "next: [activated, installed]", "next: [activated, installed, activated]"],
    ["lifecycle.yaml", "    next: [ordered]", "    next: []"],
    ["lifecycle.yaml", "  pre_installed:\n    phase: final", "  pre_installed:\n    phase: open"],
    ["lifecycle.yaml", "  intended:\n    phase: before", "  intended:\n    phase: early"],
    ["lifecycle.yaml", "next: [installation_finished, installation_waiting]", "next: [checked]"],
    ["schemas/MeterOrderStatus.yaml", "  - installed\n  - pre_installed\n", "  - pre_installed\n  - installed\n"],
  ],
  "style/links-resolve": [
    ["schemas/CustomerId.yaml", "(/schemas/MeterOrderId/)", "(/schemas/OrderId/)"],
    ["schemas/Token.yaml", "A JWT;", "A [JWT](http://jwt.example);"],
    ["responses/NotFound.yaml", "  - The path is misspelt", "  - The [path](../paths/meter-order.yaml) is misspelt"],
  ],
  "style/no-template-tags": [
    ["guides/introduction.md", "## First call", "{% partial %}"],
    ["schemas/Token.yaml", "A JWT;", "A JWT {% jwt %};"],
    ["responses/TooManyRequests.yaml", "  A program waits", "  {% note %} A program waits"],
  ],
  "style/request-strings-bounded": [
    ["parameters/Cursor.yaml", "  minLength: 1\n", ""],
    ["parameters/customer-filters.yaml", "items: { type: string, minLength: 1 }", "items: { type: string }"],
    ["schemas/SubscriptionId.yaml", "pattern: ^sub_[a-z0-9]{24}$\n", ""],
    ["schemas/RefreshTokenGrant.yaml", "    minLength: 1\n", ""],
  ],
  "style/status-has-one-code": [
    ["paths/meter-order.yaml", "responses/NotFound.yaml", "responses/Forbidden.yaml"],
    ["responses/NotFound.yaml", "const: NOT_FOUND", "const: FORBIDDEN"],
    ["responses/NotFound.yaml", "const: NOT_FOUND", "enum: [NOT_FOUND, CONFLICT]"],
    ["responses/NotFound.yaml", "errors/NOT_FOUND", "errors/not-found"],
  ],

  "rule/operation-id-verb-noun": [
    ["paths/meter-order.yaml", "retrieveMeterOrder\n", "meterOrder\n"],
    ["paths/meter-order.yaml", "operationId: retrieveMeterOrder\n", "operationId: retrieve_meter_order\n"],
  ],
  "rule/ten-errors-listed": [
    ["paths/meter-order.yaml", '    "402": { $ref: ../responses/PaymentRequired.yaml }\n', ""],
    ["paths/oauth-token.yaml", '    "500":', '    "503":'],
    ["paths/oauth-token.yaml", '    "200":', '    "201":'],
  ],
  "rule/code-samples": [
    ["paths/meter-order.yaml", "lang: curl", "lang: sh"],
    ["paths/meter-order.yaml", "  x-codeSamples:\n", "  x-samples:\n"],
    [
      "paths/oauth-token.yaml",
      "    - { lang: TypeScript, label: TypeScript, source: { $ref: ../samples/createToken.ts } }\n",
      "",
    ],
  ],
  "rule/code-sample-curl": [["samples/createToken.sh", "curl ", "wget "]],
  "rule/code-sample-typescript": [["samples/createToken.ts", '"@meter-orders/client"', '"meter-orders"']],
  "rule/operation-provenance": [
    ["paths/oauth-token.yaml", "  x-provenance:\n", "  x-sources:\n"],
    ["paths/oauth-token.yaml", "    decided:\n", "    guessed:\n"],
  ],
  "rule/schema-provenance": [
    ["schemas/NewMeterOrder.yaml", "x-provenance:\n", "x-sources:\n"],
    ["schemas/NewMeterOrder.yaml", "    - The body has this one field.\n", "    - one field\n"],
  ],
  "rule/error-provenance": [["responses/NotFound.yaml", "x-provenance:\n", "x-sources:\n"]],
  "rule/error-causes": [["responses/NotFound.yaml", "x-causes:\n", "x-reasons:\n"]],
  "rule/error-remedy": [["responses/NotFound.yaml", "x-remedy: |\n", "x-remedies: |\n"]],
  "rule/enum-descriptions-sentences": [
    ["schemas/MeterOrderStatus.yaml", "cancelled: The order was cancelled.", 'cancelled: ""'],
  ],
  "rule/status-lifecycle": [["schemas/MeterOrderStatus.yaml", "x-lifecycle: {", "x-life: {"]],
  "rule/lifecycle-rows": [
    ["lifecycle.yaml", "    lasts: Until the customer completes the order, which may be never.\n", ""],
    ["lifecycle.yaml", "    customer: The meter provider is planning", "    customer: they are planning"],
  ],
  "rule/component-names": [
    ["openapi.yaml", "components:\n", "components:\n  schemas:\n    MeterOrder: { type: string }\n"],
    ["openapi.yaml", "components:\n", "components:\n  schemas:\n    meter_order: { $ref: schemas/MeterOrder.yaml }\n"],
  ],
};
