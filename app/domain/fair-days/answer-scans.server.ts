import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { applications, checkIns, checkInVerdicts, fairGates, fairPasses, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import type { CheckInResult } from "./rules";

type Answer = Omit<CheckInResult, "nonce" | "result" | "duplicate" | "reason">;

/** What the gates are told of scans of a fair, by nonce: the verdict that was given first, so that a scan sent again is answered alike. */
export async function answersTo(
  ctx: Context,
  fairId: string,
  nonces: readonly string[],
): Promise<ReadonlyMap<string, Answer>> {
  if (nonces.length === 0) return new Map();
  const earlier = alias(checkIns, "earlier");
  const gate = alias(fairGates, "earlier_gate");
  const rows = await ctx.db
    .select({
      nonce: checkIns.nonce,
      verdict: checkIns.verdict,
      at: checkIns.at,
      kind: fairPasses.kind,
      holder: fairPasses.holder,
      exhibitor: applications.signName,
      state: applications.state,
      earlierAt: earlier.at,
      gate: gate.name,
      by: users.name,
    })
    .from(checkIns)
    .leftJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .leftJoin(applications, eq(applications.id, fairPasses.applicationId))
    .leftJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .leftJoin(earlier, eq(earlier.id, checkInVerdicts.earlierId))
    .leftJoin(gate, eq(gate.id, earlier.gateId))
    .leftJoin(users, eq(users.id, earlier.by))
    .where(and(eq(checkIns.fairId, fairId), inArray(checkIns.nonce, [...nonces])));
  return new Map(
    rows.map(({ nonce, earlierAt, gate, by, kind, holder, state, ...row }) => [
      nonce,
      {
        ...row,
        kind,
        note: row.verdict === "revoked" && state !== null && state !== "accepted" ? m.days_exhibitor_left() : null,
        holder: kind === "visitor" ? null : holder,
        earlier: row.verdict === "already_in" && earlierAt && gate && by ? { at: earlierAt, gate, by } : null,
      },
    ]),
  );
}
