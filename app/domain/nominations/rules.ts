import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level, NominationState, PhaseKind, PhotoView } from "~/lib/vocabulary";
import { adviceForPhoto } from "../attachments/rules";
import { missingViews } from "../products/rules";
import { type PhaseSpan, phaseAt } from "../rounds/rules";
import {
  type Answers,
  goodLength,
  isRequired,
  type Paper,
  QUESTION_CODES,
  QUESTIONS,
  type QuestionCode,
  type Step,
} from "./forms";

/** Where a nomination may go from each state. Source: docs/rules/nominations.md#states. */
const MOVES: Readonly<Record<NominationState, readonly NominationState[]>> = {
  draft: ["submitted", "withdrawn"],
  submitted: ["more_asked", "admitted", "refused", "withdrawn"],
  more_asked: ["submitted", "refused", "withdrawn"],
  admitted: ["withdrawn"],
  refused: [],
  withdrawn: [],
};

export function mayMove(from: NominationState, to: NominationState): boolean {
  return MOVES[from].includes(to);
}

/** The phases in which each act may happen. A dossier that was asked for more may come back during screening. */
export function phasesFor(act: "start" | "submit" | "resubmit" | "screen" | "withdraw"): readonly PhaseKind[] {
  return act === "start" || act === "submit" ? ["nomination"] : ["nomination", "screening"];
}

/** Papers that an entry was admitted without. */
export interface PendingPapers {
  readonly papersDueOn: PlainDate | null;
  readonly papersCompletedAt: Date | null;
}

/** Admitted on condition, and the papers have not been found in order yet. */
export function awaitsPapers(nomination: { readonly state: NominationState } & PendingPapers): boolean {
  return nomination.state === "admitted" && nomination.papersDueOn !== null && nomination.papersCompletedAt === null;
}

/** The day announced for a phase, in Vietnam; null while none is. */
export function announcedOn(phases: readonly PhaseSpan[], kind: PhaseKind): PlainDate | null {
  const opensAt = phases.find((phase) => phase.kind === kind)?.opensAt;
  return opensAt ? todayInVietnam(opensAt) : null;
}

const MINUTE_MS = 60_000;

/** When nominations stop being taken, and how much later a draft may still be handed in. */
export interface SubmissionDeadline {
  readonly closesAt: Date;
  readonly graceMinutes: number;
}

/** Null while no end is set. */
export function submissionDeadline(round: {
  readonly phases: readonly PhaseSpan[];
  readonly rules: { readonly graceMinutes: { readonly value: number } };
}): SubmissionDeadline | null {
  const closesAt = round.phases.find((phase) => phase.kind === "nomination")?.closesAt;
  return closesAt ? { closesAt, graceMinutes: round.rules.graceMinutes.value } : null;
}

/**
 * The phase of a round as it stands for one of its entries: for a draft, nominations go on for the grace minutes of the rules
 * after the clock has closed them. A round that was moved on by an act has no grace.
 */
export function phaseForEntry(
  round: Parameters<typeof submissionDeadline>[0] & { readonly openedAt: Date | null },
  state: NominationState,
  now: Date,
): PhaseKind | null {
  if (!round.openedAt) return null;
  const phase = phaseAt(round.phases, now);
  const deadline = submissionDeadline(round);
  if (state !== "draft" || deadline === null || (phase !== null && phase !== "screening")) return phase;
  const until = deadline.closesAt.getTime() + deadline.graceMinutes * MINUTE_MS;
  return deadline.closesAt <= now && now.getTime() < until ? "nomination" : phase;
}

/** Whether the producer still writes in it. What was submitted stays as it was unless more was asked. */
export function isOpenForWriting(nomination: { state: NominationState }, phase: PhaseKind | null): boolean {
  if (nomination.state !== "draft" && nomination.state !== "more_asked") return false;
  return phase !== null && phasesFor(nomination.state === "draft" ? "submit" : "resubmit").includes(phase);
}

/** What a dossier is judged complete by. */
export interface DossierState {
  readonly level: Level;
  readonly groupCode: string;
  readonly answers: Answers;
  readonly papers: readonly Pick<Paper, "kind" | "validUntil">[];
  readonly photos: readonly { readonly view: PhotoView; readonly width: number; readonly height: number }[];
  /** Of the round's rules. */
  readonly minimumPhotos: number;
}

/** Something missing or thin. `required` keeps the dossier from being submitted; `advice` is only said. */
export type Gap = { readonly severity: "required" | "advice" } & (
  | { readonly kind: "unanswered"; readonly step: Step; readonly question: QuestionCode }
  | {
      readonly kind: "thin";
      readonly step: Step;
      readonly question: QuestionCode;
      readonly length: number;
      readonly good: number;
    }
  | { readonly kind: "too_few_photos"; readonly step: "photos"; readonly count: number; readonly minimum: number }
  | { readonly kind: "view_missing"; readonly step: "photos"; readonly view: PhotoView }
  | { readonly kind: "small_photos"; readonly step: "photos"; readonly count: number }
  | { readonly kind: "paper_missing"; readonly step: "papers"; readonly paper: Paper["kind"] }
  | { readonly kind: "paper_expired"; readonly step: "papers"; readonly paper: Paper["kind"] }
);

/** Everything missing or thin in a dossier, in the order of its form. today: "YYYY-MM-DD", for papers that have expired. */
export function gapsIn(dossier: DossierState, today: string): Gap[] {
  const photos = photoGaps(dossier);
  const answers = QUESTION_CODES.flatMap((code) => answerGaps(code, dossier));
  return [...photos, ...answers, ...paperGaps(dossier, today)];
}

export function isComplete(gaps: readonly Gap[]): boolean {
  return gaps.every((gap) => gap.severity === "advice");
}

function photoGaps({ photos, minimumPhotos }: DossierState): Gap[] {
  const gaps: Gap[] = [];
  if (photos.length < minimumPhotos) {
    gaps.push({
      severity: "required",
      kind: "too_few_photos",
      step: "photos",
      count: photos.length,
      minimum: minimumPhotos,
    });
  }
  // Three photos of one side are not the three sides that the programme asks for.
  const views = minimumPhotos > 0 && photos.length > 0 ? missingViews(photos) : [];
  for (const view of views) gaps.push({ severity: "required", kind: "view_missing", step: "photos", view });
  const small = photos.filter((photo) => adviceForPhoto(photo) === "small").length;
  if (small > 0) gaps.push({ severity: "advice", kind: "small_photos", step: "photos", count: small });
  return gaps;
}

function answerGaps(question: QuestionCode, dossier: DossierState): Gap[] {
  const answer = dossier.answers[question];
  const { step } = QUESTIONS[question];
  if (answer === undefined) {
    return isRequired(question, dossier) ? [{ severity: "required", kind: "unanswered", step, question }] : [];
  }
  const good = goodLength(question);
  const length = typeof answer === "string" ? answer.length : good;
  return length < good ? [{ severity: "advice", kind: "thin", step, question, length, good }] : [];
}

function paperGaps({ papers }: DossierState, today: string): Gap[] {
  const missing: Gap[] = papers.some((paper) => paper.kind === "registration")
    ? []
    : [{ severity: "advice", kind: "paper_missing", step: "papers", paper: "registration" }];
  const expired = papers
    .filter((paper) => paper.validUntil !== null && paper.validUntil < today)
    .map((paper): Gap => ({ severity: "advice", kind: "paper_expired", step: "papers", paper: paper.kind }));
  return [...missing, ...expired];
}
