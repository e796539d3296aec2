import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const documents = ["README.md", ...filesIn("docs", /\.md$/)];
const sources = ["app", "scripts", "tests"]
  .flatMap((folder) => filesIn(folder, /\.(ts|tsx|mjs)$/))
  .filter((file) => !file.includes("i18n/paraglide"))
  .concat("server.ts", ".env.example");

function filesIn(folder: string, names: RegExp): string[] {
  return fs
    .readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => names.test(name))
    .map((name) => path.join(folder, name))
    .sort();
}

const read = (file: string) => fs.readFileSync(file, "utf8");

/** The anchors of a document's headings, as forges make them. */
function anchorsOf(file: string): string[] {
  return Array.from(read(file).matchAll(/^#+ (.+)$/gm), ([, title = ""]) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

function brokenReference(file: string, anchor: string | undefined): boolean {
  if (!fs.existsSync(file)) return true;
  return anchor !== undefined && !anchorsOf(file).includes(anchor);
}

test("every link and picture of a document leads to a file, and every anchor to a heading", () => {
  const broken = documents.flatMap((file) =>
    Array.from(read(file).matchAll(/\]\(([^)\s]+)\)/g), ([, target = ""]) => target)
      .filter((target) => !/^(https?:|mailto:)/.test(target))
      .filter((target) => {
        const [place = "", anchor] = target.split("#", 2);
        return brokenReference(place ? path.join(path.dirname(file), place) : file, anchor);
      })
      .map((target) => `${file}: ${target}`),
  );

  expect(broken).toEqual([]);
});

test("every document that the code refers to is there, with the heading it names", () => {
  const broken = sources.flatMap((file) =>
    Array.from(read(file).matchAll(/\bdocs\/([\w/-]+\.md)(?:#([\w-]+))?/g), ([whole, name = "", anchor]) => ({
      whole,
      isBroken: brokenReference(path.join("docs", name), anchor),
    }))
      .filter(({ isBroken }) => isBroken)
      .map(({ whole }) => `${file}: ${whole}`),
  );

  expect(broken).toEqual([]);
});

test("every variable of .env.example is explained to those who run the platform", () => {
  const variables = Array.from(read(".env.example").matchAll(/^([A-Z_]+)=/gm), ([, name = ""]) => name);
  const told = documents.map(read).join("\n");

  expect(variables.length).toBeGreaterThan(10);
  expect(variables.filter((name) => !new RegExp(`\\b${name}\\b`).test(told))).toEqual([]);
});

test("every npm script that a document names is in package.json", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const named = documents.flatMap((file) =>
    Array.from(read(file).matchAll(/\bnpm run (?:--silent )?([a-z][\w:]*)/g), ([, name = ""]) => `${file}: ${name}`),
  );

  expect(named.filter((line) => !(line.split(": ")[1]! in scripts))).toEqual([]);
});
