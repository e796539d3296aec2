import { and, asc, eq, inArray } from "drizzle-orm";
import { applications, fairQuotas, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { FairDetails } from "./fair-details.server";
import type { QuotasForm } from "./forms";
import { lockToPrepare, writeFair } from "./lock-to-prepare.server";
import { takenByProvince } from "./quotas.server";

/**
 * How many booths each territory may take; one without a number takes as many as there are.
 * Refused: as `lockToPrepare`; "invalid" for an unknown province or one named twice; "conflict", at its field, for fewer than the
 * territory has taken.
 */
export function setQuotas(ctx: Context, fairId: string, input: QuotasForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockToPrepare(ctx, fairId, input.version);
    const before = await ctx.db.select().from(fairQuotas).where(eq(fairQuotas.fairId, fair.id));
    const was = new Map(before.map((row) => [row.provinceId, row.booths]));
    const wanted = new Map(
      input.rows.flatMap(({ provinceId, booths }) => (booths === undefined ? [] : [[provinceId, booths] as const])),
    );
    if (new Set(input.rows.map((row) => row.provinceId)).size < input.rows.length) {
      throw new DomainError("invalid", m.errors_invalid());
    }
    const changed = [...wanted].filter(([id, booths]) => was.get(id) !== booths);
    const gone = [...was.keys()].filter((id) => !wanted.has(id));
    await refuseTaken(ctx, fair, input, new Map(changed));
    if (gone.length > 0) {
      await ctx.db.delete(fairQuotas).where(and(eq(fairQuotas.fairId, fair.id), inArray(fairQuotas.provinceId, gone)));
    }
    for (const [provinceId, booths] of changed) {
      await ctx.db
        .insert(fairQuotas)
        .values({ fairId: fair.id, provinceId, booths })
        .onConflictDoUpdate({ target: [fairQuotas.fairId, fairQuotas.provinceId], set: { booths } });
    }
    await writeFair(ctx, fair.id);
    await recordAudit(ctx, {
      act: "fairs.quotas_set",
      subject: { kind: "fair", id: fair.id },
      before: Object.fromEntries(was),
      after: Object.fromEntries(wanted),
    });
  });
}

/** The applications are locked first: a claim that is being made is counted, and one made afterwards sees the new number. */
async function refuseTaken(
  ctx: WriteContext,
  fair: FairDetails,
  input: QuotasForm,
  changed: ReadonlyMap<string, number>,
): Promise<void> {
  if (changed.size === 0) return;
  const ids = [...changed.keys()];
  const known = await ctx.db
    .select({ id: provinces.id, name: provinces.name })
    .from(provinces)
    .where(inArray(provinces.id, ids));
  if (known.length < ids.length) throw new DomainError("invalid", m.errors_required_choice());
  await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.fairId, fair.id), inArray(applications.provinceId, ids)))
    .orderBy(asc(applications.id))
    .for("update");
  const taken = await takenByProvince(ctx, fair);
  const refusals = known.flatMap(({ id, name }) => {
    const has = taken.get(id) ?? 0;
    if (changed.get(id)! >= has) return [];
    const field = `rows[${input.rows.findIndex((row) => row.provinceId === id)}].booths`;
    return [[field, [m.fairs_quota_below_taken({ province: name, taken: has })]] as const];
  });
  const [first] = refusals;
  if (first) throw new DomainError("conflict", first[1][0]!, Object.fromEntries(refusals));
}
