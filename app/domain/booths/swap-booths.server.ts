import { and, asc, eq, inArray } from "drizzle-orm";
import { fairQuotas } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { writeToApplicant } from "../applications/write-to-applicant.server";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { endClaims } from "./end-claims.server";
import type { LockedApplication } from "./lock.server";
import { claimById, lockClaim, stillHeld } from "./lock-claim.server";
import { movedMail } from "./mails";
import { claimAnew } from "./move-booth.server";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseKept, refuseNoRoom, refuseNotGiving, refuseOwn, refusing } from "./refusals.server";

/**
 * Let two that have booths change places, also of different applications; both are told by mail.
 * Refused: "forbidden" to all but organiser and secretary and for their own establishment, "closed" once the fair is settled, "conflict" for a hold, a claim that is over,
 * or a booth of a kind that was not granted, or kept for another.
 */
export function swapBooths(ctx: Context, claimId: string, { with: otherId }: { readonly with: string }): Promise<void> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const beside = await claimById(ctx, otherId);
      const place = await lockClaim(ctx, claimId, { applications: [beside.applicationId], booths: [beside.boothId] });
      const { floor, application, booth } = place;
      refuseNotGiving(ctx, floor.fair);
      refuse(whyNotChange(floor.fair), "closed");
      const claim = stillHeld(place);
      const otherApplication = floor.application(beside.applicationId);
      refuseOwn(ctx, application, otherApplication);
      const otherBooth = floor.booth(beside.boothId);
      const other = otherApplication.claims.find((one) => one.id === otherId);
      if (!other) throw new DomainError("conflict", m.booths_claim_over({ code: otherBooth.code }));
      refuse(other.id === claim.id ? m.booths_same_booth({ code: booth.code }) : null);
      for (const one of [claim, other]) {
        refuse(one.state === "held" ? m.booths_hold_stays({ code: one.booth.code }) : null);
      }
      if (application.id !== otherApplication.id) {
        refuseKept(otherBooth, application);
        refuseKept(booth, otherApplication);
        refuseNoRoom(application, otherBooth.kind, [claim.id]);
        refuseNoRoom(otherApplication, booth.kind, [other.id]);
      }

      await lockQuotas(ctx, [application, otherApplication], floor.fair.id);
      await endClaims(ctx, [claim.id, other.id]);
      await claimAnew(ctx, claim, otherBooth.id);
      await claimAnew(ctx, other, booth.id);
      const fairId = floor.fair.id;
      await recordEvents(ctx, "swapped", [
        { fairId, boothId: otherBooth.id, applicationId: application.id, otherBoothId: booth.id },
        { fairId, boothId: booth.id, applicationId: otherApplication.id, otherBoothId: otherBooth.id },
      ]);
      await recordAudit(ctx, {
        act: "booths.swapped",
        subject: { kind: "fair", id: fairId },
        before: { [booth.code]: application.number, [otherBooth.code]: otherApplication.number },
        after: { [booth.code]: otherApplication.number, [otherBooth.code]: application.number },
      });
      const told = { fair: floor.fair };
      await writeToApplicant(ctx, application, (reader) =>
        movedMail({ ...reader, ...told, from: booth.code, to: otherBooth.code }),
      );
      if (application.id === otherApplication.id) return;
      await writeToApplicant(ctx, otherApplication, (reader) =>
        movedMail({ ...reader, ...told, from: otherBooth.code, to: booth.code }),
      );
    }),
  );
}

/** In one order, as the trigger counts each: two swaps between the same territories must not wait for each other. */
async function lockQuotas(ctx: WriteContext, of: readonly LockedApplication[], fairId: string): Promise<void> {
  const provinces = of.map((one) => one.provinceId);
  await ctx.db
    .select({ provinceId: fairQuotas.provinceId })
    .from(fairQuotas)
    .where(and(eq(fairQuotas.fairId, fairId), inArray(fairQuotas.provinceId, provinces)))
    .orderBy(asc(fairQuotas.provinceId))
    .for("no key update");
}
