import { readdir, readFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../..", import.meta.url));

/** A sample that a reader may paste. */
export interface Sample {
  /** Where it stands, for the title of its test. */
  place: string;
  /** A name for a file of its own. */
  file: string;
  language: string;
  code: string;
  /** The JSON that is shown as its response. */
  answer?: string | undefined;
  /** The code of the error that it is there to get. */
  error?: string | undefined;
}

const READMES = ["README.md", "packages/client/README.md", "apps/mock/README.md"];

/** Every sample: those that stand in the prose, and those that have a file of their own. */
export async function readSamples(): Promise<Sample[]> {
  const pages = [...READMES, ...(await filesIn("openapi/guides", /\.md$/))];
  const files = await filesIn("openapi/samples", /\.(sh|ts)$/);
  return (await Promise.all([...pages.map(fencesOf), ...files.map(sampleIn)])).flat();
}

async function filesIn(folder: string, name: RegExp): Promise<string[]> {
  const names = await readdir(join(root, folder), { recursive: true });
  return names
    .filter((file) => name.test(file))
    .sort()
    .map((file) => `${folder}/${file}`);
}

/** The fenced samples of a page, each with the JSON that is shown as its response. */
async function fencesOf(page: string): Promise<Sample[]> {
  const text = (await read(page)).replace(/^---\n[\s\S]*?\n---\n/, "");
  const fences = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
  return fences.map(({ language, code }, index) => {
    const next = fences[index + 1];
    const answer = language === "sh" && next?.language === "json" ? next.code : undefined;
    return { place: `${page}, sample ${index + 1}`, file: `${word(page)}-${index + 1}.ts`, language, code, answer };
  });
}

async function sampleIn(path: string): Promise<Sample> {
  const language = path.slice(-2);
  const error = /^openapi\/samples\/(errors|catch)\//.test(path) ? parse(path).name : undefined;
  return { place: path, file: `${word(path)}.ts`, language, code: await read(path), error };
}

function read(path: string): Promise<string> {
  return readFile(join(root, path), "utf8");
}

function word(path: string): string {
  return path.replaceAll(/\W/g, "-");
}
