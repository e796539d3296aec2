import { and, eq, exists, sql } from "drizzle-orm";
import { paperKeyings, paperSettings, paperSheets, sheets } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { lockRound } from "../rounds/lock-round.server";
import { inTransaction } from "../transaction.server";
import type { SettingsForm } from "./forms";
import { isOpenKeying } from "./lock-paper.server";
import { whyNotKeepPaper, whyNotPrint } from "./policy";
import { printableSheets } from "./printable.server";
import { paperSettingsOf } from "./settings.server";

/**
 * Say how many people key each paper of a round, and which text says so. Throws "forbidden"; "closed" while a paper whose sheet
 * still takes points waits for another keying or a decision: it began under the setting that stands.
 * Source: docs/rules/paper.md#keying
 */
export function setKeyings(ctx: Context, roundId: string, input: SettingsForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const round = await lockRound(ctx, roundId);
    const reason = whyNotKeepPaper(ctx.actor, round);
    if (reason) throw new DomainError("forbidden", reason);
    if (whyNotPrint(round) === null && (await isAnyWaiting(ctx, round.id))) {
      throw new DomainError("closed", m.paper_why_not_settings());
    }
    const before = await paperSettingsOf(ctx, round.id);
    const after = { keyings: input.keyings, source: input.source || null };
    const row = { ...after, setBy: ctx.actor!.userId, setAt: ctx.now };
    await ctx.db
      .insert(paperSettings)
      .values({ roundId: round.id, ...row })
      .onConflictDoUpdate({ target: paperSettings.roundId, set: row });
    await recordAudit(ctx, {
      act: "paper_sheets.keyings_set",
      subject: { kind: "round", id: round.id },
      before: { ...before },
      after,
    });
  });
}

/** A paper whose sheet takes nothing any more waits for nobody. */
async function isAnyWaiting(ctx: WriteContext, roundId: string): Promise<boolean> {
  const keyings = ctx.db
    .select({ one: sql`1` })
    .from(paperKeyings)
    .innerJoin(paperSheets, eq(paperSheets.id, paperKeyings.paperId))
    .where(and(eq(paperSheets.sheetId, sheets.id), isOpenKeying()));
  return (await printableSheets(ctx, roundId, exists(keyings))).length > 0;
}
