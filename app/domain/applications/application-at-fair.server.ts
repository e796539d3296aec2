import { asc, eq, sql } from "drizzle-orm";
import { agencyNameToday } from "~/db/agency-name.server";
import { applicationEvents, applications, establishments, provinces, users } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { pricesOf } from "../fairs/parts.server";
import { answersOf } from "./answers";
import { claimsOf } from "./claims.server";
import { correctionWords, EventCorrection } from "./event-correction";
import { EventGrant, grantWords } from "./event-grant";
import { sentApplication } from "./lock-application.server";
import { gapsOf } from "./own-applications.server";
import {
  whyNotAnswer,
  whyNotChangeGrant,
  whyNotDecide,
  whyNotSetPriority,
  whyNotUndo,
  whyNotWithdrawRequest,
} from "./policy";
import { priorityFacts } from "./priority.server";
import { quotaUseOf } from "./quotas.server";
import { contentOf, partsIn } from "./read-application.server";
import { lastRequest } from "./record-event.server";
import { priorityPoints } from "./rules";

/** An application as the fair's agency reads and answers it. Throws "not_found" to everybody else, and of one that was never sent. */
export async function applicationAtFair(ctx: Context, fair: FairDetails, number: string) {
  const row = await sentApplication(ctx, fair, number);
  const [things, prices, [names], events, claims, quota, facts, request] = await Promise.all([
    contentOf(ctx, row),
    pricesOf(ctx, fair.id),
    ctx.db
      .select({
        applicant: sql<string>`coalesce(${establishments.name}, ${agencyNameToday(applications.agencyId, ctx.now)})`,
        commune: establishments.commune,
      })
      .from(applications)
      .innerJoin(provinces, eq(provinces.id, applications.provinceId))
      .leftJoin(establishments, eq(establishments.id, applications.establishmentId))
      .where(eq(applications.id, row.id)),
    historyOf(ctx, row.id),
    claimsOf(ctx, row.id),
    quotaUseOf(ctx, fair, row.provinceId),
    priorityFacts(ctx, row, fair),
    lastRequest(ctx, row.id),
  ]);
  const decides = whyNotDecide(ctx.actor, fair, row, todayInVietnam(ctx.now));
  return {
    ...row,
    number,
    isCentre: row.agencyId !== null,
    applicantName: names!.applicant,
    /** Where it makes; null for a centre. */
    commune: names!.commune,
    things,
    prices,
    answers: answersOf(partsIn(row, things)),
    gaps: gapsOf(row, fair, prices, things),
    events,
    claims,
    quota,
    request,
    priorityFacts: facts,
    /** As the rules count them today. */
    countedPriority: priorityPoints(fair.rules, facts),
    whyNot: {
      ask: decides ?? whyNotAnswer(row.state, "more_asked"),
      withdrawRequest: decides ?? whyNotWithdrawRequest(row.state),
      accept: decides ?? whyNotAnswer(row.state, "accepted"),
      wait: decides ?? whyNotAnswer(row.state, "waiting"),
      refuse: decides ?? whyNotAnswer(row.state, "refused"),
      undo: decides ?? whyNotUndo(row.state, claims.length),
      grant: decides ?? whyNotChangeGrant(row.state),
      priority: decides ?? whyNotSetPriority(row.state),
    },
  };
}
export type ApplicationAtFair = Awaited<ReturnType<typeof applicationAtFair>>;

/** What happened to an application, oldest first. Whoever calls it has decided that the reader may read it. */
export async function historyOf(ctx: Context, applicationId: string) {
  const rows = await ctx.db
    .select({
      id: applicationEvents.id,
      kind: applicationEvents.kind,
      note: applicationEvents.note,
      dueOn: applicationEvents.dueOn,
      granted: applicationEvents.granted,
      correction: applicationEvents.correction,
      by: users.name,
      at: applicationEvents.at,
    })
    .from(applicationEvents)
    .innerJoin(users, eq(users.id, applicationEvents.actorId))
    .where(eq(applicationEvents.applicationId, applicationId))
    .orderBy(asc(applicationEvents.at), asc(applicationEvents.id));
  return rows.map(({ granted, correction, note, ...row }) => ({
    ...row,
    note: wordsOf({ granted, correction, note }),
  }));
}

type Told = Pick<typeof applicationEvents.$inferSelect, "granted" | "correction" | "note">;

function wordsOf({ granted, correction, note }: Told): string | null {
  if (granted !== null) return grantWords(EventGrant.parse(granted));
  return correction === null ? note : correctionWords(EventCorrection.parse(correction));
}
