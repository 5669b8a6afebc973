/** Prints the bill of materials of a built package as CycloneDX: `node scripts/sbom.ts client|mock`. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

interface Component {
  "bom-ref": string;
  purl: string;
  scope?: string;
  properties?: unknown;
}

interface Bom {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

const [name = ""] = process.argv.slice(2);
const folders: Record<string, string> = { client: "packages/client", mock: "apps/mock" };
const bundled = `${folders[name]}/dist/THIRD-PARTY-LICENSES.txt`;

const bom = existsSync(bundled) ? cut(list(), purls(readFileSync(bundled, "utf8"))) : list("--prod");
console.log(JSON.stringify(bom, null, 2));

function list(...options: string[]): Bom {
  const args = ["--filter", `@meter-orders/${name}`, "sbom", "--sbom-format", "cyclonedx", ...options];
  return JSON.parse(
    execFileSync("pnpm", args, { encoding: "utf8", maxBuffer: 1e8, shell: process.platform === "win32" }),
  );
}

/** To a package manager, the packages bundled into the mock are development dependencies. Here only they count. */
function cut(bom: Bom, kept: Set<string>): Bom {
  const components = bom.components.filter(({ purl }) => kept.has(purl));
  const missing = [...kept].filter((purl) => !components.some((component) => component.purl === purl));
  if (missing.length > 0) throw new Error(`The lockfile does not list what is in the build: ${missing.join(", ")}`);
  const refs = new Set([bom.metadata.component, ...components].map((component) => component["bom-ref"]));
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
  return { ...bom, components: components.map(({ scope, properties, ...component }) => component), dependencies };
}

/** Each notice starts with the name and the version of its package. */
function purls(notices: string): Set<string> {
  const heads = notices.split(`${"-".repeat(80)}\n\n`).map((notice) => notice.split(" ", 2));
  return new Set(heads.map(([name = "", version]) => `pkg:npm/${name.replace("@", "%40")}@${version}`));
}
