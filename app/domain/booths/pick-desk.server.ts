import { and, asc, eq, isNull, ne, type SQL, sql } from "drizzle-orm";
import {
  allocationLocks,
  applicationAsks,
  applications,
  boothClaims,
  boothOffers,
  booths,
  exhibitors,
  fairs,
} from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import { compareVietnamese } from "~/lib/vietnamese-text";
import type { BoothKind, ClaimState } from "~/lib/vocabulary";
import { maySeeOwn } from "../applications/policy";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { planOf, planStamp } from "./plan.server";
import { mayPickFor, whyNotChange, whyNotGiveBack, whyNotPick } from "./policy";
import { roomLeft } from "./rules";

/** A booth that an application has. */
export interface OwnClaim {
  readonly id: string;
  readonly boothId: string;
  readonly code: string;
  readonly kind: BoothKind;
  readonly state: ClaimState;
  readonly until: Date | null;
  readonly exhibitorId: string | null;
  /** Held by an offer that waits for its answer. */
  readonly isOffer: boolean;
}

/** Of an application whose reader may see it. Throws "not_found" to others, "forbidden" to who is not signed in. */
async function ownApplication(ctx: Context, id: string) {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const [row] = isUuid(id)
    ? await ctx.db
        .select({ application: applications, fair: fairs })
        .from(applications)
        .innerJoin(fairs, eq(fairs.id, applications.fairId))
        .where(eq(applications.id, id))
    : [];
  if (!row || !maySeeOwn(ctx.actor, row.application)) {
    throw new DomainError("not_found", m.booths_application_unknown());
  }
  return row;
}

/** Where an application picks its booths: the plan, what it has, how many it may still take, and why not. Refused as `ownApplication`. */
export async function pickDesk(ctx: Context, id: string) {
  const { application, fair } = await ownApplication(ctx, id);
  const [plan, stamp, grants, kept, claims, people] = await Promise.all([
    planOf(ctx, fair.id),
    planStamp(ctx, fair.id),
    ctx.db
      .select({ kind: applicationAsks.kind, granted: applicationAsks.granted })
      .from(applicationAsks)
      .where(eq(applicationAsks.applicationId, application.id))
      .orderBy(asc(applicationAsks.kind)),
    keptForOthers(ctx, fair.id, application.id),
    ownClaims(ctx, application.id),
    ctx.db
      .select({ id: exhibitors.id, signName: exhibitors.signName, name: exhibitors.name })
      .from(exhibitors)
      .where(eq(exhibitors.applicationId, application.id))
      .orderBy(asc(exhibitors.position)),
  ]);
  const { slug, name, nameEn, startsOn, endsOn, picksOpenAt, picksCloseAt } = fair;
  const mayPick = mayPickFor(ctx.actor, application);
  return {
    application: {
      id: application.id,
      number: application.number,
      state: application.state,
      signName: application.signName,
      isCentre: application.agencyId !== null,
    },
    fair: { slug, name, nameEn, startsOn, endsOn, picksOpenAt, picksCloseAt },
    halls: plan.halls,
    booths: plan.booths.map((booth) => ({ ...booth, isKept: kept.has(booth.id) })),
    stamp,
    claims,
    room: roomLeft(
      grants,
      claims.map((claim) => claim.kind),
    ),
    exhibitors: people,
    mayPick,
    whyNot: mayPick ? whyNotPick(fair, application.state, ctx.now) : m.booths_you_only_read(),
    whyNotAnswer: mayPick ? whyNotChange(fair) : m.booths_you_only_read(),
    whyNotGiveBack: mayPick ? whyNotGiveBack(fair, ctx.now) : m.booths_you_only_read(),
  };
}

/** Booths that the organiser keeps by hand for accepted applications other than this one. */
async function keptForOthers(ctx: Context, fairId: string, applicationId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.db
    .select({ boothId: allocationLocks.boothId })
    .from(allocationLocks)
    .innerJoin(applications, eq(applications.id, allocationLocks.applicationId))
    .where(
      and(eq(applications.fairId, fairId), eq(applications.state, "accepted"), ne(applications.id, applicationId)),
    );
  return new Set(rows.map(({ boothId }) => boothId));
}

/** What a page of the plan asks every few seconds. Refused as `ownApplication`. */
export async function pickStamp(ctx: Context, id: string): Promise<string> {
  const { fair } = await ownApplication(ctx, id);
  return planStamp(ctx, fair.id);
}

const claimColumns = {
  id: boothClaims.id,
  boothId: booths.id,
  code: booths.code,
  kind: booths.kind,
  state: boothClaims.state,
  until: sql<Date | null>`upper(${boothClaims.during})`.mapWith(boothClaims.createdAt),
  exhibitorId: boothClaims.exhibitorId,
  isOffer: sql<boolean>`${boothOffers.id} is not null`,
};

async function selectClaims(ctx: Context, condition: SQL | undefined): Promise<OwnClaim[]> {
  const rows = await ctx.db
    .select(claimColumns)
    .from(boothClaims)
    .innerJoin(booths, eq(booths.id, boothClaims.boothId))
    .leftJoin(boothOffers, and(eq(boothOffers.claimId, boothClaims.id), isNull(boothOffers.answer)))
    .where(condition);
  return rows.toSorted((a, b) => compareVietnamese(a.code, b.code));
}

const ownClaims = (ctx: Context, applicationId: string) =>
  selectClaims(ctx, and(eq(boothClaims.applicationId, applicationId), claimHolds(ctx)));

/** One claim of an application, also one that is over, for the pages of its acts; "not_found" for another's. Refused as `ownApplication`. */
export async function ownClaim(ctx: Context, id: string, claimId: string) {
  const { application, fair } = await ownApplication(ctx, id);
  const [claim] = isUuid(claimId)
    ? await selectClaims(ctx, and(eq(boothClaims.applicationId, application.id), eq(boothClaims.id, claimId)))
    : [];
  if (!claim) throw new DomainError("not_found", m.booths_claim_unknown());
  return { claim, fair, application, whyNotGiveBack: whyNotGiveBack(fair, ctx.now), whyNotAnswer: whyNotChange(fair) };
}
