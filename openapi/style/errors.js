/**
 * Each error status has one code, the same on every operation, and each code one status: then the status tells a type.
 * The examples link to the page of their code.
 */
export const statusHasOneCode = () => {
  const codes = new Map();
  return {
    Responses: {
      leave(responses, { report, location, resolve }) {
        for (const [status, response] of Object.entries(responses).filter(([name]) => name >= "400")) {
          const message = contradiction(codes, status, codeOf(resolve(response).node));
          if (message) report({ message, location: location.child(status) });
        }
      },
    },
    Response: {
      leave(response, { report, location, key: status }) {
        const page = `https://docs.nomos.energy/api-references/errors/${codeOf(response)}`;
        for (const [name, { value }] of Object.entries(json(response)?.examples ?? {}))
          if (status >= "400" && value?.docs !== page)
            report({
              message: `Let docs link to ${page}.`,
              location: location.child(["content", "application/json", "examples", name, "value", "docs"]),
            });
      },
    },
  };
};

function json(response) {
  return response?.content?.["application/json"];
}

/** The code that an error's schema adds to the common body. */
function codeOf(response) {
  return json(response)
    ?.schema?.allOf?.map(({ properties }) => properties?.code?.const)
    .find(Boolean);
}

function contradiction(codes, status, code) {
  if (!code) return `Tie the status ${status} to its code, as a constant.`;
  const known = codes.get(status);
  if (known && known !== code) return `Answer ${status} with ${known}, as other operations do, not with ${code}.`;
  const [other] = [...codes].find(([name, taken]) => name !== status && taken === code) ?? [];
  codes.set(status, code);
  if (other && !known) return `Give ${status} a code of its own: ${code} belongs to ${other}.`;
}
