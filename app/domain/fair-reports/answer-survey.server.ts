import { and, eq, isNotNull } from "drizzle-orm";
import { applications, fairs, surveyAnswers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { mayApplyFor } from "../applications/policy";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { shareFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { SurveyForm } from "./forms";
import { whyNotAnswerSurvey } from "./policy";

/**
 * A visitor's word on a public fair: no account, no name. The same form sent twice counts once.
 * Refused: "not_found" for a fair that is not public; "closed" before its first day, once its report is settled, and where it was cancelled; "conflict" where the
 * form was sent before with other answers.
 */
export function answerAsVisitor(ctx: Context, slug: string, form: SurveyForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [fair] = await ctx.db
      .select({
        ...{ id: fairs.id, startsOn: fairs.startsOn, closedAt: fairs.closedAt, cancelledAt: fairs.cancelledAt },
      })
      .from(fairs)
      .where(and(eq(fairs.slug, slug), isNotNull(fairs.publishedAt)))
      .for("share");
    if (!fair) throw new DomainError("not_found", m.fairs_not_found());
    refuseWhenClosed(ctx, fair);
    await keep(ctx, { fairId: fair.id, part: "visitor" }, form);
  });
}

/**
 * An exhibitor's word on a fair it took part in, once. Refused: "not_found" to others than the applicant's people; "closed" as for visitors,
 * and for who was not accepted; "conflict" when it answered before.
 */
export function answerAsExhibitor(ctx: Context, applicationId: string, form: SurveyForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [seen] = await ctx.db
      .select({ fairId: applications.fairId })
      .from(applications)
      .where(eq(applications.id, applicationId));
    if (!seen) throw new DomainError("not_found", m.closings_no_application());
    const fair = await shareFair(ctx, seen.fairId);
    const [application] = await ctx.db
      .select()
      .from(applications)
      .where(eq(applications.id, applicationId))
      .for("no key update");
    if (!application || !mayApplyFor(ctx.actor, application)) {
      throw new DomainError("not_found", m.closings_no_application());
    }
    if (application.state !== "accepted") throw new DomainError("closed", m.closings_survey_not_accepted());
    refuseWhenClosed(ctx, fair);
    const [earlier] = await ctx.db
      .select({ formKey: surveyAnswers.formKey })
      .from(surveyAnswers)
      .where(eq(surveyAnswers.applicationId, applicationId));
    // The same form once more is looked at by its content below.
    if (earlier && earlier.formKey !== form.formKey) throw new DomainError("conflict", m.closings_survey_done());
    await keep(ctx, { fairId: application.fairId, part: "exhibitor", applicationId }, form);
  });
}

function refuseWhenClosed(ctx: Context, fair: Parameters<typeof whyNotAnswerSurvey>[0]): void {
  const refusal = whyNotAnswerSurvey(fair, todayInVietnam(ctx.now));
  if (refusal) throw new DomainError("closed", refusal);
}

async function keep(
  ctx: WriteContext,
  of: Pick<typeof surveyAnswers.$inferInsert, "fairId" | "part" | "applicationId">,
  { website: _, ...answer }: SurveyForm,
): Promise<void> {
  const [kept] = await ctx.db
    .insert(surveyAnswers)
    .values({ ...of, ...answer, at: ctx.now })
    .onConflictDoNothing()
    .returning({ id: surveyAnswers.id });
  if (kept) return;
  const [before] = await ctx.db
    .select()
    .from(surveyAnswers)
    .where(and(eq(surveyAnswers.fairId, of.fairId), eq(surveyAnswers.formKey, answer.formKey)));
  const sent = { part: of.part, applicationId: of.applicationId ?? null, ...answer };
  const isSame = before && Object.entries(sent).every(([field, value]) => before[field as keyof typeof sent] === value);
  if (!isSame) throw new DomainError("conflict", m.closings_survey_key_used());
}
