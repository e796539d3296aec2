import type { z } from "zod";
import { answersOfStep, type StepAnswers } from "~/domain/step-answers";

/** How the answers of one step stand in its form. */
export interface StepWords {
  /** Of its fields, in the order of the form. */
  readonly names: readonly string[];
  /** Reads what is typed; nothing is required. */
  readonly schema: z.ZodType<StepAnswers>;
  readonly label: (name: string) => string;
  /** An answer as one would type it; empty when there is none. */
  readonly typed: (name: string, answer: string | number | undefined) => string;
  /** What is typed by choosing, in words; left out where it is read as it stands. */
  readonly shown?: (text: string) => string;
}

/** The answers of a step as its form holds them. */
export const typedAnswers = ({ names, typed }: Pick<StepWords, "names" | "typed">, answers: StepAnswers) =>
  Object.fromEntries(names.map((name) => [name, typed(name, answers[name])]));

/** Those of a step, for the form to send back as what was there before. */
export const seenAnswers = ({ names }: Pick<StepWords, "names">, answers: StepAnswers): string =>
  JSON.stringify(answersOfStep(answers, names));

/** Whether what was typed is what is kept, however it was typed. */
export function isKept(
  { names, schema }: Pick<StepWords, "names" | "schema">,
  typed: Readonly<Record<string, string>>,
  kept: StepAnswers,
): boolean {
  const read = schema.safeParse(Object.fromEntries(Object.entries(typed).filter(([, text]) => text.trim() !== "")));
  return read.success && names.every((name) => read.data[name] === kept[name]);
}
