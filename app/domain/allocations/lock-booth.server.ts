import { and, eq, isNotNull, isNull, ne, or } from "drizzle-orm";
import { allocationLocks, applications, boothClaims, booths } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import { duesOf } from "../booths/dues.server";
import { whyNotGiveTo } from "../booths/policy";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { claimHolds } from "../fairs/live-claims.server";
import { askedKindOf } from "../fairs/rules";
import { inTransaction } from "../transaction.server";
import type { LockForm } from "./forms";
import { lockFairToAllocate } from "./lock-run.server";

/**
 * Lock a booth for an application by hand: every plan gives it there. Nothing is given yet.
 * booth: its code; application: its number. Refused: "not_found", "forbidden" to all but organiser and secretary and for their own
 * establishment, "closed", "invalid" for a booth or an application that is not there, "conflict" for a blocked booth, one that somebody else
 * has, was given or offered, or holds, an application that was not accepted, a kind that was not granted, more locks and confirmed booths
 * than it is due places, a booth that is locked.
 */
export function lockBooth(ctx: Context, fairId: string, input: LockForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFairToAllocate(ctx, fairId);
    const booth = await boothByCode(ctx, fair.id, input.booth);
    const application = await applicationByNumber(ctx, fair.id, input.application);
    await refuseOthers(ctx, booth, application.id);
    await refuseBeyondDue(ctx, fair.id, application, booth);
    try {
      await ctx.db
        .insert(allocationLocks)
        .values({ boothId: booth.id, applicationId: application.id, lockedBy: ctx.actor!.userId, lockedAt: ctx.now });
    } catch (error) {
      if (!violatesUnique(error, "allocation_locks_pkey")) throw error;
      refuse("conflict", "booth", m.allocations_is_locked({ code: booth.code }));
    }
    await recordAudit(ctx, {
      act: "allocations.locked",
      subject: { kind: "fair", id: fair.id },
      after: { booth: booth.code, application: application.number },
    });
  });
}

type Field = "booth" | "application";

function refuse(code: "invalid" | "conflict" | "forbidden", field: Field, sentence: string): never {
  throw new DomainError(code, sentence, { [field]: [sentence] });
}

async function boothByCode(ctx: WriteContext, fairId: string, code: string) {
  const [booth] = await ctx.db
    .select()
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code.toUpperCase()), isNull(booths.retiredAt)))
    .for("no key update");
  if (!booth) return refuse("invalid", "booth", m.allocations_booth_unknown({ code }));
  if (booth.blockedReason !== null)
    return refuse("conflict", "booth", m.allocations_booth_blocked({ code: booth.code }));
  return booth;
}

async function applicationByNumber(ctx: WriteContext, fairId: string, number: string) {
  const [application] = await ctx.db
    .select({
      id: applications.id,
      number: applications.number,
      state: applications.state,
      establishmentId: applications.establishmentId,
    })
    .from(applications)
    .where(and(eq(applications.fairId, fairId), eq(applications.number, number.toUpperCase())));
  if (!application) return refuse("invalid", "application", m.allocations_application_unknown({ number }));
  const own = whyNotGiveTo(ctx.actor, application);
  if (own) refuse("forbidden", "application", own);
  if (application.state !== "accepted") {
    return refuse("conflict", "application", m.allocations_not_accepted({ number: application.number! }));
  }
  return application;
}

/** A plan cannot give what somebody else has, was given or offered, or holds: it would never come out. */
async function refuseOthers(ctx: WriteContext, booth: typeof booths.$inferSelect, applicationId: string) {
  const [other] = await ctx.db
    .select({ id: boothClaims.id })
    .from(boothClaims)
    .where(and(eq(boothClaims.boothId, booth.id), ne(boothClaims.applicationId, applicationId), claimHolds(ctx)))
    .limit(1);
  if (other) refuse("conflict", "booth", m.allocations_booth_taken({ code: booth.code }));
}

/** What it gave back is not kept for it either; a booth that it confirmed is one of those it is due. */
async function refuseBeyondDue(
  ctx: WriteContext,
  fairId: string,
  application: { readonly id: string; readonly number: string | null },
  booth: typeof booths.$inferSelect,
): Promise<void> {
  const kind = askedKindOf(booth.kind);
  const own = await duesOf(ctx, fairId, eq(applications.id, application.id));
  const { granted = 0, due = 0 } = own.find((one) => one.kind === kind) ?? {};
  const number = application.number!;
  if (granted === 0) refuse("conflict", "application", m.allocations_kind_not_granted({ number, code: booth.code }));
  const bound = await ctx.db
    .selectDistinct({ id: booths.id, kind: booths.kind })
    .from(booths)
    .leftJoin(
      allocationLocks,
      and(eq(allocationLocks.boothId, booths.id), eq(allocationLocks.applicationId, application.id)),
    )
    .leftJoin(
      boothClaims,
      and(
        eq(boothClaims.boothId, booths.id),
        eq(boothClaims.applicationId, application.id),
        eq(boothClaims.state, "confirmed"),
        claimHolds(ctx),
      ),
    )
    .where(and(eq(booths.fairId, fairId), or(isNotNull(allocationLocks.boothId), isNotNull(boothClaims.id))));
  const others = bound.filter((one) => one.id !== booth.id && askedKindOf(one.kind) === kind);
  if (others.length >= due) refuse("conflict", "application", m.allocations_locks_used_up({ number, count: due }));
}
