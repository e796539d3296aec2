import { eq } from "drizzle-orm";
import { applications, fairs, surveyAnswers } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { mayApplyFor } from "../applications/policy";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { whyNotAnswerSurvey } from "./policy";

/** Whether an exhibitor can answer the survey now, and why not. Throws "not_found" to others than the applicant's people. */
export async function exhibitorSurvey(
  ctx: Context,
  applicationId: string,
): Promise<{ readonly fair: { readonly name: string; readonly nameEn: string }; readonly whyNot: string | null }> {
  const [row] = await ctx.db
    .select({ application: applications, fair: fairs, answered: surveyAnswers.id })
    .from(applications)
    .innerJoin(fairs, eq(fairs.id, applications.fairId))
    .leftJoin(surveyAnswers, eq(surveyAnswers.applicationId, applications.id))
    .where(eq(applications.id, applicationId));
  if (!row || !mayApplyFor(ctx.actor, row.application)) {
    throw new DomainError("not_found", m.closings_no_application());
  }
  const { name, nameEn } = row.fair;
  const whyNot = row.answered
    ? m.closings_survey_done()
    : row.application.state === "accepted"
      ? whyNotAnswerSurvey(row.fair, todayInVietnam(ctx.now))
      : m.closings_survey_not_accepted();
  return { fair: { name, nameEn }, whyNot };
}
