import { sql } from "drizzle-orm";
import { jurorDevices } from "~/db/schema";
import type { Context } from "../context";
import { isJurorOf } from "../people/policy";
import { inTransaction } from "../transaction.server";
import type { DeviceReport } from "./forms";
import { signedIn } from "./queries.server";

/** A clock may be years off; the column holds 68 of them. */
const FURTHEST = 2 ** 31 - 1;

/**
 * Note how a juror's device says it is, once for each round it names whose jury they sit in; other rounds are passed over.
 * Returns how far its clock is ahead of the server's, in seconds. Nothing that counts depends on any of it.
 */
export function reportDevice(ctx: Context, report: DeviceReport): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const actor = signedIn(ctx);
    const skewSeconds = skewOf(report, ctx.now);
    const rows = report.rounds
      .filter(({ roundId }) => isJurorOf(actor, roundId))
      .map(({ roundId, unsent, refused, entries }) => ({
        roundId,
        userId: actor.userId,
        deviceId: report.deviceId,
        kind: report.kind,
        firstHeardAt: ctx.now,
        lastHeardAt: ctx.now,
        unsent,
        refused,
        entriesReady: entries?.ready ?? null,
        entriesTotal: entries?.total ?? null,
        batteryPercent: report.battery?.percent ?? null,
        isCharging: report.battery?.isCharging ?? null,
        skewSeconds,
      }));
    if (rows.length === 0) return skewSeconds;
    await ctx.db
      .insert(jurorDevices)
      .values([...new Map(rows.map((row) => [row.roundId, row])).values()])
      .onConflictDoUpdate({
        target: [jurorDevices.roundId, jurorDevices.userId, jurorDevices.deviceId],
        set: {
          kind: sql`excluded.kind`,
          lastHeardAt: sql`excluded.last_heard_at`,
          unsent: sql`excluded.unsent`,
          refused: sql`excluded.refused`,
          entriesReady: sql`excluded.entries_ready`,
          entriesTotal: sql`excluded.entries_total`,
          batteryPercent: sql`excluded.battery_percent`,
          isCharging: sql`excluded.is_charging`,
          skewSeconds: sql`excluded.skew_seconds`,
        },
      });
    return skewSeconds;
  });
}

/** Seconds by which a device's clock is ahead of the server's. */
export function skewOf(report: Pick<DeviceReport, "now">, now: Date): number {
  const ahead = Math.round((report.now.getTime() - now.getTime()) / 1000);
  return Math.max(-FURTHEST, Math.min(FURTHEST, ahead));
}
