import { eq } from "drizzle-orm";
import { boothClaims, exhibitors } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockClaims, stillHeld } from "./lock-claim.server";
import { mayGiveBooths, whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";

/** Who stands at the booth of a claim; without one nobody does yet. */
export interface Stand {
  readonly claim: string;
  readonly exhibitor?: string | undefined;
}

/**
 * Say which exhibitors of an application stand at its booths, all of them or none.
 * Refused: "not_found" to all but the people of the applicant and those who give booths, and for claims of several applications, "closed"
 * once the fair is settled, "conflict" for a hold or a claim that is over, "invalid" for an exhibitor of another application.
 */
export function assignExhibitors(ctx: Context, stands: readonly Stand[]): Promise<void> {
  if (stands.length === 0) return Promise.resolve();
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const ids = stands.map(({ claim }) => claim);
      const { floor, application, places } = await lockClaims(ctx, ids);
      if (!mayGiveBooths(ctx.actor, floor.fair)) refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const names = await namesOf(ctx, application.id);
      for (const { claim: id, exhibitor } of stands) {
        const place = places.get(id)!;
        const { code } = place.booth;
        const claim = stillHeld(place);
        refuse(claim.state === "held" ? m.booths_hold_stays({ code }) : null);
        const name = exhibitor ? names.get(exhibitor) : null;
        if (name === undefined) {
          const sentence = m.booths_not_your_exhibitor({ code });
          throw new DomainError("invalid", sentence, { exhibitor: [sentence] });
        }
        if (claim.exhibitorId === (exhibitor ?? null)) continue;

        await ctx.db
          .update(boothClaims)
          .set({ exhibitorId: exhibitor ?? null })
          .where(eq(boothClaims.id, claim.id));
        await recordAudit(ctx, {
          act: "booths.exhibitor_assigned",
          subject: { kind: "application", id: application.id },
          after: { booth: code, exhibitor: name },
        });
      }
    }),
  );
}

/** Of those an application brings, by their ids. */
async function namesOf(ctx: WriteContext, applicationId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({ id: exhibitors.id, name: exhibitors.name })
    .from(exhibitors)
    .where(eq(exhibitors.applicationId, applicationId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
