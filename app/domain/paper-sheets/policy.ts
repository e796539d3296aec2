import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { NominationState, PhaseKind } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { hasJudged, holdsAgencyRole } from "../people/policy";
import { mayRunRound } from "../rounds/policy";

interface OfRound {
  readonly id: string;
  readonly agencyId: string;
}

/** Print sheets, key them, take workbooks over: organiser and secretary, unless they score in the round themselves, or did. */
export function mayKeepPaper(actor: Actor | null, round: OfRound): boolean {
  return whyNotKeepPaper(actor, round) === null;
}

/** Points of others are not for who scores too: scoring is independent. */
export function whyNotKeepPaper(actor: Actor | null, round: OfRound): string | null {
  if (!mayRunRound(actor, round)) return m.paper_why_not_staff();
  return hasJudged(actor, round.id) ? m.paper_why_juror() : null;
}

/** Sheets are made when scoring begins. */
export function whyNotPrint({ phase }: { readonly phase: PhaseKind | null }): string | null {
  return phase === "scoring" ? null : m.paper_why_not_scoring();
}

/** What decides whether a sheet takes what was written elsewhere. */
export interface PaperFacts {
  readonly phase: PhaseKind | null;
  readonly nominationState: NominationState;
  readonly signedAt: Date | null;
  readonly recusedAt: Date | null;
  /** Entries its juror has not answered for (domain/conflicts). */
  readonly missingAnswers: number;
  /** Anchor products the juror submits first, where the rules say so (domain/calibration). */
  readonly missingAnchors: number;
  /** The juror's seat, and the entry's being theirs, are in force. */
  readonly isAssigned: boolean;
}

/** Why a sheet is not filled in any more, in one sentence; null while it is its juror's, and printed for them. */
export function whyNotFill(
  sheet: Pick<PaperFacts, "nominationState" | "signedAt" | "recusedAt" | "isAssigned">,
): string | null {
  if (sheet.nominationState !== "admitted") return m.judge_why_not_admitted();
  if (!sheet.isAssigned) return m.paper_why_not_assigned();
  if (sheet.recusedAt) return m.paper_why_recused();
  return sheet.signedAt ? m.paper_why_signed({ date: formatDate(sheet.signedAt) }) : null;
}

/** Why nothing written elsewhere comes onto a sheet now, in one sentence; null when it may. */
export function whyNotTake(sheet: PaperFacts): string | null {
  if (sheet.phase !== "scoring") return m.paper_why_not_scoring();
  const closed = whyNotFill(sheet);
  if (closed) return closed;
  if (sheet.missingAnswers > 0) return m.paper_why_unanswered({ count: sheet.missingAnswers });
  return sheet.missingAnchors > 0 ? m.paper_why_uncalibrated({ count: sheet.missingAnchors }) : null;
}

/** Why a filled workbook is neither taken over nor discarded. */
export function whyNotDecide({ takenAt }: { readonly takenAt: Date | null }): string | null {
  return takenAt ? m.paper_workbook_taken_already() : null;
}

/** Take back what others read on a paper: the organiser, who answers for the desk. */
export function mayHeadPaper(actor: Actor | null, round: OfRound): boolean {
  return mayKeepPaper(actor, round) && holdsAgencyRole(actor, round.agencyId, ["organiser"]);
}

interface Withdrawal {
  /** Readings it is about. */
  readonly readings: number;
  /** Enough have keyed the paper, so whoever keeps paper may see what each of them read. */
  readonly isFull: boolean;
}

/** Why one's own reading is not taken back alone: a reading that was seen must not be fitted to another. */
export function whyNotWithdrawOwn({ readings, isFull }: Withdrawal): string | null {
  if (readings === 0) return m.paper_why_nothing_own();
  return isFull ? m.paper_why_not_own_alone() : null;
}

/** Why not all readings of a paper are taken back. */
export function whyNotWithdrawAll({ readings }: Pick<Withdrawal, "readings">): string | null {
  return readings === 0 ? m.paper_why_nothing_read() : null;
}

export const paperSheetPermissions: readonly Permission[] = [
  {
    act: "paper_sheet.keep",
    title: m.paper_act_keep,
    may: (actor, here) => mayKeepPaper(actor, { id: here.roundId, agencyId: here.agencyId }),
  },
  {
    act: "paper_sheet.discard_workbook",
    title: m.paper_act_discard,
    may: (actor, here) => mayKeepPaper(actor, { id: here.roundId, agencyId: here.agencyId }),
  },
  {
    act: "paper_sheet.withdraw_readings",
    title: m.paper_act_withdraw,
    may: (actor, here) => mayHeadPaper(actor, { id: here.roundId, agencyId: here.agencyId }),
  },
];
