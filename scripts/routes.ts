import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

/** A URL the site answers, as Remix knows it. */
export interface SiteRoute {
  /** "/organiser/rounds/:slug"; "/*" is the page for everything unknown. */
  readonly pattern: string;
  /** Relative to the project: "app/routes/organiser.rounds_.$slug/route.tsx". */
  readonly file: string;
  /** Shows a page to a person; other routes answer with data, a file or a redirect. */
  readonly isPage: boolean;
}

interface ManifestRoute {
  readonly path?: string;
  readonly file: string;
  readonly children?: readonly ManifestRoute[];
}

/** Every route of the site by `remix routes`, sorted; layouts are not routes of their own. */
export async function listRoutes(): Promise<SiteRoute[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["node_modules/@remix-run/dev/dist/cli.js", "routes", "--json"],
    { maxBuffer: 16 << 20 },
  );
  return leavesOf(JSON.parse(stdout) as ManifestRoute[], "").sort((a, b) => a.pattern.localeCompare(b.pattern));
}

function leavesOf(routes: readonly ManifestRoute[], parent: string): SiteRoute[] {
  return routes.flatMap(({ path: own, file, children = [] }) => {
    const pattern = own ? `${parent}/${own}` : parent;
    if (children.length > 0) return leavesOf(children, pattern);
    if (file === "root.tsx") return [];
    const source = path.join("app", file);
    const isPage = /^export default /m.test(fs.readFileSync(source, "utf8"));
    return [{ pattern: pattern || "/", file: source, isPage }];
  });
}

/** The route that answers a path, the most exact one of several; undefined only when there is no catch-all. */
export function matchRoute(routes: readonly SiteRoute[], pathname: string): SiteRoute | undefined {
  return routes
    .filter(({ pattern }) => regexOf(pattern).test(pathname))
    .sort((a, b) => exactness(b.pattern).localeCompare(exactness(a.pattern)))[0];
}

const regexes = new Map<string, RegExp>();

function regexOf(pattern: string): RegExp {
  const made = regexes.get(pattern) ?? compile(pattern);
  regexes.set(pattern, made);
  return made;
}

function compile(pattern: string): RegExp {
  const parts = pattern.split("/").map((part) => {
    if (part === "*") return ".*";
    return part.replaceAll(/[.+()[\]]/g, "\\$&").replace(/^:[\w-]+/, "[^/]+");
  });
  return new RegExp(`^${parts.join("/")}$`);
}

/** A letter a part: what is written out beats a parameter, which beats the rest of the path. */
const exactness = (pattern: string) =>
  pattern
    .split("/")
    .map((part) => (part === "*" ? "a" : /^:[\w-]+$/.test(part) ? "b" : "c"))
    .join("");

/** "/organiser/rounds/:slug" as a part of a file name: "organiser-rounds-slug". */
export function nameOfPattern(pattern: string): string {
  if (pattern === "/") return "home";
  if (pattern === "/*") return "not-found";
  return pattern
    .replaceAll(/[:*]/g, "")
    .replaceAll(/[^\w.]+/g, "-")
    .replace(/^-|-$/g, "");
}
