import { and, eq, ne } from "drizzle-orm";
import { establishments } from "~/db/schema";
import { violatesUnique } from "~/db/violations.server";
import { m } from "~/i18n/paraglide/messages";
import { nameKey } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { EditEstablishmentForm } from "./forms";
import { whyNotKeepEstablishment } from "./policy";
import { requireProvinceOfToday, taxCodeTaken } from "./register-establishment.server";

/** Change the facts of an establishment. Dossiers already sealed keep the facts of their day. */
export function editEstablishment(ctx: Context, id: string, input: EditEstablishmentForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const before = await lockEstablishment(ctx, id);
    await requireProvinceOfToday(ctx, input.provinceId);
    const [other] = await ctx.db
      .select({ id: establishments.id })
      .from(establishments)
      .where(and(eq(establishments.taxCode, input.taxCode), ne(establishments.id, id)));
    if (other) throw taxCodeTaken();

    const facts = {
      ...input,
      nameKey: nameKey(input.name),
      district: input.district ?? null,
      address: input.address ?? null,
      email: input.email ?? null,
      website: input.website ?? null,
      story: input.story ?? null,
    };
    await ctx.db
      .update(establishments)
      .set(facts)
      .where(eq(establishments.id, id))
      .catch((error) => {
        // Another edit took the code since it was looked up.
        throw violatesUnique(error, "establishments_tax_code") ? taxCodeTaken() : error;
      });
    await recordAudit(ctx, {
      act: "establishments.edited",
      subject: { kind: "establishment", id },
      before: { name: before.name, provinceId: before.provinceId },
      // The code itself may be a household's personal number: that it changed is enough to know.
      after: { name: input.name, provinceId: input.provinceId, taxCodeChanged: before.taxCode !== input.taxCode },
    });
  });
}

/** Lock an establishment for a change by one of its members; to others it does not exist. */
export async function lockEstablishment(ctx: WriteContext, id: string) {
  const [row] = await ctx.db.select().from(establishments).where(eq(establishments.id, id)).for("update");
  if (!row || whyNotKeepEstablishment(ctx.actor, row)) throw new DomainError("not_found", m.establishments_not_found());
  return row;
}
