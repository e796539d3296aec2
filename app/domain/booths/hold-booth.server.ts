import { boothClaims } from "~/db/schema";
import type { Context } from "../context";
import { spanFrom } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { whyNotPick } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseKept, refuseNoRoom, refuseStrangers, refuseTaken, refusing } from "./refusals.server";
import { holdEnd } from "./rules";

export interface HeldBooth {
  readonly claimId: string;
  readonly booth: { readonly id: string; readonly code: string };
  readonly expiresAt: Date;
  /** False where the application held it already. */
  readonly isNew: boolean;
}

/**
 * Hold a free booth for an application, for as many minutes as the fair gives, until it is confirmed. One that it holds already stays held
 * as long as it was.
 * Refused: "not_found" to all but the people of the applicant, "closed" while nobody picks, "conflict" for a booth that is taken,
 * blocked or kept for another, beyond what was granted of its kind, and beyond the quota of the territory. Source: docs/rules/booths.md#acts
 */
export function holdBooth(ctx: Context, applicationId: string, boothId: string): Promise<HeldBooth> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const floor = await lockFloor(ctx, { applications: [applicationId], booths: [boothId] });
      const application = floor.application(applicationId);
      refuseStrangers(ctx, application);
      refuse(whyNotPick(floor.fair, application.state, ctx.now), "closed");
      const booth = floor.booth(boothId);
      const claim = floor.claimOn(booth.id);
      // The same click, sent twice, is one hold.
      if (claim?.applicationId === applicationId && claim.state === "held" && claim.until) {
        return { claimId: claim.id, booth: { id: booth.id, code: booth.code }, expiresAt: claim.until, isNew: false };
      }
      refuseTaken(ctx, booth, claim, application);
      refuseKept(booth, application);
      refuseNoRoom(application, booth.kind);

      const expiresAt = holdEnd(floor.fair, floor.fair.rules.holdMinutes.value, ctx.now);
      const [inserted] = await Promise.all([
        ctx.db
          .insert(boothClaims)
          .values({
            boothId: booth.id,
            applicationId,
            state: "held",
            during: spanFrom(ctx.now, expiresAt),
            claimedBy: ctx.actor!.userId,
          })
          .returning({ id: boothClaims.id }),
        recordEvents(ctx, "held", [{ fairId: floor.fair.id, boothId: booth.id, applicationId }]),
      ]);
      return { claimId: inserted[0]!.id, booth: { id: booth.id, code: booth.code }, expiresAt, isNew: true };
    }),
  );
}
