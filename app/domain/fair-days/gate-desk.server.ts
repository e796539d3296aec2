import { and, eq, sql } from "drizzle-orm";
import { headCounts } from "~/db/schema";
import { todayInVietnam } from "~/lib/dates";
import type { Context } from "../context";
import { answersTo } from "./answer-scans.server";
import { checkIn } from "./check-in.server";
import { countHeads, type HeadCountResult } from "./count-heads.server";
import type { CountForm, GateQuery, ScanForm } from "./forms";
import { fairAtGate, gatesOf } from "./gate.server";
import type { CheckInResult } from "./rules";

/** What the page of a gate shows: gates with the heads counted today, and the answer to the scan its address names. Refused as `fairAtGate`. */
export async function gateDesk(ctx: Context, idOrSlug: string, { gate, direction, nonce }: GateQuery) {
  const { id, slug, name, nameEn, startsOn, endsOn } = await fairAtGate(ctx, idOrSlug);
  const [gates, counted, answers] = await Promise.all([
    gatesOf(ctx, id),
    ctx.db
      .select({ gateId: headCounts.gateId, people: sql<number>`sum(${headCounts.people})::int` })
      .from(headCounts)
      .where(
        and(
          eq(headCounts.fairId, id),
          sql`(${headCounts.at} at time zone 'Asia/Ho_Chi_Minh')::date = ${todayInVietnam(ctx.now)}::date`,
        ),
      )
      .groupBy(headCounts.gateId),
    nonce === null ? undefined : answersTo(ctx, id, [nonce]),
  ]);
  const answer = nonce === null ? undefined : answers?.get(nonce);
  const chosen = gates.find((one) => one.id === gate) ?? gates[0];
  return {
    fair: { slug, name, nameEn, startsOn, endsOn },
    gates: gates.map(({ id, name, admits }) => ({
      id,
      name,
      admits,
      counted: counted.find(({ gateId }) => gateId === id)?.people ?? 0,
    })),
    chosen: chosen ? { gate: chosen.id, direction } : null,
    told: answer?.verdict ? { ...answer, verdict: answer.verdict, direction } : null,
  };
}

const PAGE_WITHOUT_SCRIPTS = "page";

/** A scan that was typed on a page without scripts: it happens when it arrives. Refused as `checkIn`. */
export async function scanByForm(ctx: Context, idOrSlug: string, { key, ...scan }: ScanForm): Promise<CheckInResult> {
  const fair = await fairAtGate(ctx, idOrSlug);
  const sent = { ...scan, nonce: key, at: ctx.now.toISOString(), deviceId: PAGE_WITHOUT_SCRIPTS };
  const { results } = await checkIn(ctx, fair.id, { checkIns: [sent] });
  return results[0]!;
}

/** The same of heads. Refused as `countHeads`. */
export async function countByForm(
  ctx: Context,
  idOrSlug: string,
  { key, ...count }: CountForm,
): Promise<HeadCountResult> {
  const fair = await fairAtGate(ctx, idOrSlug);
  const sent = { ...count, nonce: key, at: ctx.now.toISOString(), deviceId: PAGE_WITHOUT_SCRIPTS };
  const [result] = await countHeads(ctx, fair.id, { counts: [sent] });
  return result!;
}
