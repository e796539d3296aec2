import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { parsePoints } from "~/lib/points";
import type { NominationState, PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isJurorOf } from "../people/policy";
import { mayWorkOnRound } from "../rounds/policy";
import { type Criterion, faultOf, LONGEST_REMARKS, LONGEST_TOGETHER } from "./rules";

/** What decides whether a juror may still write on a sheet of their own. */
export interface SheetFacts {
  readonly phase: PhaseKind | null;
  readonly nominationState: NominationState;
  readonly signedAt: Date | null;
  readonly recusedAt: Date | null;
}

export interface ScoringFacts extends SheetFacts {
  /** Entries the juror has not answered for (domain/conflicts). */
  readonly missingAnswers: number;
  /** Anchor products the juror submits first, where the rules say so (domain/calibration). */
  readonly missingAnchors: number;
}

/** Why a juror does not write on their sheet now, in one sentence; null when they may. */
export function whyNotScore(sheet: ScoringFacts): string | null {
  if (sheet.recusedAt) return m.judge_why_recused();
  if (sheet.signedAt) return m.judge_why_signed();
  const { missingAnswers, missingAnchors } = sheet;
  const closed = whyNotAtAll(sheet);
  if (closed) return closed;
  if (missingAnswers > 0) return m.conflicts_answer_first({ count: missingAnswers });
  return missingAnchors > 0 ? m.calibration_submit_first({ count: missingAnchors }) : null;
}

/** Why a sheet cannot be signed. missing: how many criteria have no points. */
export function whyNotSign(sheet: ScoringFacts, missing: number): string | null {
  return whyNotScore(sheet) ?? (missing > 0 ? m.judge_why_incomplete({ count: missing }) : null);
}

/** A signed sheet is opened again first: what was signed must not vanish by a later excuse. */
export function whyNotRecuse(sheet: SheetFacts): string | null {
  if (sheet.recusedAt) return m.judge_why_recused();
  if (sheet.signedAt) return m.judge_why_not_recuse_signed();
  return whyNotAtAll(sheet);
}

/**
 * isHead: of the jury the sheet belongs to. Nobody else opens a sheet, and opening changes no points. Who gave up the seat could
 * not sign again: what they signed stays.
 */
export function whyNotReopen(sheet: SheetFacts & { readonly endedAt: Date | null }, isHead: boolean): string | null {
  if (!isHead) return m.judge_why_only_head();
  if (!sheet.signedAt) return m.judge_why_not_signed();
  if (sheet.endedAt) return m.judge_why_seat_left();
  return whyNotAtAll(sheet);
}

function whyNotAtAll({ phase, nominationState }: SheetFacts): string | null {
  if (nominationState !== "admitted") return m.judge_why_not_admitted();
  return phase === "scoring" ? null : m.judge_why_not_scoring();
}

/** How far each juror is, without points: the agency's staff, and the head of the jury. */
export function maySeeProgress(actor: Actor | null, round: { readonly agencyId: string }, isHead: boolean): boolean {
  return isHead || mayWorkOnRound(actor, round);
}

type Scale = Pick<Criterion, "maximum" | "step">;

/** The sentence beside a field whose points do not fit; null when they do. */
export function whyNotPoints({ maximum, step }: Scale, points: number | null): string | null {
  const fault = faultOf({ maximum, step }, points);
  if (!fault) return null;
  if (fault.kind === "range" || points === null) return m.judge_points_out_of_range({ maximum: formatPoints(maximum) });
  const lower = Math.floor(points / step) * step;
  return m.judge_points_off_step({
    step: formatPoints(step),
    lower: formatPoints(lower),
    upper: formatPoints(lower + step),
  });
}

export interface NewWords {
  /** What stands. */
  readonly before: string;
  readonly written: string;
  /** What is to stand, joined with what was written elsewhere. */
  readonly after: string;
}

/**
 * Why words do not become the remarks of a sheet; null when they do. What stands may be longer than anyone writes at once, because a
 * paper was added to it: it stays, and may be shortened.
 */
export function whyNotRemarks({ before, written, after }: NewWords): string | null {
  if (after.length <= before.length) return null;
  if (written.length > LONGEST_REMARKS) return m.judge_remarks_too_long({ maximum: LONGEST_REMARKS });
  return after.length > LONGEST_TOGETHER ? m.judge_remarks_too_long_together({ maximum: LONGEST_TOGETHER }) : null;
}

/** Points belong to the criteria of the entry's own product group alone. */
export function whyNotAsked(
  { groupCode }: { readonly groupCode: string },
  { code, isAsked }: { readonly code: string; readonly isAsked: boolean },
): string | null {
  return isAsked ? null : m.judge_criterion_of_other_group({ code, group: groupCode });
}

export interface TypedPoints {
  /** Hundredths; null for an empty field and for what does not fit. */
  readonly points: number | null;
  /** What is wrong with what was typed, or null. */
  readonly wrong: string | null;
}

/** What a juror typed in the field of a criterion: "7,5". */
export function readTypedPoints(scale: Scale, text: string): TypedPoints {
  if (text.trim() === "") return { points: null, wrong: null };
  const points = parsePoints(text);
  if (points === null) return { points: null, wrong: m.judge_points_not_read() };
  const wrong = whyNotPoints(scale, points);
  return { points: wrong ? null : points, wrong };
}

export const sheetPermissions: readonly Permission[] = [
  // Their own sheets alone: whose a sheet is, the query asks.
  { act: "sheet.score", title: m.judge_act_score, may: (actor, here) => isJurorOf(actor, here.roundId) },
  { act: "sheet.recuse", title: m.judge_act_recuse, may: (actor, here) => isJurorOf(actor, here.roundId) },
  // Of the jurors, the head alone.
  { act: "sheet.reopen", title: m.judge_act_reopen, may: (actor, here) => isJurorOf(actor, here.roundId) },
  { act: "sheet.progress", title: m.judge_act_progress, may: (actor, here) => maySeeProgress(actor, here, false) },
];
