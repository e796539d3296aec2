import { PHASES, type PhaseKind } from "~/lib/vocabulary";
import { isOnlyAnnounced, type PhaseSpan, phaseAt } from "../rounds/rules";

/** How far a sheet is. `complete`: every criterion has its points, and it is not signed yet. */
export const SHEET_STATES = ["empty", "partly", "complete", "signed", "recused"] as const;
export type SheetState = (typeof SHEET_STATES)[number];

export interface SheetProgress {
  readonly signedAt: Date | null;
  readonly recusedAt: Date | null;
  /** Criteria with points, of how many a juror scores. */
  readonly scored: number;
  readonly leaves: number;
}

export function stateOf({ signedAt, recusedAt, scored, leaves }: SheetProgress): SheetState {
  if (recusedAt) return "recused";
  if (signedAt) return "signed";
  if (scored === 0) return "empty";
  return scored < leaves ? "partly" : "complete";
}

/** Still asks something of its juror. */
export function isOpen(state: SheetState): boolean {
  return state !== "signed" && state !== "recused";
}

/** Letters that a juror, or a paper of theirs, says at once in the remarks of a sheet. */
export const LONGEST_REMARKS = 4000;
/** Letters up to which devices add to remarks. Paper adds beyond: a refusal would tell the office how much the juror wrote. */
export const LONGEST_TOGETHER = 5 * LONGEST_REMARKS;

/** A criterion with its parts; a leaf has none and is what a juror scores. */
export interface Criterion {
  readonly id: string;
  readonly code: string;
  /** Hundredths of a point, as everywhere. */
  readonly maximum: number;
  readonly step: number;
  readonly parts: readonly Criterion[];
}

/** The criteria a juror scores, in printed order. */
export function leavesOf<C extends { readonly parts: readonly C[] }>(criteria: readonly C[]): C[] {
  return criteria.flatMap((one) => (one.parts.length > 0 ? leavesOf(one.parts) : [one]));
}

/** What a criterion says of product groups: where it is asked, and what bands of points mean where. */
interface ForGroups<C> {
  readonly groups: readonly string[] | null;
  readonly levels: readonly { readonly groupCode: string | null }[];
  readonly parts: readonly C[];
}

/**
 * The criteria that a sheet of one product group is made of. A group's own bands take the place of those for all groups.
 * Source: docs/rules/sheets.md#groups
 */
export function askedOf<C extends ForGroups<C>>(criteria: readonly C[], groupCode: string): C[] {
  return criteria
    .filter((one) => one.groups === null || one.groups.includes(groupCode))
    .map((one) => {
      const own = one.levels.filter((level) => level.groupCode === groupCode);
      const levels = own.length > 0 ? own : one.levels.filter((level) => level.groupCode === null);
      return { ...one, levels, parts: askedOf(one.parts, groupCode) };
    });
}

/** The sum of what is scored below a criterion; null while nothing is. points: by the leaf's id. */
export function totalOf(criteria: readonly Criterion[], points: ReadonlyMap<string, number | null>): number | null {
  const given = leavesOf(criteria)
    .map((leaf) => points.get(leaf.id) ?? null)
    .filter((one) => one !== null);
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0);
}

/** The leaves without points, in printed order. */
export function missingFrom<C extends Criterion>(
  criteria: readonly C[],
  points: ReadonlyMap<string, number | null>,
): Criterion[] {
  return leavesOf<Criterion>(criteria).filter((leaf) => (points.get(leaf.id) ?? null) === null);
}

/** `range`: below 0 or above the maximum. `step`: between two steps. */
export interface PointsFault {
  readonly kind: "range" | "step";
}

/** What is wrong with points for a criterion, both in hundredths; null when they fit, and for points taken back. */
export function faultOf(criterion: Pick<Criterion, "maximum" | "step">, points: number | null): PointsFault | null {
  if (points === null) return null;
  if (!Number.isInteger(points) || points < 0 || points > criterion.maximum) return { kind: "range" };
  return points % criterion.step === 0 ? null : { kind: "step" };
}

/**
 * The next open sheet after this one in the jury's order, going round at the end; null when no other is open.
 * sheets: in order.
 */
export function nextOpen<S extends { readonly id: string; readonly state: SheetState }>(
  sheets: readonly S[],
  currentId: string,
): S | null {
  const place = sheets.findIndex((sheet) => sheet.id === currentId);
  const ahead = [...sheets.slice(place + 1), ...sheets.slice(0, Math.max(place, 0))];
  return ahead.find((sheet) => isOpen(sheet.state)) ?? null;
}

/**
 * The phase that decides whether a sheet may be written. A later phase that an act has begun ends scoring for everyone, also
 * for a request that set out before it.
 */
export function scoringPhase(phases: readonly PhaseSpan[], now: Date): PhaseKind | null {
  const after = phases.find(
    (phase) => PHASES.indexOf(phase.kind) > PHASES.indexOf("scoring") && !isOnlyAnnounced(phase),
  );
  return after ? after.kind : phaseAt(phases, now);
}

/**
 * When scoring is to be done: its own end, or the date named for what follows it. Null where no date is set.
 * phases: as the round has them.
 */
export function dueAt(phases: readonly PhaseSpan[]): Date | null {
  const at = (kind: PhaseKind) => phases.find((phase) => phase.kind === kind);
  const following = AFTER_SCORING.map((kind) => at(kind)?.opensAt).find((date) => date !== undefined);
  const scoring = at("scoring");
  const end = scoring && !isOnlyAnnounced(scoring) ? scoring.closesAt : null;
  return end ?? following ?? null;
}

const AFTER_SCORING = ["council", "expected_list", "decision"] as const satisfies readonly PhaseKind[];

/** Seconds by which a device's clock may be wrong before anyone is told. */
const CLOCK_TOLERANCE = 300;

/** A device that was without a network for longer has a clock nobody can believe. */
const LONGEST_AWAY_MS = 366 * 86_400_000;

/** The time that a device states for an act, where it can have been: not to come, and within a year. Else null. */
export function statedTime(at: Date | null, now: Date): Date | null {
  if (!at) return null;
  const ago = now.getTime() - at.getTime();
  return ago >= -CLOCK_TOLERANCE * 1000 && ago <= LONGEST_AWAY_MS ? at : null;
}

/** Whether a device's clock is so far off that its juror and the desk are told. skewSeconds: its clock minus the server's. */
export function isClockOff(skewSeconds: number): boolean {
  return Math.abs(skewSeconds) > CLOCK_TOLERANCE;
}
