import { z } from "zod";
import { compareFractions, parseFraction } from "~/lib/points";
import { lastPayload } from "./check-rules";
import { type Check, type Difference, Differences, type Reason } from "./checks";
import type { Transcript, TranscriptResult } from "./format";
import type { Names } from "./names";

/** Whether ranks, scores, limits and tiers are those that counting the sheets again gives. counted: in its own order. */
export function checkResult({ result }: Transcript, counted: readonly TranscriptResult[], names: Names): Check {
  const differences = new Differences();
  const own = new Map(result.map((row) => [row.entry, row]));
  for (const found of counted) {
    const entry = names.entry(found.entry);
    const row = own.get(found.entry);
    if (!row) differences.add("result_differs", { entry, field: "entry" });
    else
      for (const difference of differencesOf(row, found)) differences.add("result_differs", { entry, ...difference });
  }
  const known = new Set(counted.map((row) => row.entry));
  for (const { entry } of result) {
    if (!known.has(entry)) differences.add("result_differs", { entry: names.entry(entry), field: "entry" });
  }
  if (known.size !== result.length) {
    differences.add("result_differs", { field: "entries", file: String(result.length), found: String(known.size) });
  }
  const place = counted.findIndex((row, at) => result[at]?.entry !== row.entry);
  if (place >= 0) {
    differences.add("result_differs", { entry: names.entry(counted[place]!.entry), field: "order", place: place + 1 });
  }
  return differences.check("result", {
    entries: counted.length,
    passed: counted.filter((row) => row.passed).length,
    proposed: counted.filter((row) => row.outcome === "recognised").length,
  });
}

function* differencesOf(file: TranscriptResult, found: TranscriptResult): Generator<Difference> {
  for (const field of Object.keys(found) as (keyof TranscriptResult)[]) {
    const [a, b] = [JSON.stringify(file[field]), JSON.stringify(found[field])];
    const isLimit = field === "limit" && isSameLimit(file.limit, found.limit);
    if (a !== b && !isLimit) yield { field, file: wordOf(file[field]), found: wordOf(found[field]) };
  }
}

/** Whatever the order of its fields. */
function isSameLimit(a: TranscriptResult["limit"], b: TranscriptResult["limit"]): boolean {
  if (a === null || b === null) return a === b;
  return (Object.keys(b) as (keyof typeof b)[]).every((field) => a[field] === b[field]);
}

const wordOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));

const Tally = z.looseObject({
  entries: z.array(
    z.looseObject({
      nomination: z.string(),
      sheets: z.int(),
      mean: z
        .string()
        .regex(/^\d+\/[1-9]\d*$/)
        .nullable(),
      rank: z.int().nullable(),
      outcome: z.string(),
    }),
  ),
});

/** Whether the tally that was kept for the last decision, in the ledger, is the one that counting again gives. */
export function checkTally(file: Transcript, counted: readonly TranscriptResult[], names: Names): Check {
  const tally = lastPayload(file, "tally_taken", Tally);
  if (!tally) return { name: "tally", state: "failed", reason: "no_tally_event" satisfies Reason };
  const differences = new Differences();
  const told = new Map(tally.entries.map((row) => [row.nomination, row]));
  for (const row of counted) {
    const entry = names.entry(row.entry);
    const kept = told.get(row.entry);
    if (!kept) {
      differences.add("tally_differs", { entry, field: "entry" });
      continue;
    }
    const differ = (field: string, found: unknown, own: unknown) => {
      if (found !== own) differences.add("tally_differs", { entry, field, file: String(own), found: String(found) });
    };
    differ("sheets", row.sheets, kept.sheets);
    differ("rank", row.rank, kept.rank);
    differ("outcome", row.outcome, kept.outcome);
    if (!isSameScore(row.score, kept.mean)) differ("score", row.score, kept.mean);
  }
  if (told.size !== counted.length) {
    differences.add("tally_differs", { field: "entries", file: String(told.size), found: String(counted.length) });
  }
  return differences.check("tally", { entries: told.size });
}

function isSameScore(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return a === b;
  return compareFractions(parseFraction(a), parseFraction(b)) === 0;
}
