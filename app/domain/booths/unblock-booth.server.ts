import { eq } from "drizzle-orm";
import { booths } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseNotGiving } from "./refusals.server";

/**
 * Bring a blocked booth into use again.
 * Refused: "forbidden" to all but organiser and secretary, "closed" once the fair is settled, "conflict" for one that is not blocked.
 */
export function unblockBooth(ctx: Context, boothId: string): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const floor = await lockFloor(ctx, { applications: [], booths: [boothId] });
    refuseNotGiving(ctx, floor.fair);
    refuse(whyNotChange(floor.fair), "closed");
    const booth = floor.booth(boothId);
    refuse(booth.blockedReason === null ? m.booths_not_blocked({ code: booth.code }) : null);

    await ctx.db.update(booths).set({ blockedReason: null }).where(eq(booths.id, booth.id));
    await recordEvents(ctx, "unblocked", [{ fairId: floor.fair.id, boothId: booth.id }]);
    await recordAudit(ctx, {
      act: "booths.unblocked",
      subject: { kind: "fair", id: floor.fair.id },
      before: { booth: booth.code, reason: booth.blockedReason },
    });
  });
}
