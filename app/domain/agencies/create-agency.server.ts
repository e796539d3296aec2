import { eq } from "drizzle-orm";
import { agencies, agencyNames, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugOf } from "~/lib/slug";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { AgencyForm } from "./forms";
import { mayKeepAgencies } from "./policy";

/**
 * A new agency with its present name. Throws "forbidden", "invalid" for an unknown province, "conflict" when the part of
 * the address (`slug`) is taken.
 */
export function createAgency(ctx: Context, form: AgencyForm): Promise<{ agencyId: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayKeepAgencies(ctx.actor)) throw new DomainError("forbidden", m.people_admin_only());
    await checkProvince(ctx, form.provinceId);
    const slug = form.slug ?? slugOf(form.name);
    const [agency] = await ctx.db
      .insert(agencies)
      .values({ slug, level: form.level, provinceId: form.provinceId ?? null, place: form.place, createdAt: ctx.now })
      .onConflictDoNothing({ target: agencies.slug })
      .returning();
    if (!agency)
      throw new DomainError("conflict", m.agencies_slug_taken({ slug }), { slug: [m.agencies_slug_taken({ slug })] });
    const name = {
      name: form.name,
      nameEn: form.nameEn ?? null,
      parentName: form.parentName ?? null,
      validFrom: form.validFrom,
    };
    await ctx.db.insert(agencyNames).values({ agencyId: agency.id, ...name });
    await recordAudit(ctx, {
      act: "agencies.created",
      subject: { kind: "agency", id: agency.id },
      after: { slug, level: form.level, ...name },
    });
    return { agencyId: agency.id, slug };
  });
}

async function checkProvince(ctx: WriteContext, provinceId: string | undefined) {
  if (provinceId === undefined) return;
  const [found] = await ctx.db.select({ id: provinces.id }).from(provinces).where(eq(provinces.id, provinceId));
  if (!found) throw new DomainError("invalid", m.errors_not_this_value(), { provinceId: [m.errors_not_this_value()] });
}
