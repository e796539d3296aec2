import { boothClaims } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { spanFrom } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import type { LiveClaim } from "./lock.server";
import { lockClaim, stillHeld } from "./lock-claim.server";
import { movedMail } from "./mails";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseKept, refuseNoRoom, refuseNotGiving, refuseOwn, refuseTaken, refusing } from "./refusals.server";

/**
 * Bring who has a booth to a free one: given stays given, confirmed stays confirmed; they are told by mail. Returns the new claim's id.
 * Refused: "forbidden" to all but organiser and secretary and for their own establishment, "closed" once the fair is settled, "conflict" for a hold, a booth that is taken,
 * blocked or kept for another, or one of a kind that was not granted.
 */
export function moveBooth(ctx: Context, claimId: string, { to }: { readonly to: string }): Promise<string> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const place = await lockClaim(ctx, claimId, { booths: [to] });
      const { floor, application, booth } = place;
      refuseNotGiving(ctx, floor.fair);
      refuseOwn(ctx, application);
      refuse(whyNotChange(floor.fair), "closed");
      const claim = stillHeld(place);
      refuse(claim.state === "held" ? m.booths_hold_stays({ code: booth.code }) : null);
      const target = floor.booth(to);
      refuse(target.id === booth.id ? m.booths_same_booth({ code: booth.code }) : null);
      refuseTaken(ctx, target, floor.claimOn(target.id), null);
      refuseKept(target, application);
      refuseNoRoom(application, target.kind, [claim.id]);

      await endClaims(ctx, [claim.id]);
      const moved = await claimAnew(ctx, claim, target.id);
      const facts = { fairId: floor.fair.id, applicationId: application.id };
      await recordEvents(ctx, "moved", [
        { ...facts, boothId: booth.id, otherBoothId: target.id },
        { ...facts, boothId: target.id, otherBoothId: booth.id },
      ]);
      await recordAudit(ctx, {
        act: "booths.moved",
        subject: { kind: "fair", id: floor.fair.id },
        before: { booth: booth.code, application: application.number },
        after: { booth: target.code },
      });
      await writeToApplicant(ctx, application, (reader) =>
        movedMail({ ...reader, fair: floor.fair, from: booth.code, to: target.code }),
      );
      return moved;
    }),
  );
}

/** The same claim on another booth, from now on. Returns its id. */
export async function claimAnew(ctx: WriteContext, claim: LiveClaim, boothId: string): Promise<string> {
  const { applicationId, exhibitorId, state } = claim;
  const [row] = await ctx.db
    .insert(boothClaims)
    .values({
      boothId,
      applicationId,
      exhibitorId,
      state,
      during: spanFrom(ctx.now, null),
      claimedBy: ctx.actor!.userId,
    })
    .returning({ id: boothClaims.id });
  return row!.id;
}
