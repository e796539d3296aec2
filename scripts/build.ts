// `npm run build`, and the build that `npm start` and `npm test` make when the last one is stale.
import { execFile } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { takeLock } from "~/lib/process-lock.server";
import { SetupError } from "~/lib/setup-error";
import { hashOfSources, isFresh, STAMP } from "./stamp.mjs";

const PACKED = /\.(css|html|js|json|mjs|svg|txt|webmanifest|xml)$/;

/** Builds when sources changed since the last build. Two at once: the second waits and uses the first one's. */
export async function ensureBuild(): Promise<void> {
  if (isFresh()) return;
  const { lock, holder } = await waitForLock();
  if (!lock) throw new SetupError(`Another build (pid ${holder.pid}) does not finish; stop it first`);
  try {
    if (!isFresh()) await build();
  } finally {
    lock.release();
  }
}

export async function compileMessages(): Promise<void> {
  await run("npm", ["run", "--silent", "i18n"]);
}

async function build() {
  const began = performance.now();
  process.stderr.write("Building…\n");
  const sources = hashOfSources();
  fs.rmSync(STAMP, { force: true });
  await compileMessages();
  await run("node_modules/.bin/remix", ["vite:build", "--logLevel", "warn"]);
  packAssets("build/client");
  fs.writeFileSync(STAMP, sources);
  process.stderr.write(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Compresses once, as hard as it goes, what would otherwise be compressed for every visitor. */
function packAssets(folder: string) {
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (!PACKED.test(name) || !fs.statSync(file).isFile()) continue;
    const bytes = fs.readFileSync(file);
    if (bytes.length < 600) continue;
    fs.writeFileSync(
      `${file}.br`,
      brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
    );
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

async function waitForLock() {
  for (let tries = 0; ; tries++) {
    const taken = await takeLock(".cache/build.lock", "build");
    if (taken.lock || tries > 600) return taken;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function run(command: string, args: readonly string[]) {
  try {
    await promisify(execFile)(command, args, { env: { ...process.env, NODE_ENV: "production" }, maxBuffer: 64 << 20 });
  } catch (error) {
    const { stdout, stderr, message } = error as { stdout?: string; stderr?: string; message: string };
    // Vite ends its message with every file it watched.
    const said = `${stdout ?? ""}${stderr ?? message}`.replace(/\n\s+watchFiles: [\s\S]*/, "");
    process.stderr.write(`${said}\n`);
    throw new SetupError("The build failed; its messages are above");
  }
}

if (process.argv[1] === import.meta.filename) {
  try {
    await ensureBuild();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
