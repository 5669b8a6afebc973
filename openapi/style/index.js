/** The rules of the style guide that neither Redocly nor an assertion in redocly.yaml can say. That file switches them on. */
import { arraysBounded } from "./arrays.js";
import { constTyped } from "./const.js";
import { defaultsValid } from "./defaults.js";
import { enumValuesDescribed } from "./enums.js";
import { statusHasOneCode } from "./errors.js";
import { lifecycleClosed } from "./lifecycle.js";
import { collectionsPaginated } from "./pagination.js";
import { linksResolve, noTemplateTags } from "./prose.js";
import { bodiesClosed, requestStringsBounded } from "./requests.js";

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
