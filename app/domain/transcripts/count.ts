import { fractionText } from "~/lib/points";
import type { SchemeRules, TieBreak } from "../schemes/rules";
import { sheetsOfGroups, tieBreakPoints } from "../tallies/inputs";
import type { CountedSheet } from "../tallies/rank";
import { type TallyEntry, tallyRound } from "../tallies/rules";
import type { Choice } from "../tallies/select";
import type { TranscriptContent, TranscriptResult, TranscriptSheet } from "./format";

type Counted = Pick<TranscriptContent, "criteria" | "entries" | "sheets">;

/**
 * The tally of a transcript from its sheets, by the arithmetic of the platform itself. Best first, then those with too few sheets
 * in the order of the file.
 * Source: docs/rules/tallies.md.
 */
export function countTranscript(rules: SchemeRules, { criteria, entries, sheets }: Counted): TallyEntry[] {
  const codeOf = new Map(criteria.map((one) => [one.id, one.code]));
  const forTieBreaks = tieBreakPoints(rules);
  const ofGroup = sheetsOfGroups(rules);
  const signed = new Map<string, CountedSheet[]>();
  for (const sheet of sheets) {
    if (!isCountedSheet(sheet)) continue;
    const points = Object.fromEntries(sheet.points.map((one) => [codeOf.get(one.criterion) ?? "", one.points]));
    const list = signed.get(sheet.entry) ?? [];
    list.push({ total: sheet.total, criteria: forTieBreaks(points) });
    signed.set(sheet.entry, list);
  }
  return tallyRound(
    rules,
    entries.map((entry) => ({
      nominationId: entry.id,
      groupCode: entry.group,
      territory: entry.territory,
      // Without a limit by establishments nobody asks whose an entry is.
      establishmentId: entry.establishment ?? entry.id,
      sheets: ofGroup(entry.group, signed.get(entry.id) ?? []),
    })),
  );
}

/** Signed, and its juror did not step back. */
export const isCountedSheet = ({ signed, recused }: Pick<TranscriptSheet, "signed" | "recused">) => signed && !recused;

/** A row of the tally as a transcript says it. keyOf: how the file names a territory or an establishment. */
export function resultOf(
  row: TallyEntry,
  keyOf: (kind: string, key: string) => string = (_, key) => key,
): TranscriptResult {
  const { nominationId, sheets, score, rank, passed, outcome, brokenBy, choice, grade } = row;
  return {
    entry: nominationId,
    sheets,
    score: score && fractionText(score),
    rank,
    passed,
    outcome,
    brokenBy: brokenBy && stepText(brokenBy),
    limit: limitOf(choice, keyOf),
    tier: grade?.tier.code ?? null,
    tierTied: grade?.kind === "tied",
  };
}

const stepText = (step: TieBreak) => (step.kind === "criterion" ? `criterion ${step.code}` : step.kind);

function limitOf(choice: Choice | null, keyOf: (kind: string, key: string) => string): TranscriptResult["limit"] {
  if (!choice || choice.kind === "within_caps") return null;
  const { kind, key, limit } = choice.cap;
  const cap = { kind, key: keyOf(kind, key), limit };
  return choice.kind === "over_cap"
    ? { ...cap, needed: choice.needed, seats: null }
    : { ...cap, needed: null, seats: choice.kind === "tied_at_cap" ? choice.seats : null };
}
