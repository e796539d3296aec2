import { eq } from "drizzle-orm";
import { booths } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { lockFloor } from "./lock.server";
import { whyNotChange } from "./policy";
import { recordEvents } from "./record-event.server";
import { refuse, refuseNotGiving, refusing, takenWords } from "./refusals.server";

/**
 * Take a free booth out of use, with the reason.
 * Refused: "forbidden" to all but organiser and secretary, "closed" once the fair is settled, "conflict" while somebody has it, and for one
 * that is blocked.
 */
export function blockBooth(ctx: Context, boothId: string, { reason }: { readonly reason: string }): Promise<void> {
  return refusing(() =>
    inTransaction(ctx, async (ctx) => {
      const floor = await lockFloor(ctx, { applications: [], booths: [boothId] });
      refuseNotGiving(ctx, floor.fair);
      refuse(whyNotChange(floor.fair), "closed");
      const booth = floor.booth(boothId);
      refuse(booth.blockedReason === null ? null : m.booths_is_blocked({ code: booth.code }));
      const claim = floor.claimOn(booth.id);
      if (claim) throw new DomainError("conflict", takenWords(ctx, booth.code, claim));

      await ctx.db.update(booths).set({ blockedReason: reason }).where(eq(booths.id, booth.id));
      await recordEvents(ctx, "blocked", [{ fairId: floor.fair.id, boothId: booth.id, note: reason }]);
      await recordAudit(ctx, {
        act: "booths.blocked",
        subject: { kind: "fair", id: floor.fair.id },
        after: { booth: booth.code, reason },
      });
    }),
  );
}
