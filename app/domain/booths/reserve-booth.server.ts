import { eq } from "drizzle-orm";
import { boothClaims } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { keptSpan, spanFrom } from "../fairs/live-claims.server";
import { inTransaction } from "../transaction.server";
import { type LiveClaim, lockFloor } from "./lock.server";
import { givenMail } from "./mails";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseKept, refuseNoRoom, refuseNotGiving, refuseOwn, refuseTaken, refusing } from "./refusals.server";

/**
 * Give a free booth to an accepted application, or one that it holds by itself; it waits for the exhibitor's yes, who is told by mail.
 * Refused: "forbidden" to all but organiser and secretary and for their own establishment, "closed" once the fair is settled, "conflict" for a booth that is taken,
 * blocked or kept for another, an application that was not accepted, beyond what it was granted or the quota of its territory. Returns the claim's id.
 */
export function reserveBooth(
  ctx: Context,
  boothId: string,
  { application: applicationId }: { readonly application: string },
): Promise<string> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const floor = await lockFloor(ctx, { applications: [applicationId], booths: [boothId] });
      refuseNotGiving(ctx, floor.fair);
      refuse(whyNotChange(floor.fair), "closed");
      const booth = floor.booth(boothId);
      const application = floor.application(applicationId);
      refuseOwn(ctx, application);
      refuse(application.state === "accepted" ? null : m.booths_accepted_only({ number: application.number ?? "" }));
      const current = floor.claimOn(booth.id);
      const isOwnHold = current?.state === "held" && current.applicationId === application.id && !current.isOffer;
      refuseTaken(ctx, booth, isOwnHold ? null : current, null);
      refuseKept(booth, application);
      refuseNoRoom(application, booth.kind, isOwnHold ? [current.id] : []);

      const claimId = isOwnHold ? await keep(ctx, current) : await insert(ctx, boothId, applicationId);
      await recordEvents(ctx, "reserved", [{ fairId: floor.fair.id, boothId, applicationId }]);
      await recordAudit(ctx, {
        act: "booths.reserved",
        subject: { kind: "fair", id: floor.fair.id },
        after: { booth: booth.code, application: application.number },
      });
      await writeToApplicant(ctx, application, (reader) =>
        givenMail({ ...reader, fair: floor.fair, code: booth.code }),
      );
      return claimId;
    }),
  );
}

async function keep(ctx: WriteContext, { id }: LiveClaim): Promise<string> {
  await ctx.db.update(boothClaims).set({ state: "reserved", during: keptSpan }).where(eq(boothClaims.id, id));
  return id;
}

async function insert(ctx: WriteContext, boothId: string, applicationId: string): Promise<string> {
  const [row] = await ctx.db
    .insert(boothClaims)
    .values({
      boothId,
      applicationId,
      state: "reserved",
      during: spanFrom(ctx.now, null),
      claimedBy: ctx.actor!.userId,
    })
    .returning({ id: boothClaims.id });
  return row!.id;
}
