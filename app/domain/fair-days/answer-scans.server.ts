import { and, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { applications, checkIns, checkInVerdicts, fairGates, fairPasses, fairs, users } from "~/db/schema";
import { formatDateRange } from "~/i18n/formats";
import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { ApplicationState, ScanVerdict } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { CheckInResult } from "./rules";

type OtherFair = Pick<typeof fairs.$inferSelect, "name" | "nameEn" | "startsOn" | "endsOn">;
type Answer = Omit<CheckInResult, "nonce" | "result" | "duplicate" | "reason">;

/** What the gates are told of scans of a fair, by nonce: the verdict that was given first, so that a scan sent again is answered alike. */
export async function answersTo(
  ctx: Context,
  fairId: string,
  nonces: readonly string[],
): Promise<ReadonlyMap<string, Answer>> {
  if (nonces.length === 0) return new Map();
  const earlier = alias(checkIns, "earlier");
  const other = alias(fairPasses, "other_pass");
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
      otherFair: { name: fairs.name, nameEn: fairs.nameEn, startsOn: fairs.startsOn, endsOn: fairs.endsOn },
    })
    .from(checkIns)
    .leftJoin(fairPasses, eq(fairPasses.id, checkIns.passId))
    .leftJoin(applications, eq(applications.id, fairPasses.applicationId))
    .leftJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .leftJoin(earlier, eq(earlier.id, checkInVerdicts.earlierId))
    .leftJoin(gate, eq(gate.id, earlier.gateId))
    .leftJoin(users, eq(users.id, earlier.by))
    .leftJoin(other, and(isNull(checkIns.passId), eq(other.code, checkIns.code)))
    .leftJoin(fairs, and(eq(fairs.id, other.fairId), isNotNull(fairs.publishedAt)))
    .where(and(eq(checkIns.fairId, fairId), inArray(checkIns.nonce, [...nonces])));
  return new Map(
    rows.map(({ nonce, earlierAt, gate, by, kind, holder, state, otherFair, ...row }) => [
      nonce,
      {
        ...row,
        kind,
        note: noteOn(row.verdict, state, otherFair),
        holder: kind === "visitor" ? null : holder,
        earlier: row.verdict === "already_in" && earlierAt && gate && by ? { at: earlierAt, gate, by } : null,
      },
    ]),
  );
}

/** state: of the application behind the pass. otherFair: whose pass it is, where that fair is public. */
function noteOn(
  verdict: ScanVerdict | null,
  state: ApplicationState | null,
  otherFair: OtherFair | null,
): string | null {
  if (verdict === "unknown" && otherFair) {
    const { startsOn, endsOn } = otherFair;
    return m.days_pass_of_other_fair({ fair: nameInLanguage(otherFair), days: formatDateRange(startsOn, endsOn) });
  }
  return verdict === "revoked" && state !== null && state !== "accepted" ? m.days_exhibitor_left() : null;
}
