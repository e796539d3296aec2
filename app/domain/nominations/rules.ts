import { type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Level, NominationState, PhaseKind, PhotoView, SetCase } from "~/lib/vocabulary";
import { adviceForPhoto } from "../attachments/rules";
import { FEWEST_IN_SET, membersOfSet, missingViews } from "../products/rules";
import { type PhaseSpan, phaseAt } from "../rounds/rules";
import type { ChecklistItem } from "../schemes/rules";
import { expiryOf, itemsAsked } from "./checklist";
import type { Dossier } from "./dossier";
import type { Answers, Paper } from "./forms";
import type { LevelGap } from "./lower-title";
import {
  type AskedBy,
  goodLength,
  isRequired,
  QUESTION_CODES,
  QUESTIONS,
  type QuestionCode,
  type Step,
} from "./questions";

/** Where a nomination may go from each state. Source: docs/rules/nominations.md#states. */
const MOVES: Readonly<Record<NominationState, readonly NominationState[]>> = {
  draft: ["submitted", "withdrawn"],
  submitted: ["more_asked", "admitted", "refused", "withdrawn"],
  more_asked: ["submitted", "refused", "withdrawn"],
  admitted: ["submitted", "withdrawn"],
  refused: ["submitted"],
  withdrawn: ["draft"],
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

/** The last day of nominations, in Vietnam; null while none is set. */
export function closingDay(round: Parameters<typeof submissionDeadline>[0]): PlainDate | null {
  const deadline = submissionDeadline(round);
  return deadline && todayInVietnam(deadline.closesAt);
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
  readonly product: { readonly setCase: SetCase | null; readonly setMembers: string | null };
  /** Of the round's rules: all of its checklist, and the cases of sets it takes. */
  readonly minimumPhotos: number;
  readonly checklist: readonly ChecklistItem[];
  readonly setCases: readonly SetCase[];
  /** The announced day of the decision; null while none is. */
  readonly decisionOn: PlainDate | null;
}

interface RoundFacts {
  readonly level: Level;
  readonly phases: readonly PhaseSpan[];
  readonly rules: {
    readonly minimumPhotos: { readonly value: number };
    readonly checklist: { readonly value: readonly ChecklistItem[] };
    readonly setCases: { readonly value: readonly SetCase[] };
  };
}

/** A dossier with what its round asks of it. */
export function dossierState(
  dossier: Pick<Dossier, "groupCode" | "answers" | "papers" | "photos" | "product">,
  { level, phases, rules }: RoundFacts,
): DossierState {
  return {
    level,
    groupCode: dossier.groupCode,
    answers: dossier.answers,
    papers: dossier.papers,
    photos: dossier.photos,
    product: dossier.product,
    minimumPhotos: rules.minimumPhotos.value,
    checklist: rules.checklist.value,
    setCases: rules.setCases.value,
    decisionOn: announcedOn(phases, "decision"),
  };
}

/** Whether the checklist has papers of food safety for entries of this level and group. */
export function asksFoodSafety(entry: Pick<DossierState, "checklist" | "level" | "groupCode">): boolean {
  return itemsAsked(entry.checklist, entry).some((item) => item.kind === "food_safety");
}

type SetProblem =
  | { readonly kind: "set_case_not_allowed"; readonly setCase: SetCase; readonly allowed: readonly SetCase[] }
  | { readonly kind: "set_without_members"; readonly count: number };

/** What keeps a set from being one that the rules take; nothing for a single product. Source: docs/rules/nominations.md#sets. */
export function setProblems(product: DossierState["product"], allowed: readonly SetCase[]): SetProblem[] {
  const { setCase } = product;
  if (setCase === null) return [];
  const count = membersOfSet(product.setMembers).length;
  return [
    ...(allowed.includes(setCase) ? [] : [{ kind: "set_case_not_allowed", setCase, allowed } as const]),
    ...(count < FEWEST_IN_SET ? [{ kind: "set_without_members", count } as const] : []),
  ];
}

/** Something missing or thin, in the dossier or in what the level below gave. `required` keeps the dossier from being submitted; `advice` is only said. */
export type Gap = LevelGap | DossierGap;

type DossierGap = { readonly severity: "required" | "advice" } & (
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
  | (SetProblem & { readonly step: "product" })
  | { readonly kind: "paper_missing"; readonly step: "papers"; readonly item: Pick<ChecklistItem, "name" | "nameEn"> }
  | { readonly kind: "paper_expired"; readonly step: "papers"; readonly paper: Paper["kind"] }
  | {
      readonly kind: "paper_ends_early";
      readonly step: "papers";
      readonly paper: Paper["kind"];
      readonly validUntil: PlainDate;
      readonly decisionOn: PlainDate;
    }
);

/** Everything missing or thin in a dossier, in the order of its form. today: "YYYY-MM-DD", for papers that have expired. */
export function gapsIn(dossier: DossierState, today: string): Gap[] {
  const photos = photoGaps(dossier);
  const set = setProblems(dossier.product, dossier.setCases).map(
    (problem): Gap => ({ severity: "required", step: "product", ...problem }),
  );
  const asked = { asksFoodSafety: asksFoodSafety(dossier) };
  const answers = QUESTION_CODES.flatMap((code) => answerGaps(code, dossier, asked));
  return [...photos, ...set, ...answers, ...paperGaps(dossier, today)];
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

function answerGaps(question: QuestionCode, dossier: DossierState, asked: AskedBy): Gap[] {
  const answer = dossier.answers[question];
  const { step } = QUESTIONS[question];
  if (answer === undefined) {
    return isRequired(question, asked) ? [{ severity: "required", kind: "unanswered", step, question }] : [];
  }
  const good = goodLength(question);
  const length = typeof answer === "string" ? answer.length : good;
  return length < good ? [{ severity: "advice", kind: "thin", step, question, length, good }] : [];
}

/** Papers of the level below are looked after by its own rule. */
const OF_LEVEL_BELOW: readonly Paper["kind"][] = ["lower_title", "request_letter"];

function paperGaps(dossier: DossierState, today: string): Gap[] {
  const { papers, decisionOn } = dossier;
  const missing = itemsAsked(dossier.checklist, dossier)
    .filter(({ kind, needed }) => needed === "required" && !OF_LEVEL_BELOW.includes(kind))
    .filter(({ kind }) => !papers.some((paper) => paper.kind === kind))
    .map(({ name, nameEn }): Gap => {
      return { severity: "advice", kind: "paper_missing", step: "papers", item: { name, nameEn } };
    });
  const ending = papers.flatMap((paper): Gap[] => {
    const expiry = expiryOf(paper, today, decisionOn);
    const common = { severity: "advice", step: "papers", paper: paper.kind } as const;
    if (expiry === "expired") return [{ ...common, kind: "paper_expired" }];
    if (expiry === null || paper.validUntil === null || decisionOn === null) return [];
    return [{ ...common, kind: "paper_ends_early", validUntil: paper.validUntil, decisionOn }];
  });
  return [...missing, ...ending];
}
