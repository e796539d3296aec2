import { and, eq, isNull, lt } from "drizzle-orm";
import { agencies, agencyNames } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { addDays, formatDate } from "~/lib/dates";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AgencyNameForm } from "./forms";
import { mayKeepAgencies } from "./policy";

/**
 * Write down a name of an agency and its days. A name in force without an end that begins earlier ends the day before; any
 * other name on the same days is refused ("conflict"). Throws "forbidden", "not_found".
 */
export function nameAgency(ctx: Context, agencyId: string, form: AgencyNameForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [agency] = await ctx.db.select().from(agencies).where(eq(agencies.id, agencyId)).for("update");
    if (!mayKeepAgencies(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    if (!agency) throw new DomainError("not_found", m.agencies_unknown());
    const closed = await ctx.db
      .update(agencyNames)
      .set({ validUntil: form.validFrom })
      .where(
        and(
          eq(agencyNames.agencyId, agencyId),
          isNull(agencyNames.validUntil),
          lt(agencyNames.validFrom, form.validFrom),
        ),
      )
      .returning({ name: agencyNames.name });
    const name = {
      name: form.name,
      nameEn: form.nameEn ?? null,
      parentName: form.parentName ?? null,
      validFrom: form.validFrom,
      validUntil: form.validUntil ? addDays(form.validUntil, 1) : null,
    };
    await refuseOverlap(ctx, agencyId, name);
    await ctx.db.insert(agencyNames).values({ agencyId, ...name });
    await recordAudit(ctx, {
      act: "agencies.named",
      subject: { kind: "agency", id: agencyId },
      before: { ended: closed.map((row) => row.name) },
      after: name,
    });
  });
}

/** The database would refuse it too (an exclusion constraint); this says which name stands in the way. */
async function refuseOverlap(
  ctx: WriteContext,
  agencyId: string,
  span: { validFrom: string; validUntil: string | null },
) {
  const known = await ctx.db
    .select()
    .from(agencyNames)
    .where(eq(agencyNames.agencyId, agencyId))
    .orderBy(agencyNames.validFrom);
  const other = known.find(
    (one) =>
      (span.validUntil === null || one.validFrom < span.validUntil) &&
      (one.validUntil === null || one.validUntil > span.validFrom),
  );
  if (!other) return;
  const sentence = other.validUntil
    ? m.agencies_overlap({
        name: other.name,
        from: formatDate(other.validFrom),
        until: formatDate(addDays(other.validUntil, -1)),
      })
    : m.agencies_overlap_open({ name: other.name, from: formatDate(other.validFrom) });
  throw new DomainError("conflict", sentence, { validFrom: [sentence] });
}
