/** The pages of a dossier's form, in order. */
export const STEPS = ["product", "production", "market", "quality", "papers"] as const;
export type Step = (typeof STEPS)[number];

/** How an answer is typed and kept: paragraphs, one line, whole đồng, a whole number, a day, a level. */
export type AnswerKind = "paragraphs" | "line" | "money" | "whole" | "date" | "level";

interface QuestionSpec {
  readonly step: Step;
  readonly kind: AnswerKind;
  /** When a dossier cannot be submitted without an answer. */
  readonly required: "always" | "food" | "never";
  /** Characters below which a jury finds an answer thin: advice, never a wall. */
  readonly good?: number;
}

/**
 * What a dossier asks. Labels, hints and examples: messages `nominations_q_<code>`, `…_hint`, `…_example`.
 * Source: docs/rules/nominations.md#dossier.
 */
export const QUESTIONS = {
  description: { step: "product", kind: "paragraphs", required: "always", good: 300 },
  materials: { step: "product", kind: "paragraphs", required: "always", good: 80 },
  process: { step: "production", kind: "paragraphs", required: "always", good: 200 },
  capacity: { step: "production", kind: "line", required: "always" },
  workers: { step: "production", kind: "whole", required: "always" },
  averagePay: { step: "production", kind: "money", required: "never" },
  revenueLast: { step: "market", kind: "money", required: "always" },
  revenueBefore: { step: "market", kind: "money", required: "never" },
  revenueEarlier: { step: "market", kind: "money", required: "never" },
  markets: { step: "market", kind: "paragraphs", required: "always", good: 80 },
  exports: { step: "market", kind: "paragraphs", required: "never" },
  standards: { step: "quality", kind: "paragraphs", required: "always", good: 60 },
  foodSafety: { step: "quality", kind: "paragraphs", required: "food", good: 60 },
  environment: { step: "quality", kind: "paragraphs", required: "always", good: 60 },
  packaging: { step: "quality", kind: "paragraphs", required: "never" },
  intellectualProperty: { step: "quality", kind: "paragraphs", required: "never" },
  earlierAwards: { step: "quality", kind: "paragraphs", required: "never" },
  lowerTitleNumber: { step: "papers", kind: "line", required: "never" },
  lowerTitleDate: { step: "papers", kind: "date", required: "never" },
  lowerTitleLevel: { step: "papers", kind: "level", required: "never" },
} as const satisfies Record<string, QuestionSpec>;

export type QuestionCode = keyof typeof QUESTIONS;
export const QUESTION_CODES = Object.keys(QUESTIONS) as QuestionCode[];

export function questionsOf(step: Step): QuestionCode[] {
  return QUESTION_CODES.filter((code) => QUESTIONS[code].step === step);
}

/** What decides, besides the question, whether it must be answered. */
export interface AskedBy {
  /** Whether the rules of the round ask entries of this level and group for papers of food safety. */
  readonly asksFoodSafety: boolean;
}

/** Whether a question must be answered before submitting. */
export function isRequired(code: QuestionCode, { asksFoodSafety }: AskedBy): boolean {
  switch (QUESTIONS[code].required) {
    case "always":
      return true;
    case "food":
      return asksFoodSafety;
    case "never":
      return false;
  }
}

export function goodLength(code: QuestionCode): number {
  const spec: QuestionSpec = QUESTIONS[code];
  return spec.good ?? 0;
}
