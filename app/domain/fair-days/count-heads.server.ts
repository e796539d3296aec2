import { and, eq, inArray } from "drizzle-orm";
import { headCounts } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import { fairOfGatekeeper } from "./gate.server";
import { lockGates } from "./lock-gates.server";
import { whyNotTake } from "./policy";
import { timesOfScans } from "./rules";
import { HeadCount, nonceIn } from "./scan-forms";

export interface HeadCountResult {
  readonly nonce: string;
  readonly result: "recorded" | "duplicate" | "refused";
  readonly reason?: string;
}

/**
 * Take visitors that were counted by hand, each count once by its nonce. One that cannot be read refuses no other.
 * Refused as a whole: as `checkIn`.
 */
export function countHeads(
  ctx: Context,
  fairId: string,
  { counts, sentAt }: { readonly counts: readonly unknown[]; readonly sentAt?: number | undefined },
): Promise<readonly HeadCountResult[]> {
  return inTransaction(ctx, async (ctx) => {
    const { fair, ended } = await fairOfGatekeeper(ctx, fairId);
    if (!fair.publishedAt) throw new DomainError("closed", m.days_not_published());
    const read = counts.map((one) => HeadCount.safeParse(one));
    const offset = sentAt === undefined ? null : sentAt - ctx.now.getTime();
    const rows = new Map<string, typeof headCounts.$inferInsert>();
    const refusals = new Map<string, string>();
    const sent = read.flatMap(({ data }) => data ?? []);
    const times = timesOfScans(
      sent.map(({ deviceId, at: deviceAt, offsetMs }) => ({ deviceId, deviceAt, offsetMs: offsetMs ?? offset })),
      { heardAt: ctx.now.getTime(), startsOn: fair.startsOn },
    );
    const gateOf = await lockGates(
      ctx,
      fair.id,
      sent.map(({ gate }, place) => ({ gate, at: times[place]!.at })),
    );
    for (const [place, data] of sent.entries()) {
      const { at, offsetMs } = times[place]!;
      const gate = gateOf({ gate: data.gate, at });
      if (rows.has(data.nonce) || !gate) continue;
      const refusal = whyNotTake(fair, ended, at);
      if (refusal !== null) {
        refusals.set(data.nonce, refusal);
        continue;
      }
      rows.set(data.nonce, {
        fairId: fair.id,
        gateId: gate.id,
        people: data.people,
        nonce: data.nonce,
        deviceId: data.deviceId,
        deviceAt: new Date(data.at),
        offsetMs,
        at: new Date(at),
        recordedAt: ctx.now,
        by: ctx.actor!.userId,
      });
    }
    const written =
      rows.size === 0
        ? []
        : await ctx.db
            .insert(headCounts)
            .values([...rows.values()])
            .onConflictDoNothing({ target: headCounts.nonce })
            .returning({ nonce: headCounts.nonce });
    const fresh = new Set(written.map(({ nonce }) => nonce));
    const known = await knownCounts(ctx, fair.id, [...rows.keys()]);
    return read.map(({ data }, place): HeadCountResult => {
      if (!data) return { nonce: nonceIn(counts[place]), result: "refused", reason: m.days_count_not_read() };
      if (!known.has(data.nonce)) {
        // A nonce that another fair's gate has used is no count of this one.
        const other = rows.has(data.nonce) ? m.days_nonce_taken() : m.days_no_such_gate();
        return { nonce: data.nonce, result: "refused", reason: refusals.get(data.nonce) ?? other };
      }
      return { nonce: data.nonce, result: fresh.delete(data.nonce) ? "recorded" : "duplicate" };
    });
  });
}

async function knownCounts(ctx: Context, fairId: string, nonces: readonly string[]): Promise<ReadonlySet<string>> {
  if (nonces.length === 0) return new Set();
  const rows = await ctx.db
    .select({ nonce: headCounts.nonce })
    .from(headCounts)
    .where(and(eq(headCounts.fairId, fairId), inArray(headCounts.nonce, [...nonces])));
  return new Set(rows.map(({ nonce }) => nonce));
}
