import { and, count, desc, eq, isNotNull } from "drizzle-orm";
import { surveyAnswers } from "~/db/schema";
import { SURVEY_MARKS, SURVEY_PARTS, type SurveyPart } from "~/lib/vocabulary";
import type { Context } from "../context";
import { type MarkFigures, markFigures } from "./rules";

/** What the survey of a fair says so far, exhibitors and visitors apart. */
export interface SurveyResult {
  readonly part: SurveyPart;
  readonly answers: number;
  readonly comesAgain: number;
  readonly marks: readonly MarkFigures[];
  /** The latest remarks, without who wrote them. */
  readonly words: readonly { readonly id: string; readonly words: string; readonly at: Date }[];
}

const WORDS = 30;

/** Asks no policy: for the report of a fair, which its agency reads. */
export async function surveyOf(ctx: Context, fairId: string): Promise<SurveyResult[]> {
  const of = eq(surveyAnswers.fairId, fairId);
  const { part, whole, running, meeting, comesAgain } = surveyAnswers;
  const [groups, ...words] = await Promise.all([
    ctx.db
      .select({ part, whole, running, meeting, comesAgain, answers: count() })
      .from(surveyAnswers)
      .where(of)
      .groupBy(part, whole, running, meeting, comesAgain),
    ...SURVEY_PARTS.map((one) =>
      ctx.db
        .select({ id: surveyAnswers.id, words: surveyAnswers.words, at: surveyAnswers.at })
        .from(surveyAnswers)
        .where(and(of, eq(part, one), isNotNull(surveyAnswers.words)))
        .orderBy(desc(surveyAnswers.at))
        .limit(WORDS),
    ),
  ]);
  return SURVEY_PARTS.map((one, at) => {
    const own = groups.filter((row) => row.part === one);
    const sum = (rows: typeof own) => rows.reduce((total, row) => total + row.answers, 0);
    return {
      part: one,
      answers: sum(own),
      comesAgain: sum(own.filter((row) => row.comesAgain)),
      marks: SURVEY_MARKS.map((mark) => {
        const given = (value: number) => sum(own.filter((row) => row[mark] === value));
        return markFigures(mark, [given(1), given(2), given(3), given(4), given(5)]);
      }),
      words: words[at]!.map(({ id, words, at }) => ({ id, words: words!, at })),
    };
  });
}
