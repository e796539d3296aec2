import { z } from "zod";
import { foldText, normalizeText } from "~/lib/vietnamese-text";
import { type ApplicationState, ASKED_KINDS, type AskedKind, type BoothKind } from "~/lib/vocabulary";
import type { FairRules } from "../fairs/rules";

const others = z.array(z.string().min(1).max(200)).max(10).default([]);

/** What an applicant would like of its place; none of it is promised. */
export const Wishes = z.object({
  corner: z.boolean().default(false),
  /** Codes of booths, the best first. */
  booths: z.array(z.string().min(1).max(12)).max(20).default([]),
  /** Other applicants by number or name, as they were typed. */
  near: others,
  apart: others,
  note: z.string().max(1000).default(""),
});
export type Wishes = z.infer<typeof Wishes>;

/** Most lines of goods, and most exhibitors, of one application. */
export const MOST_LINES = 300;
/** Of a file with such lines. */
export const MAX_LIST_BYTES = 2 * 1024 * 1024;

/** The pages of the form that save themselves. */
export const SAVED_STEPS = ["sign", "places", "show"] as const;
export type SavedStep = (typeof SAVED_STEPS)[number];
/** All pages of the form: lists are kept line by line; a centre alone names its exhibitors. */
export const APPLICATION_STEPS = ["sign", "places", "exhibitors", "show", "goods"] as const;
export type ApplicationStep = (typeof APPLICATION_STEPS)[number];

/** What an accepted applicant still corrects by itself; how many places of which kind it has is the office's. */
export const CORRECTED_PARTS = ["sign", "exhibitors", "goods"] as const;
export type CorrectedPart = (typeof CORRECTED_PARTS)[number];

/** Pages of the form that are lists, kept line by line. */
export type ApplicationList = Extract<ApplicationStep, "exhibitors" | "goods">;

export const stepsFor = (isCentre: boolean): readonly ApplicationStep[] =>
  APPLICATION_STEPS.filter((step) => isCentre || step !== "exhibitors");

/** Which states an application comes to from each. Source: docs/rules/applications.md#states. */
const MOVES: Readonly<Record<ApplicationState, readonly ApplicationState[]>> = {
  draft: ["submitted", "withdrawn"],
  submitted: ["more_asked", "accepted", "waiting", "refused", "withdrawn"],
  // Asked again, with a day that is no earlier; what was asked for may turn out not to matter.
  more_asked: ["submitted", "more_asked", "accepted", "waiting", "refused", "withdrawn"],
  waiting: ["accepted", "refused", "submitted", "withdrawn"],
  accepted: ["submitted", "withdrawn"],
  refused: ["submitted"],
  withdrawn: [],
};

export const mayMove = (from: ApplicationState, to: ApplicationState): boolean => MOVES[from].includes(to);

/** What it asks for: places by kind, and of ground how many square metres. */
export type Asks = { readonly [Kind in AskedKind]?: { readonly booths: number; readonly area: number | null } };

/** Ground is asked for by its area. */
export const hasArea = (kind: AskedKind): boolean => kind === "raw" || kind === "pavilion";

export const boothsAsked = (asks: Asks): number =>
  ASKED_KINDS.reduce((sum, kind) => sum + (asks[kind]?.booths ?? 0), 0);

/** Kinds of places a fair offers: those it names a price for, all while it names none. */
export function offeredKinds(prices: readonly { readonly kind: BoothKind }[]): AskedKind[] {
  const priced = ASKED_KINDS.filter((kind) => prices.some((price) => price.kind === kind));
  return priced.length > 0 ? priced : [...ASKED_KINDS];
}

/** What an application says, as far as its rules look at it. */
export interface ApplicationContent {
  readonly isCentre: boolean;
  readonly signName: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly asks: Asks;
  /** Of the fair. */
  readonly offered: readonly AskedKind[];
  readonly mostBooths: number;
  readonly goods: number;
  readonly products: readonly { readonly isRecognised: boolean }[];
  readonly exhibitors: number;
  readonly papers: number;
}

/** Something to be seen to. Without what is `required` it cannot be sent; what is `advised` only helps. */
export interface ApplicationGap {
  readonly step: ApplicationStep;
  readonly field: string;
  readonly which:
    | "missing"
    | "no_places"
    | "too_many"
    | "no_area"
    | "not_offered"
    | "no_recognised"
    | "nothing_shown"
    | "no_exhibitors"
    | "no_papers";
  readonly severity: "required" | "advised";
}

