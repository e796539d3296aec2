import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { parseMoney, parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEVELS, PAPER_VERDICTS, SAMPLE_EVENTS } from "~/lib/vocabulary";
import type { PaperFacts } from "../papers/forms";
import { SeenText, type StepAnswers } from "../step-answers";
import { typed, typedDay } from "../typed";
import { type AnswerKind, QUESTIONS, type QuestionCode, questionsOf, STEPS, type Step } from "./questions";

/** Numbers are whole (đồng, people); days "YYYY-MM-DD". What was not answered is absent. */
export type Answers = { readonly [Code in QuestionCode]?: string | number };

/** A paper of a dossier: its facts as they were when it was added. */
export type Paper = PaperFacts & {
  readonly fileId: string;
  /** The file's name as it was given. */
  readonly name: string;
  /** Where it lies in the vault of the establishment; absent when it was given for this dossier alone. */
  readonly paperId?: string;
  /** Attached by the platform to a product that was put forward: it stays. */
  readonly isCertified?: true;
};

/** The dossier as it is kept while it is written. */
export type WorkingDossier = Answers & { readonly papers?: readonly Paper[] };

const line = (most: number) =>
  z
    .string()
    .transform(normalizeText)
    .pipe(z.string().max(most))
    .transform((text) => text || undefined);

const KINDS = {
  paragraphs: z
    .string()
    .transform(normalizeParagraphs)
    .pipe(z.string().max(6000))
    .transform((text) => text || undefined),
  line: line(200),
  money: typed(parseMoney, () => m.nominations_not_money()),
  whole: typed(parseWhole, () => m.nominations_not_whole()),
  date: typedDay,
  level: z.enum(LEVELS),
} satisfies Record<AnswerKind, z.ZodType>;

/**
 * The answers of one step. Nothing is required here: what is thin or missing is advised on the page and checked when the
 * dossier is submitted, so that half a dossier can always be saved.
 */
export function dossierStepForm(step: Step) {
  const fields: Record<string, z.ZodType<string | number | undefined>> = {};
  for (const code of questionsOf(step)) fields[code] = KINDS[QUESTIONS[code].kind].optional();
  return z.object(fields);
}
export type DossierStepForm = StepAnswers;

/** What the author of a form had before them: the dossier's version and the answers of the step at that time. */
export interface SeenAnswers {
  readonly version: number;
  readonly answers: DossierStepForm;
}

/** Without what was seen the form is taken as typed. */
const SEEN = { version: z.int().min(0).optional(), seen: SeenText.optional() };

/** A step as its form sends it: the answers, and hidden beside them what was there before. */
export function saveStepForm(step: Step) {
  return z
    .object({ ...dossierStepForm(step).shape, ...SEEN })
    .transform(({ version, seen, ...answers }): { answers: DossierStepForm; seen: SeenAnswers | undefined } => ({
      answers,
      seen: version !== undefined && seen !== undefined ? { version, answers: seen } : undefined,
    }));
}

export const StepName = z.enum(STEPS);

export const StartNominationForm = z.object({
  roundId: z.uuid({ error: () => m.errors_required_choice() }),
  productId: z.uuid({ error: () => m.errors_required_choice() }),
  /** Of the round's rules; left out: the product's own. */
  groupCode: z.string().min(1).max(40).optional(),
  /** A dossier of the same establishment whose facts of the maker are taken over; left out: none. */
  factsFrom: z.uuid().optional(),
});
export type StartNominationForm = z.output<typeof StartNominationForm>;

/** The entrant answers for the data: said by a tick of its own, never ticked beforehand. */
export const SubmitNominationForm = z.object({
  declared: z.literal(true, { error: () => m.nominations_declaration_needed() }),
});
export type SubmitNominationForm = z.output<typeof SubmitNominationForm>;

const Reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(1).max(1000));

export const WithdrawNominationForm = z.object({ reason: Reason });
export type WithdrawNominationForm = z.output<typeof WithdrawNominationForm>;

/** The last event of the history the officer saw: another one since means that someone was faster. */
const seen = z.uuid().optional();

export const AdmitNominationForm = z.object({
  groupCode: z.string().min(1),
  /** Checklist items it is admitted without, which come by `papersDueOn`. */
  pending: z.array(z.string().max(40)).max(50).optional(),
  papersDueOn: KINDS.date.optional(),
  seen,
});
export type AdmitNominationForm = z.output<typeof AdmitNominationForm>;

export const RefuseNominationForm = z.object({ reason: Reason, seen });
export type RefuseNominationForm = z.output<typeof RefuseNominationForm>;

/** Why an answer is taken back: the producer reads it. */
export const UndoAnswerForm = z.object({ reason: Reason, seen });
export type UndoAnswerForm = z.output<typeof UndoAnswerForm>;

export const AskForMoreForm = z.object({
  note: Reason,
  /** Empty: the default of the round's rules. */
  dueOn: KINDS.date.optional(),
  seen,
});
export type AskForMoreForm = z.output<typeof AskForMoreForm>;

export const AssignNominationForm = z.object({
  /** Empty: nobody's. */
  assigneeId: z.uuid().optional(),
});
export type AssignNominationForm = z.output<typeof AssignNominationForm>;

export const CheckPaperForm = z.object({
  requirement: z.string().min(1).max(40),
  verdict: z.enum(PAPER_VERDICTS),
  note: z
    .string()
    .transform(normalizeParagraphs)
    .pipe(z.string().max(500))
    .transform((text) => text || undefined)
    .optional(),
});
export type CheckPaperForm = z.output<typeof CheckPaperForm>;

/** Another day for papers that were left pending, and why: the producer reads it. */
export const MovePapersDayForm = z.object({ papersDueOn: KINDS.date, reason: Reason, seen });
export type MovePapersDayForm = z.output<typeof MovePapersDayForm>;

export const CompletePapersForm = z.object({ seen });
export type CompletePapersForm = z.output<typeof CompletePapersForm>;

export const RecordSampleForm = z.object({
  kind: z.enum(SAMPLE_EVENTS),
  note: line(300).optional(),
  /** Empty: today. */
  on: KINDS.date.optional(),
  /** For a sample that is kept: its maker said yes, on this day. */
  consented: z.literal(true).optional(),
  consentedOn: KINDS.date.optional(),
});
export type RecordSampleForm = z.output<typeof RecordSampleForm>;

/** A title known here, by the number of its certificate. */
export const NameLowerTitleForm = z.object({ number: z.string().min(1).max(60) });
export type NameLowerTitleForm = z.output<typeof NameLowerTitleForm>;

/** A paper of the vault for a dossier. */
export const TakePaperForm = z.object({ paperId: z.uuid({ error: () => m.errors_required_choice() }) });
export type TakePaperForm = z.output<typeof TakePaperForm>;
