import { desc, eq, sql } from "drizzle-orm";
import { applications } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToStaff } from "../agencies/write-to-staff.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { pricesOf } from "../fairs/parts.server";
import { inTransaction } from "../transaction.server";
import type { SubmitApplicationForm } from "./forms";
import { lockOwnInFair } from "./lock-application.server";
import { resubmittedMail, submittedMail } from "./mails";
import { gapsOf } from "./own-applications.server";
import { whyNotSubmit } from "./policy";
import { priorityFacts } from "./priority.server";
import { type ApplicationRow, communeOf, contentOf } from "./read-application.server";
import { recordEvent } from "./record-event.server";
import { applicationNumber, countOf, isRuralPlace, priorityPoints, requiredGaps } from "./rules";
import { countChange } from "./save-application.server";
import { aboutOf, writeToApplicant } from "./write-to-applicant.server";

/**
 * Send an application to the fair's agency, or send again what was asked for. It gets its number, counted in the fair, the first time;
 * its points are counted each time unless the organiser set them, and whether it counts as rural is said by its place. Returns the number.
 * Refused: "not_found" and "forbidden" as `lockOwnInFair`, "closed" when it is not written now, "invalid" while something required is
 * missing, "conflict" when it changed since it was read.
 */
export function submitApplication(ctx: Context, id: string, { version }: SubmitApplicationForm): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { row, fair, facts } = await lockOwnInFair(ctx, id);
    const [things, prices] = await Promise.all([contentOf(ctx, row), pricesOf(ctx, fair.id)]);
    const missing = requiredGaps(gapsOf(row, fair, prices, things)).length;
    const refusal = whyNotSubmit(facts, fair, missing, ctx.now);
    if (refusal) throw new DomainError(whyNotSubmit(facts, fair, 0, ctx.now) ? "closed" : "invalid", refusal);
    if (row.version !== version) throw new DomainError("conflict", m.applications_changed_meanwhile());
    const number = row.number ?? (await nextNumber(ctx, fair));
    const priority = row.priorityReason
      ? row.priority
      : priorityPoints(fair.rules, await priorityFacts(ctx, row, fair));
    const isRural = isRuralPlace(await communeOf(ctx, row), fair.rules);
    await countChange(
      ctx,
      { row },
      {
        state: "submitted",
        number,
        priority,
        isRural,
        declaredAt: ctx.now,
        submittedAt: row.submittedAt ?? ctx.now,
      },
    );
    await recordEvent(ctx, id, "submitted");
    await recordAudit(ctx, {
      act: "applications.submitted",
      subject: { kind: "application", id },
      after: { number, priority, isRural, wasAsked: row.state === "more_asked" },
    });
    await tell(ctx, { ...row, number }, fair);
    return number;
  });
}

/** The fair is locked: nobody counts beside. */
async function nextNumber(ctx: WriteContext, fair: FairDetails): Promise<string> {
  const [last] = await ctx.db
    .select({ number: applications.number })
    .from(applications)
    .where(eq(applications.fairId, fair.id))
    .orderBy(sql`length(${applications.number}) desc nulls last`, desc(applications.number))
    .limit(1);
  return applicationNumber(fair.code, countOf(fair.code, last?.number ?? null) + 1);
}

async function tell(ctx: WriteContext, row: ApplicationRow, fair: FairDetails): Promise<void> {
  const about = aboutOf(row, fair);
  await writeToApplicant(ctx, row, ({ name }) => submittedMail(name, about));
  if (row.state === "more_asked") await writeToStaff(ctx, fair.agencyId, (name) => resubmittedMail(name, about));
}
