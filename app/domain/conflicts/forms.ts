import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { CONFLICT_ANSWERS } from "~/lib/vocabulary";

const LEAST_LETTERS = 10;
const text = z.string().transform(normalizeParagraphs).pipe(z.string().max(1000));
const reason = z.string().transform(normalizeParagraphs).pipe(z.string().min(LEAST_LETTERS).max(1000));
/** Names an entry to its juror (`entryKey`). */
const key = z.string().regex(/^[0-9a-f]{32}$/);

const answer = z
  .object({
    answer: z.enum(CONFLICT_ANSWERS).optional(),
    /** In which way they are close; what is typed beside "none" is dropped. */
    reason: text.optional(),
  })
  .transform(({ answer, reason }, issues) => {
    if (!answer) return null;
    if (answer === "none") return { answer, reason: undefined };
    if (reason && reason.length >= LEAST_LETTERS) return { answer, reason };
    issues.addIssue({
      code: "custom",
      path: ["reason"],
      message: m.conflicts_reason_missing({ least: LEAST_LETTERS }),
    });
    return z.NEVER;
  });

/** Answers by the key of their entry; an entry that is left out, or has no answer chosen, says nothing. */
export const ConflictAnswersForm = z.object({
  answers: z.record(key, answer.optional()).default({}),
  /** Where the pressed button leads: to the question whether there is no connection with any of the others. */
  after: z.enum(["stay", "rest"]).catch("stay"),
});
export type ConflictAnswersForm = z.output<typeof ConflictAnswersForm>;
export type GivenAnswer = NonNullable<ConflictAnswersForm["answers"][string]>;

/** "No connection" for each of these, and for nothing that was given to the juror since the page was shown. */
export const RestForm = z.object({ entries: z.array(key).min(1).max(2000) });
export type RestForm = z.output<typeof RestForm>;

export const DismissHintForm = z.object({ reason });
export type DismissHintForm = z.output<typeof DismissHintForm>;

export const LiftRecusalForm = z.object({ reason });
export type LiftRecusalForm = z.output<typeof LiftRecusalForm>;
