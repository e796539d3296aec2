import { asc, eq, sql } from "drizzle-orm";
import { fairPasses } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { fairAtGate, gatesOf } from "./gate.server";
import { type GatePack, packPass } from "./pack";
import { hashOfCode } from "./pass-code.server";
import { passEnd } from "./pass-end.server";

/** What a gate keeps to answer without a network: no names and no codes. Refused as `fairAtGate`. */
export async function gatePack(ctx: Context, slug: string): Promise<GatePack> {
  const fair = await fairAtGate(ctx, slug);
  const [gates, passes] = await Promise.all([
    gatesOf(ctx, fair.id),
    ctx.db
      .select({
        code: fairPasses.code,
        kind: fairPasses.kind,
        isRevoked: sql<boolean>`${passEnd()} is not null`,
        isInside: isInside(ctx),
      })
      .from(fairPasses)
      .where(eq(fairPasses.fairId, fair.id))
      .orderBy(asc(fairPasses.id)),
  ]);
  return {
    fairId: fair.id,
    fair: { startsOn: fair.startsOn, endsOn: fair.endsOn },
    gates,
    at: ctx.now.toISOString(),
    passes: passes.map(({ code, ...pass }) => packPass(hashOfCode(fair.id, code), pass)),
  };
}

/** Whether a pass is inside now, as a column of a query of passes: the last of its scans of today that was admitted was on the way in. */
export function isInside(ctx: Context) {
  return sql<boolean>`coalesce((select c.direction = 'in' from check_ins c join check_in_verdicts v on v.check_in_id = c.id
    where c.pass_id = fair_passes.id and v.verdict = 'admitted'
      and c.at >= ${todayInVietnam(ctx.now)}::date::timestamp at time zone 'Asia/Ho_Chi_Minh'
    order by c.at desc, c.nonce desc limit 1), false)`;
}
