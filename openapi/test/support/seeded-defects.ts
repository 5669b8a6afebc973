/** By rule, the defects that it must find: a file, a text in it, and its replacement. */
import type { Edit } from "./lint.ts";

export const seededDefects: Record<string, Edit[]> = {
  "array-parameter-serialization": [
    ["edison/parameters/product-filters.yaml", "  style: form\n  explode: false\n", ""],
  ],
  "no-http-verbs-in-paths": [["edison/openapi.yaml", "  /meter-orders:\n", "  /get-meter-orders:\n"]],
  "operation-description": [
    ["shared/paths/oauth-token.yaml", "  description: |\n    Exchanges", "  x-description: |\n    Exchanges"],
  ],
  "operation-singular-tag": [
    ["edison/paths/meter-order.yaml", "tags: [Smart Meter Orders]", "tags: [Smart Meter Orders, Authentication]"],
  ],
  "operation-tag-defined": [["edison/paths/meter-order.yaml", "tags: [Smart Meter Orders]", "tags: [Smart Meters]"]],
  "parameter-description": [["shared/parameters/Limit.yaml", "description: Maximum number of orders per page.\n", ""]],
  "paths-kebab-case": [["edison/openapi.yaml", "  /oauth/token:\n", "  /oauth_token:\n"]],
  "request-mime-type": [
    [
      "edison/paths/meter-orders.yaml",
      "required: true\n    content:\n      application/json:",
      "required: true\n    content:\n      text/json:",
    ],
  ],
  "response-mime-type": [["shared/responses/NotFound.yaml", "  application/json:", "  application/problem+json:"]],
  "response-contains-header": [
    ["shared/responses/NotFound.yaml", "headers:\n  X-API-Version: { $ref: ../headers/ApiVersion.yaml }\n", ""],
    ["shared/paths/oauth-token.yaml", "X-API-Version: { $ref", "X-Version: { $ref"],
  ],

  "no-invalid-media-type-examples": [
    ["edison/examples/MeterOrderChecked.yaml", "  status: checked\n", ""],
    ["edison/examples/MeterOrderListLastPage.yaml", "object: list", "object: orders"],
    ["shared/responses/NotFound.yaml", "code: NOT_FOUND", "code: FORBIDDEN"],
  ],
  "no-invalid-parameter-examples": [
    ["shared/parameters/Limit.yaml", "example: 25", "example: 250"],
    ["edison/parameters/status-filters.yaml", "example: waiting", "example: wait"],
  ],
  "no-invalid-schema-examples": [
    ["edison/schemas/MeterOrderId.yaml", "examples: [prdo_", "examples: [pro_"],
    ["edison/schemas/MeterOrderStatus.yaml", "examples: [waiting]", "examples: [wait]"],
  ],
  "no-duplicated-enum-values": [
    ["edison/schemas/MeterOrderProvider.yaml", "  - metrify\n", "  - metrify\n  - metrify\n"],
  ],
  "no-enum-type-mismatch": [["edison/schemas/MeterOrderProvider.yaml", "  - metrify\n", "  - 1\n"]],
  "no-required-schema-properties-undefined": [
    ["shared/schemas/Token.yaml", "expires_in, refresh_token]", "expires_in, id_token]"],
  ],
  "no-unresolved-refs": [["edison/paths/meter-order.yaml", "schemas/MeterOrder.yaml", "schemas/Order.yaml"]],
  "no-unsafe-markdown": [["guides/introduction.md", "## First request", "<script>alert(1)</script>"]],
  "operation-operationId-unique": [
    ["edison/paths/meter-orders.yaml", "operationId: createMeterOrder", "operationId: listMeterOrders"],
  ],
  "operation-summary": [["edison/paths/meter-order.yaml", "  summary: Retrieve a smart meter order\n", ""]],
  "path-parameters-defined": [["edison/openapi.yaml", "/meter-orders/{id}:", "/meter-orders/{order}:"]],
  "security-defined": [["shared/paths/oauth-token.yaml", "  security:\n    - clientCredentials: []\n", ""]],
  struct: [["shared/schemas/Token.yaml", "    minimum: 0", "    minimum: none"]],

  "style/arrays-bounded": [
    ["edison/schemas/MeterOrderList.yaml", "    maxItems: 100\n", ""],
    ["edison/parameters/status-filters.yaml", "    maxItems:", "    x-maxItems:"],
    ["shared/schemas/Token.yaml", "  scope:\n    type: string", "  scope:\n    type: [array, string]"],
  ],
  "style/bodies-closed": [
    ["edison/schemas/NewMeterOrder.yaml", "additionalProperties: false\n", ""],
    ["edison/schemas/NewMeterOrder.yaml", "additionalProperties: false", "additionalProperties: true"],
    ["shared/schemas/RefreshTokenGrant.yaml", "x-open-object: OAuth 2.0", "# OAuth 2.0"],
  ],
  "style/collections-paginated": [
    ["edison/paths/meter-orders.yaml", "    - $ref: ../../shared/parameters/Cursor.yaml\n", ""],
    ["shared/parameters/Limit.yaml", "maximum: 100", "maximum: 1000"],
    ["edison/schemas/MeterOrderList.yaml", "  has_more:", "  more:"],
    ["edison/schemas/MeterOrderList.yaml", '[string, "null"]', "string"],
  ],
  "style/const-typed": [
    ["edison/schemas/MeterOrder.yaml", "    type: string\n    const: meter_order", "    const: meter_order"],
    ["shared/responses/Conflict.yaml", "type: string, const", "const"],
  ],
  "style/defaults-valid": [
    ["shared/parameters/Limit.yaml", "default: 10", "default: 0"],
    ["shared/parameters/Limit.yaml", "default: 10", "default: ten"],
    ["edison/schemas/MeterOrderProduct.yaml", "x-open-enum: true", "default: smart-meter"],
  ],
  "style/enum-values-described": [
    [
      "shared/schemas/Token.yaml",
      "    const: Bearer",
      "    const: Bearer\n    x-enumDescriptions: { MAC: Not this one. }",
    ],
    ["edison/schemas/MeterOrderStatus.yaml", "  cancelled: The order was canceled.\n", ""],
    ["edison/schemas/MeterOrderStatus.yaml", "  - cancelled\n", "  - cancelled\n  - rejected\n"],
    ["edison/schemas/MeterOrderProvider.yaml", "  - metrify\n", ""],
    [
      "edison/schemas/MeterOrderProduct.yaml",
      "  - smart-meter-metrify\n  - smart-meter-inexogy\n",
      "  - smart-meter-inexogy\n  - smart-meter-metrify\n",
    ],
  ],
  "style/lifecycle-closed": [
    ["edison/lifecycle.yaml", "  waiting:\n", "  awaiting:\n"],
    ["edison/lifecycle.yaml", "next: [checked]", "next: [approved]"],
    ["edison/lifecycle.yaml", "next: [activated, installed]", "next: [activated, installed, activated]"],
    ["edison/lifecycle.yaml", "    next: [ordered]", "    next: []"],
    ["edison/lifecycle.yaml", "  pre_installed:\n    phase: final", "  pre_installed:\n    phase: open"],
    ["edison/lifecycle.yaml", "  intended:\n    phase: before", "  intended:\n    phase: early"],
    ["edison/lifecycle.yaml", "next: [installation_finished, installation_waiting]", "next: [checked]"],
    [
      "edison/schemas/MeterOrderStatus.yaml",
      "  - installed\n  - pre_installed\n",
      "  - pre_installed\n  - installed\n",
    ],
  ],
  "style/links-resolve": [
    ["edison/schemas/CustomerId.yaml", "(/schemas/MeterOrderId/)", "(/schemas/OrderId/)"],
    ["shared/schemas/Token.yaml", "A JWT;", "A [JWT](http://jwt.example);"],
    [
      "shared/responses/NotFound.yaml",
      "  - The path is misspelled",
      "  - The [path](../paths/meter-order.yaml) is misspelled",
    ],
  ],
  "style/no-template-tags": [
    ["guides/introduction.md", "## First request", "{% partial %}"],
    ["shared/schemas/Token.yaml", "A JWT;", "A JWT {% jwt %};"],
    ["shared/responses/TooManyRequests.yaml", "  Wait for the", "  {% note %} Wait for the"],
  ],
  "style/request-strings-bounded": [
    ["shared/parameters/Cursor.yaml", "  minLength: 1\n", ""],
    ["edison/parameters/customer-filters.yaml", "items: { type: string, minLength: 1 }", "items: { type: string }"],
    ["edison/schemas/SubscriptionId.yaml", "pattern: ^sub_[a-z0-9]{24}$\n", ""],
    ["shared/schemas/RefreshTokenGrant.yaml", "    minLength: 1\n", ""],
  ],
  "style/status-has-one-code": [
    ["edison/paths/meter-order.yaml", "responses/NotFound.yaml", "responses/Forbidden.yaml"],
    ["shared/responses/NotFound.yaml", "const: NOT_FOUND", "const: FORBIDDEN"],
    ["shared/responses/NotFound.yaml", "const: NOT_FOUND", "enum: [NOT_FOUND, CONFLICT]"],
    ["shared/responses/NotFound.yaml", "errors/NOT_FOUND", "errors/not-found"],
  ],

  "rule/operation-id-verb-noun": [
    ["edison/paths/meter-order.yaml", "retrieveMeterOrder\n", "meterOrder\n"],
    ["edison/paths/meter-order.yaml", "operationId: retrieveMeterOrder\n", "operationId: retrieve_meter_order\n"],
  ],
  "rule/ten-errors-listed": [
    ["edison/paths/meter-order.yaml", '    "402": { $ref: ../../shared/responses/PaymentRequired.yaml }\n', ""],
    ["shared/paths/oauth-token.yaml", '    "500":', '    "503":'],
    ["shared/paths/oauth-token.yaml", '    "200":', '    "201":'],
  ],
  "rule/code-samples": [
    ["edison/paths/meter-order.yaml", "lang: curl", "lang: sh"],
    ["edison/paths/meter-order.yaml", "  x-codeSamples:\n", "  x-samples:\n"],
    [
      "shared/paths/oauth-token.yaml",
      "    - { lang: TypeScript, label: TypeScript, source: { $ref: ../../samples/createToken.ts } }\n",
      "",
    ],
  ],
  "rule/code-sample-curl": [["samples/createToken.sh", "curl ", "wget "]],
  "rule/code-sample-typescript": [["samples/createToken.ts", '"@meter-orders/client"', '"meter-orders"']],
  "rule/operation-provenance": [
    ["shared/paths/oauth-token.yaml", "  x-provenance:\n", "  x-sources:\n"],
    ["shared/paths/oauth-token.yaml", "    decided:\n", "    guessed:\n"],
  ],
  "rule/schema-provenance": [
    ["edison/schemas/NewMeterOrder.yaml", "x-provenance:\n", "x-sources:\n"],
    ["edison/schemas/NewMeterOrder.yaml", "    - The body has this one field.\n", "    - one field\n"],
  ],
  "rule/error-provenance": [["shared/responses/NotFound.yaml", "x-provenance:\n", "x-sources:\n"]],
  "rule/success-examples": [
    [
      "edison/paths/meter-order.yaml",
      "          examples:\n            waiting",
      "          x-examples:\n            waiting",
    ],
  ],
  "rule/error-causes": [["shared/responses/NotFound.yaml", "x-causes:\n", "x-reasons:\n"]],
  "rule/error-remedy": [["shared/responses/NotFound.yaml", "x-remedy: |\n", "x-remedies: |\n"]],
  "rule/enum-descriptions-sentences": [
    ["edison/schemas/MeterOrderStatus.yaml", "cancelled: The order was canceled.", 'cancelled: ""'],
  ],
  "rule/status-lifecycle": [["edison/schemas/MeterOrderStatus.yaml", "x-lifecycle: {", "x-life: {"]],
  "rule/lifecycle-rows": [
    ["edison/lifecycle.yaml", "    lasts: Until the customer completes the order, which may never happen.\n", ""],
    ["edison/lifecycle.yaml", "    customer: The meter provider is planning", "    customer: they are planning"],
  ],
  "rule/component-names": [
    ["edison/openapi.yaml", "components:\n", "components:\n  schemas:\n    MeterOrder: { type: string }\n"],
    [
      "edison/openapi.yaml",
      "components:\n",
      "components:\n  schemas:\n    meter_order: { $ref: schemas/MeterOrder.yaml }\n",
    ],
  ],
};
