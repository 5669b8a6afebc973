/** How orval is told where the API runs, and to encode what it puts into a path. */
export default {
  meterOrders: {
    input: "../../../openapi/dist/edison/openapi.json",
    output: {
      target: "../dist/orval/client.ts",
      client: "fetch",
      baseUrl: { runtime: "process.env.METER_ORDERS_BASE_URL" },
      urlEncodeParameters: true,
    },
  },
};
