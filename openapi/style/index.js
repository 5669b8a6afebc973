/** The rules that neither Redocly nor an assertion in redocly.yaml can express. That file switches them on. */
import { bodiesClosed, collectionsPaginated, requestStringsBounded, statusHasOneCode } from "./operations.js";
import { linksResolve, noTemplateTags } from "./prose.js";
import { arraysBounded, constTyped, defaultsValid, enumValuesDescribed, lifecycleClosed } from "./schemas.js";

const rules = {
  "arrays-bounded": arraysBounded,
  "bodies-closed": bodiesClosed,
  "collections-paginated": collectionsPaginated,
  "const-typed": constTyped,
  "defaults-valid": defaultsValid,
  "enum-values-described": enumValuesDescribed,
  "lifecycle-closed": lifecycleClosed,
  "links-resolve": linksResolve,
  "no-template-tags": noTemplateTags,
  "request-strings-bounded": requestStringsBounded,
  "status-has-one-code": statusHasOneCode,
};

export default () => ({ id: "style", rules: { oas3: rules } });
