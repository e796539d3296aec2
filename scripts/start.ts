// `npm start`: builds when the build is stale, then runs it in this process.
import { spawnSync } from "node:child_process";
import { enableCompileCache } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isFresh } from "./stamp.mjs";

process.env.NODE_ENV ??= "production";

if (!isFresh()) {
  const { status } = spawnSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
enableCompileCache(path.resolve(".cache/compiled"));
const { main } = await import(pathToFileURL(path.resolve("build/server/index.js")).href);
await main();
