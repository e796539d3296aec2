// Whether the build is of the sources as they are. Plain JavaScript without dependencies: every start asks this first.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";

const SOURCES = [
  "app",
  "public",
  "project.inlang/settings.json",
  "server.ts",
  "remix.config.js",
  "vite.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** Made by the build itself. */
const GENERATED = path.join("app", "i18n", "paraglide");
export const STAMP = "build/.stamp";

export function isFresh() {
  return fs.existsSync(STAMP) && fs.readFileSync(STAMP, "utf8") === hashOfSources();
}

export function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesOf).sort())
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update("\0");
  return hash.digest("hex");
}

/** @type {(place: string) => string[]} */
function filesOf(place) {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  if (path.normalize(place) === GENERATED) return [];
  return fs.readdirSync(place).flatMap((name) => filesOf(path.join(place, name)));
}
