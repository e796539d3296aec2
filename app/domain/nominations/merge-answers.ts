import type { DossierStepForm } from "./forms";
import type { QuestionCode } from "./questions";

/** An answer that two people, or two devices, changed to different things. Absent is unanswered. */
export interface Difference<Code extends string = QuestionCode> {
  readonly question: Code;
  readonly mine: string | number | undefined;
  readonly kept: string | number | undefined;
}

/**
 * Join what was typed with what was kept meanwhile, answer by answer. seen: the answers as they were when typing began.
 * Who changed an answer alone is right: `joined` names those that only the other changed. Where both did, `differences` says so
 * and `answers` has what was typed.
 */
export function mergeAnswers<Code extends string>(
  codes: readonly Code[],
  { seen, typed, kept }: Readonly<Record<"seen" | "typed" | "kept", DossierStepForm>>,
): { answers: DossierStepForm; differences: Difference<Code>[]; joined: Code[] } {
  const answers: Record<string, string | number | undefined> = {};
  const differences: Difference<Code>[] = [];
  const joined: Code[] = [];
  for (const question of codes) {
    const [before, mine, theirs] = [seen[question], typed[question], kept[question]];
    answers[question] = mine === before ? theirs : mine;
    if (mine === theirs || theirs === before) continue;
    if (mine === before) joined.push(question);
    else differences.push({ question, mine, kept: theirs });
  }
  return { answers, differences, joined };
}
