// `npm run bench [-- --only NAME] [--full] [--json FILE]`: the figures of the project beside what they are compared with.
import fs from "node:fs";
import os from "node:os";
import { parseArgs } from "node:util";
import { allocation } from "./bench/allocation";
import { archive } from "./bench/archive";
import { type Benchmark, type Figure, isMet } from "./bench/benchmark";
import { grabbing } from "./bench/booths";
import { printing } from "./bench/certificates";
import { checkingIn } from "./bench/check-in";
import { exporting } from "./bench/export";
import { withLab } from "./bench/lab";
import { ledger } from "./bench/ledger";
import { pageCached } from "./bench/page-cached";
import { planZoom } from "./bench/plan-zoom";
import { registry } from "./bench/registry";
import { scoreWrite } from "./bench/score-write";
import { start } from "./bench/start";
import { tally } from "./bench/tally";

const BENCHMARKS: readonly Benchmark[] = [
  scoreWrite,
  tally,
  ledger,
  exporting,
  pageCached,
  registry,
  archive,
  printing,
  allocation,
  grabbing,
  planZoom,
  checkingIn,
  start,
];

const { values } = parseArgs({
  options: { only: { type: "string" }, json: { type: "string" }, full: { type: "boolean", default: false } },
});
const chosen = BENCHMARKS.filter(({ name }) => values.only === undefined || name === values.only);
if (chosen.length === 0) {
  process.stderr.write(`--only: one of ${BENCHMARKS.map(({ name }) => name).join(", ")}\n`);
  process.exit(1);
}

interface Result {
  readonly name: string;
  readonly figures: readonly (Figure & { readonly isMet: boolean })[];
  /** Processes that wanted the machine while it ran, on average over the last minute, of how many processors. */
  readonly load: number;
}

const processors = os.cpus().length;
const results: Result[] = [];
for (const { name, work, run } of chosen) {
  process.stderr.write(`${name}: ${work}\n`);
  const figures = await withLab(values.full, run);
  results.push({ name, figures: figures.map((one) => ({ ...one, isMet: isMet(one) })), load: os.loadavg()[0]! });
}

const lines = results.flatMap(({ name, figures, load }) => figures.map((figure) => rowOf(name, figure, load)));
process.stdout.write(`${tableOf([["benchmark", "what", "figure", "promise", "", "of", "load"], ...lines])}\n`);
if (values.json) {
  const told = { at: new Date().toISOString(), node: process.version, processors, full: values.full, results };
  fs.writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`);
}
if (results.some(({ figures }) => figures.some((one) => !one.isMet))) process.exitCode = 1;

function rowOf(name: string, figure: Figure, load: number): string[] {
  const { what, value, unit, target, detail = "" } = figure;
  const promise = !target ? "" : "most" in target ? `<= ${target.most} ${unit}` : `>= ${target.least} ${unit}`;
  const verdict = target ? (isMet(figure) ? "met" : "MISSED") : "";
  return [name, what, `${round(value)} ${unit}`, promise, verdict, detail, `${load.toFixed(1)} on ${processors}`];
}

function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
