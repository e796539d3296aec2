import { and, eq } from "drizzle-orm";
import { boothClaims, exhibitors } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { mayGiveBooths, whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";

/**
 * Say which exhibitor of the application stands at a booth; without one nobody does yet.
 * Refused: "not_found" to all but the people of the applicant and those who give booths, "closed" once the fair is settled, "conflict" for a
 * hold or a claim that is over, "invalid" for an exhibitor of another application.
 */
export function assignExhibitor(
  ctx: Context,
  claimId: string,
  { exhibitor }: { readonly exhibitor?: string | undefined },
): Promise<void> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const place = await lockClaim(ctx, claimId);
      const { floor, application, booth } = place;
      if (!mayGiveBooths(ctx.actor, floor.fair)) refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const claim = stillHeld(place);
      refuse(claim.state === "held" ? m.booths_hold_stays({ code: booth.code }) : null);
      const name = exhibitor ? await nameOf(ctx, application.id, exhibitor) : null;
      if (claim.exhibitorId === (exhibitor ?? null)) return;

      await ctx.db
        .update(boothClaims)
        .set({ exhibitorId: exhibitor ?? null })
        .where(eq(boothClaims.id, claim.id));
      await recordAudit(ctx, {
        act: "booths.exhibitor_assigned",
        subject: { kind: "application", id: application.id },
        after: { booth: booth.code, exhibitor: name },
      });
    }),
  );
}

async function nameOf(ctx: WriteContext, applicationId: string, id: string): Promise<string> {
  const [row] = await ctx.db
    .select({ name: exhibitors.name })
    .from(exhibitors)
    .where(and(eq(exhibitors.id, id), eq(exhibitors.applicationId, applicationId)));
  if (!row) {
    throw new DomainError("invalid", m.booths_not_your_exhibitor(), { exhibitor: [m.booths_not_your_exhibitor()] });
  }
  return row.name;
}