const required = (step: ApplicationStep, field: string, which: ApplicationGap["which"]): ApplicationGap => ({
  step,
  field,
  which,
  severity: "required",
});

/** What an application lacks, in the order of its pages. Source: docs/rules/applications.md#complete. */
export function applicationGaps(content: ApplicationContent): ApplicationGap[] {
  const gaps: ApplicationGap[] = [];
  for (const field of ["signName", "contactName", "contactPhone"] as const) {
    if (content[field] === "") gaps.push(required("sign", field, "missing"));
  }
  gaps.push(...placeGaps(content));
  if (content.isCentre && content.exhibitors === 0) gaps.push(required("exhibitors", "name", "no_exhibitors"));
  const showsRecognised = content.products.some((product) => product.isRecognised);
  if (content.asks.common && !showsRecognised) gaps.push(required("show", "products", "no_recognised"));
  if (!content.isCentre && content.papers === 0) {
    gaps.push({ step: "show", field: "papers", which: "no_papers", severity: "advised" });
  }
  if (content.goods === 0 && content.products.length === 0) gaps.push(required("goods", "lines", "nothing_shown"));
  return gaps;
}

function placeGaps({ asks, offered, mostBooths }: ApplicationContent): ApplicationGap[] {
  const gaps: ApplicationGap[] = [];
  const total = boothsAsked(asks);
  if (total === 0) gaps.push(required("places", offered[0] ?? "standard", "no_places"));
  if (total > mostBooths) gaps.push(required("places", offered[0] ?? "standard", "too_many"));
  for (const kind of ASKED_KINDS) {
    const ask = asks[kind];
    if (!ask) continue;
    if (!offered.includes(kind)) gaps.push(required("places", kind, "not_offered"));
    if (hasArea(kind) && ask.area === null) gaps.push(required("places", `${kind}Area`, "no_area"));
  }
  return gaps;
}

export const requiredGaps = (gaps: readonly ApplicationGap[]): ApplicationGap[] =>
  gaps.filter((gap) => gap.severity === "required");

/** Whether who makes in a place counts as rural before the office says so: all but those of wards, which the fair's rule says. Source: docs/rules/applications.md#rural */
export const isRuralPlace = (commune: string | null, { rural }: Pick<FairRules, "rural">): boolean =>
  rural.value.wards || !foldText(commune ?? "").startsWith("phuong ");

/** What the points that place an application before others are counted from. */
export interface PriorityFacts {
  /** Shows a product that is recognised and still valid. */
  readonly isRecognised: boolean;
  /** Comes from the territory that hosts the fair. */
  readonly isHost: boolean;
  /** Was never placed at a fair here before. */
  readonly isNewcomer: boolean;
}

/** Points that place an application before others. Source: docs/rules/applications.md#priority. */
export function priorityPoints(rules: Pick<FairRules, "priority">, facts: PriorityFacts): number {
  const { recognised, host, newcomer } = rules.priority.value;
  return (facts.isRecognised ? recognised : 0) + (facts.isHost ? host : 0) + (facts.isNewcomer ? newcomer : 0);
}

/** "HC26", 17: "HC26-017". Numbers go on beyond 999. */
export const applicationNumber = (code: string, count: number): string => `${code}-${String(count).padStart(3, "0")}`;

/** Where the applications of a fair have come to: "HC26-017" is 17; 0 for what is no number of it. */
export function countOf(code: string, number: string | null): number {
  const [head, tail] = [number?.slice(0, code.length + 1), number?.slice(code.length + 1)];
  return head === `${code}-` && tail && /^\d{1,9}$/.test(tail) ? Number(tail) : 0;
}

const distinct = (parts: readonly string[]) => [...new Set(parts.map(normalizeText).filter(Boolean))];

/** Names as one types several: by semicolons or lines; a comma may be part of one. */
export const namesIn = (text: string): string[] => distinct(text.split(/[;\r\n]+/));

/** Codes of booths: by commas and spaces too, in capitals. */
export const codesIn = (text: string): string[] => distinct(text.toUpperCase().split(/[,;\s]+/));
