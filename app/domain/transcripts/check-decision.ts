import { z } from "zod";
import { faultOfList } from "../councils/list";
import type { SchemeRules } from "../schemes/rules";
import { lastPayload } from "./check-rules";
import { type Check, Differences } from "./checks";
import type { Transcript, TranscriptDecision, TranscriptResult } from "./format";
import type { Names } from "./names";

const Recorded = z.looseObject({
  decision: z.string(),
  number: z.string(),
  decidedOn: z.string(),
  items: z.array(
    z.looseObject({
      nominationId: z.string(),
      position: z.int(),
      tier: z.string().nullable(),
      isPutForward: z.boolean(),
    }),
  ),
});
const Released = z.looseObject({ decision: z.string(), number: z.string(), recognised: z.int() });

/**
 * Whether the decisions recognise what the ledger says they do, only what passed, and no more than the limits hold. Where the
 * council did other than the tally proposed - it may, with its reasons - the figures say how often.
 */
export function checkDecision(
  file: Transcript,
  rules: SchemeRules,
  counted: readonly TranscriptResult[],
  names: Names,
): Check {
  const differences = new Differences();
  const rowOf = new Map(counted.map((row) => [row.entry, row]));
  const recognised = new Set<string>();
  for (const decision of file.decisions) {
    compare(file, decision, differences, names);
    for (const item of decision.items) {
      for (const entry of item.entries) {
        recognised.add(entry);
        if (!rowOf.get(entry)?.passed) differences.add("not_passed", { entry: names.entry(entry) });
      }
    }
  }
  const items = file.decisions.flatMap((decision) => decision.items);
  const fault = faultOfList(
    rules,
    items.map(({ tier }) => ({ verdict: "recognise" as const, tier })),
  );
  if (fault?.kind === "over_cap") {
    differences.add("over_cap", { file: String(fault.seats), found: String(fault.cap) });
  } else if (fault) {
    differences.add("tier_full", { field: fault.code, file: String(fault.entries), found: String(fault.count) });
  }
  const isOther = (row: TranscriptResult) => (row.outcome === "recognised") !== recognised.has(row.entry);
  return differences.check("decision", {
    decisions: file.decisions.length,
    recognised: items.length,
    other: counted.filter(isOther).length,
  });
}

function compare(file: Transcript, decision: TranscriptDecision, differences: Differences, names: Names): void {
  const { id, number, decidedOn, items } = decision;
  const recorded = lastPayload(file, "decision_recorded", Recorded, (payload) => payload.decision === id);
  if (!recorded) differences.add("no_decision_event", { field: number });
  const released = lastPayload(file, "results_released", Released, (payload) => payload.decision === id);
  if (!released) differences.add("no_release_event", { field: number });
  if (!recorded || !released) return;
  const differ = (field: string, own: unknown, found: unknown, entry?: string) => {
    if (own === found) return;
    differences.add("items_differ", { ...(entry && { entry }), field, file: String(own), found: String(found) });
  };
  differ("number", number, recorded.number);
  differ("decidedOn", decidedOn, recorded.decidedOn);
  differ("items", items.length, recorded.items.length);
  differ("recognised", items.length, released.recognised);
  const told = new Map(recorded.items.map((item) => [item.nominationId, item]));
  for (const item of items) {
    const entry = names.entry(item.entry);
    const found = told.get(item.entry);
    if (!found) {
      differences.add("items_differ", { entry, field: "entry" });
      continue;
    }
    differ("position", item.position, found.position, entry);
    differ("tier", item.tier, found.tier, entry);
    differ("putForward", item.putForward, found.isPutForward, entry);
  }
}
