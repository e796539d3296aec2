// `npm test [-- FILTER…]`: builds when stale, runs every layer, and ends with one line of counts.
import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { SetupError } from "~/lib/setup-error";
import { ensureBuild } from "./build";

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: ReadonlyArray<{ readonly status: string; readonly assertionResults: readonly unknown[] }>;
}

const filters = process.argv.slice(2);
const RUNS = [["unit", "db", "routes"], ["e2e"]];

try {
  await ensureBuild();
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n0 passed, 1 failed\n`);
  process.exit(1);
}
let passed = 0;
let failed = 0;
let skipped = 0;
for (const projects of RUNS) {
  const file = path.resolve(`test-results/${projects.join("-")}.json`);
  fs.rmSync(file, { force: true });
  const code = await run([
    "run",
    "--passWithNoTests",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...projects.map((name) => `--project=${name}`),
    ...filters,
  ]);
  const report: Report | undefined = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined;
  // A file that cannot be loaded has no tests to count, and counts as one failure.
  const broken =
    report?.testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0).length ??
    0;
  const failures = (report?.numFailedTests ?? 0) + broken;
  passed += report?.numPassedTests ?? 0;
  skipped += (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0);
  failed += code !== 0 && failures === 0 ? 1 : failures;
}
process.stdout.write(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed ? 1 : 0;

function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["node_modules/vitest/vitest.mjs", ...args], { stdio: "inherit" });
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
