import { eq } from "drizzle-orm";
import { boothClaims, exhibitors } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockClaims } from "./lock-claim.server";
import { mayGiveBooths, whyNotChange } from "./policy";
import { refuse, refuseStrangers, refusing } from "./refusals.server";

/** Who stands at the booth of a claim; null for nobody yet. */
export interface Stand {
  readonly claim: string;
  readonly exhibitor: string | null;
  /** Who did when its writer read it; left out where it is written whatever stands there. */
  readonly was?: string | null;
}

/**
 * Say which exhibitors of an application stand at its booths, all of them or none. What its writer did not change stays as it is.
 * Refused: "not_found" to all but the people of the applicant and those who give booths, and for claims of several applications, "closed"
 * once the fair is settled, "conflict" for a hold, a claim that is over, and a booth where somebody else wrote another meanwhile, "invalid"
 * for an exhibitor of another application. The last two name their field: "stands[1].exhibitor".
 */
export function assignExhibitors(ctx: Context, stands: readonly Stand[]): Promise<void> {
  const changed = stands.flatMap((stand, at) =>
    stand.was === stand.exhibitor ? [] : [{ ...stand, field: `stands[${at}].exhibitor` }],
  );
  if (changed.length === 0) return Promise.resolve();
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const { floor, application, claims } = await lockClaims(
        ctx,
        changed.map(({ claim }) => claim),
      );
      if (!mayGiveBooths(ctx.actor, floor.fair)) refuseStrangers(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const names = await namesOf(ctx, application.id);
      for (const { claim: id, exhibitor, was, field } of changed) {
        const claim = claims.get(id)!;
        const { code } = claim.booth;
        refuse(claim.state === "held" ? m.booths_hold_stays({ code }) : null);
        const name = exhibitor === null ? null : names.get(exhibitor);
        if (name === undefined) throw standRefusal("invalid", field, m.booths_not_your_exhibitor({ code }));
        if (claim.exhibitorId === exhibitor) continue;
        if (was !== undefined && claim.exhibitorId !== was) {
          const other = (claim.exhibitorId && names.get(claim.exhibitorId)) ?? m.booths_nobody_yet();
          throw standRefusal("conflict", field, m.booths_stand_changed({ code, name: other }));
        }

        await ctx.db.update(boothClaims).set({ exhibitorId: exhibitor }).where(eq(boothClaims.id, claim.id));
        await recordAudit(ctx, {
          act: "booths.exhibitor_assigned",
          subject: { kind: "application", id: application.id },
          after: { booth: code, exhibitor: name },
        });
      }
    }),
  );
}

const standRefusal = (code: "invalid" | "conflict", field: string, sentence: string) =>
  new DomainError(code, sentence, { [field]: [sentence] });

/** Of those an application brings, by their ids. */
async function namesOf(ctx: WriteContext, applicationId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.db
    .select({ id: exhibitors.id, name: exhibitors.name })
    .from(exhibitors)
    .where(eq(exhibitors.applicationId, applicationId));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
