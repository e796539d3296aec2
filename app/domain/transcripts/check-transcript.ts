import type { TrustedKey } from "../ledger/trusted-keys";
import { SchemeRules } from "../schemes/rules";
import { checkDecision } from "./check-decision";
import { checkLedger } from "./check-ledger";
import { checkResult, checkTally } from "./check-result";
import { checkRules } from "./check-rules";
import { checkKey, checkSeal } from "./check-seal";
import { checkPoints, checkSheets } from "./check-sheets";
import type { Check, TranscriptReport } from "./checks";
import { countTranscript, resultOf } from "./count";
import { type FormatFault, readTranscript } from "./format";
import { namesIn } from "./names";

interface Options {
  /** Keys the reader has from elsewhere, with their withdrawal; left out: any key is taken, and said to be unknown. */
  readonly trusted?: readonly TrustedKey[] | undefined;
  /** Called now and then with the events done. */
  readonly progress?: (done: number) => Promise<void> | void;
}

/**
 * Look through a transcript: whether it is whole and signed, and whether its rules, sheets, ranks, limits and decisions follow
 * from its events. Needs nothing but the file's text; runs in a browser as on a server. It never throws for what the file holds.
 * Source: docs/rules/transcripts.md#checks.
 */
export async function checkTranscript(text: string, { trusted, progress }: Options = {}): Promise<TranscriptReport> {
  const read = readTranscript(text);
  if (!read.ok) return { ok: false, checks: [formatCheck(read.fault)], about: null };
  const file = read.transcript;
  const rules = SchemeRules.safeParse(file.rules);
  if (!rules.success) {
    const [issue] = rules.error.issues;
    const path = ["rules", ...(issue?.path ?? [])].map(String).join(".");
    return { ok: false, checks: [formatCheck({ kind: "field", path, problem: issue?.message ?? "" })], about: null };
  }
  const names = namesIn(file);
  const counted = countTranscript(rules.data, file).map((row) => resultOf(row));
  const checks: Check[] = [
    { name: "format", state: "ok" },
    await checkSeal(file),
    checkKey(file, trusted),
    ...(await checkLedger(file, progress)),
    checkRules(file, rules.data),
    checkSheets(file, names),
    checkPoints(file, rules.data, names),
    checkResult(file, counted, names),
    checkTally(file, counted, names),
    checkDecision(file, rules.data, counted, names),
  ];
  const { round, seal, heads } = file;
  const { size, root } = heads.at(-1)!;
  return {
    ok: checks.every((check) => check.state !== "failed"),
    checks,
    about: {
      round: round.id,
      name: round.name,
      nameEn: round.nameEn,
      slug: round.slug,
      root,
      size,
      key: seal.key,
      at: seal.at,
      digest: seal.digest,
    },
  };
}

function formatCheck(fault: FormatFault): Check {
  const first =
    fault.kind === "field"
      ? { field: fault.path, file: fault.problem }
      : { file: fault.kind === "other_format" ? fault.found : fault.problem };
  return { name: "format", state: "failed", reason: fault.kind, first };
}
