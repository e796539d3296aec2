import { and, asc, count, eq, isNull, sql } from "drizzle-orm";
import { decisionItems, decisions, mergedEntries, releases } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { mayWorkOnRound } from "../rounds/policy";
import { type RoundDetails, roundById } from "../rounds/queries.server";

export interface ReleasedDecision {
  readonly id: string;
  readonly number: string;
  readonly decidedOn: PlainDate;
  /** Who issued it, in the name of that day. */
  readonly agency: string;
  readonly agencyId: string;
  readonly products: number;
  readonly releasedAt: Date;
}

/** The decisions of a round whose results were released, in the order of their releases. Public. */
export function releasedDecisions(ctx: Context, roundId: string): Promise<ReleasedDecision[]> {
  return ctx.db
    .select({
      id: decisions.id,
      number: decisions.number,
      decidedOn: decisions.decidedOn,
      agency: decisions.agencyName,
      agencyId: decisions.agencyId,
      products: releases.recognised,
      releasedAt: releases.releasedAt,
    })
    .from(decisions)
    .innerJoin(releases, eq(releases.decisionId, decisions.id))
    .where(eq(decisions.roundId, roundId))
    .orderBy(asc(releases.releasedAt), asc(decisions.id));
}

/** A decision as those who work on its round see it, released or not. */
export interface DecisionAtWork {
  readonly id: string;
  readonly roundId: string;
  readonly number: string;
  readonly decidedOn: PlainDate;
  readonly signerName: string;
  readonly agency: string;
  readonly agencyId: string;
  /** What it recognises, also after it was withdrawn. */
  readonly products: number;
  readonly putForward: number;
  readonly approvalNote: string | null;
  readonly recordedAt: Date;
  readonly releasedAt: Date | null;
  /** Entries that its release told a result of, and of these those that a letter reached; null where it was not counted. */
  readonly participants: number | null;
  readonly reached: number | null;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
}

/** Every decision of a round, first to last, those taken back among them. The caller has decided that the reader works on it. */
export function decisionsAtWork(ctx: Context, roundId: string): Promise<DecisionAtWork[]> {
  return selectAtWork(ctx).where(eq(decisions.roundId, roundId)).orderBy(asc(decisions.recordedAt), asc(decisions.id));
}

/** For those who work on its round: "forbidden" to a visitor, "not_found" to anyone else. */
export async function decisionToWorkOn(
  ctx: Context,
  id: string,
): Promise<{ readonly round: RoundDetails; readonly decision: DecisionAtWork }> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [decision] = isUuid(id) ? await selectAtWork(ctx).where(eq(decisions.id, id)) : [];
  const round = decision && (await roundById(ctx, decision.roundId));
  if (!round || !mayWorkOnRound(ctx.actor, round)) throw new DomainError("not_found", m.awards_decision_unknown());
  return { round, decision };
}

function selectAtWork(ctx: Context) {
  return ctx.db
    .select({
      id: decisions.id,
      roundId: decisions.roundId,
      number: decisions.number,
      decidedOn: decisions.decidedOn,
      signerName: decisions.signerName,
      agency: decisions.agencyName,
      agencyId: decisions.agencyId,
      products: count(decisionItems.nominationId),
      putForward: sql<number>`count(*) filter (where ${decisionItems.isPutForward})::int`,
      approvalNote: decisions.approvalNote,
      recordedAt: decisions.recordedAt,
      releasedAt: releases.releasedAt,
      participants: releases.participants,
      reached: releases.reached,
      withdrawnAt: decisions.withdrawnAt,
      withdrawnReason: decisions.withdrawnReason,
    })
    .from(decisions)
    .leftJoin(decisionItems, eq(decisionItems.decisionId, decisions.id))
    .leftJoin(releases, eq(releases.decisionId, decisions.id))
    .groupBy(decisions.id, releases.decisionId)
    .$dynamic();
}

/** The nominations that recorded decisions of a round recognise, those of a set each, also before the release: for those who work on it. */
export async function recognisedIn(ctx: Context, roundId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ leadId: decisionItems.nominationId, memberId: mergedEntries.nominationId })
    .from(decisionItems)
    .innerJoin(decisions, eq(decisions.id, decisionItems.decisionId))
    .leftJoin(mergedEntries, eq(mergedEntries.mergeId, decisionItems.mergeId))
    .where(and(eq(decisions.roundId, roundId), isNull(decisions.withdrawnAt)));
  return new Set(rows.flatMap(({ leadId, memberId }) => [leadId, memberId ?? leadId]));
}
