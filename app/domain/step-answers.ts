import { z } from "zod";

/** Answers by the names of their fields, in a form that is written step by step. Absent is unanswered. */
export type StepAnswers = Readonly<Record<string, string | number | undefined>>;

/** An answer that two people, or two devices, changed to different things. */
export interface Difference<Name extends string = string> {
  readonly question: Name;
  readonly mine?: string | number | undefined;
  readonly kept?: string | number | undefined;
}

/** A step that was kept; its answers are of the step. */
export interface StepSaved {
  readonly version: number;
  readonly answers: StepAnswers;
  /** Answers that came from someone else's saving meanwhile. */
  readonly joined: readonly string[];
  /** As text once it came through a page's script. */
  readonly at: Date | string;
}

/** Nothing was written: someone else, or another device, changed the same answers meanwhile. */
export interface StepConflict {
  /** To be sent with what is chosen. */
  readonly version: number;
  /** Of the step, as they are kept now. */
  readonly kept: StepAnswers;
  /** What was typed, joined with what only the other changed. */
  readonly answers: StepAnswers;
  readonly differences: readonly Difference[];
  readonly by: string;
  readonly at: Date | string;
}

/** What became of a step that was sent. More: what is told of one that was kept beside its answers. */
export type StepSaving<More = object> =
  | ({ readonly kind: "saved" } & StepSaved & More)
  | ({ readonly kind: "differs" } & StepConflict);

/** The named of some answers. */
export const answersOfStep = <Name extends string>(
  answers: { readonly [One in Name]?: string | number | undefined },
  names: readonly Name[],
): StepAnswers => Object.fromEntries(names.map((name) => [name, answers[name]]));

/**
 * Join what was typed with what was kept meanwhile, answer by answer. seen: the answers as they were when typing began.
 * Who changed an answer alone is right: `joined` names those that only the other changed. Where both did, `differences` says so
 * and `answers` has what was typed.
 */
export function mergeAnswers<Name extends string>(
  names: readonly Name[],
  { seen, typed, kept }: Readonly<Record<"seen" | "typed" | "kept", StepAnswers>>,
): { answers: StepAnswers; differences: Difference<Name>[]; joined: Name[] } {
  const answers: Record<string, string | number | undefined> = {};
  const differences: Difference<Name>[] = [];
  const joined: Name[] = [];
  for (const question of names) {
    const [before, mine, theirs] = [seen[question], typed[question], kept[question]];
    answers[question] = mine === before ? theirs : mine;
    if (mine === theirs || theirs === before) continue;
    if (mine === before) joined.push(question);
    else differences.push({ question, mine, kept: theirs });
  }
  return { answers, differences, joined };
}

/** What a step's form sends back as what was there when typing began; undefined where it cannot be read. */
export const SeenText = z.string().transform((text): StepAnswers | undefined => {
  try {
    return z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(text));
  } catch {
    return undefined;
  }
});
