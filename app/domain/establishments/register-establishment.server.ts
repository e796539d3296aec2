import { and, eq } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { establishments, memberships, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { slugCandidates } from "~/lib/slug";
import { nameKey } from "~/lib/vietnamese-text";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { RegisterEstablishmentForm } from "./forms";
import { whyNotRegister } from "./policy";

/**
 * Register an establishment; who registers it becomes its first member.
 * Throws "conflict" beside the tax code when one with that code is registered, without saying whose it is.
 */
export function registerEstablishment(
  ctx: Context,
  input: RegisterEstablishmentForm,
): Promise<{ id: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    const refusal = whyNotRegister(ctx.actor);
    if (refusal || !ctx.actor) throw new DomainError("forbidden", refusal ?? "");
    await requireProvinceOfToday(ctx, input.provinceId);

    const { contactPublic, ...facts } = input;
    const registered = await insertEstablishment(ctx, {
      ...facts,
      nameKey: nameKey(facts.name),
      contactPublicAt: contactPublic ? ctx.now : null,
      registeredAt: ctx.now,
      registeredBy: ctx.actor.userId,
      createdAt: ctx.now,
    });
    await ctx.db.insert(memberships).values({
      userId: ctx.actor.userId,
      role: "producer",
      establishmentId: registered.id,
      grantedBy: ctx.actor.userId,
      startedAt: ctx.now,
    });
    await recordAudit(ctx, {
      act: "establishments.registered",
      subject: { kind: "establishment", id: registered.id },
      after: { name: facts.name, provinceId: facts.provinceId, contactPublic },
    });
    return registered;
  });
}

function insertEstablishment(ctx: WriteContext, facts: Omit<typeof establishments.$inferInsert, "slug">) {
  return insertUnderFreeSlug(slugCandidates(facts.name, "co-so"), async (slug) => {
    const rows = await ctx.db
      .insert(establishments)
      .values({ ...facts, slug })
      .onConflictDoNothing()
      .returning({ id: establishments.id, slug: establishments.slug });
    if (rows.length === 0 && facts.taxCode && (await isTaxCodeTaken(ctx, facts.taxCode))) throw taxCodeTaken();
    return rows;
  });
}

async function isTaxCodeTaken(ctx: WriteContext, taxCode: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: establishments.id })
    .from(establishments)
    .where(eq(establishments.taxCode, taxCode));
  return row !== undefined;
}

export function taxCodeTaken(): DomainError {
  const sentence = m.establishments_tax_code_taken();
  return new DomainError("conflict", sentence, { taxCode: [sentence] });
}

/** Addresses of today name a province of today; the former ones remain in what lists have printed. */
export async function requireProvinceOfToday(ctx: WriteContext, provinceId: string): Promise<void> {
  const [province] = await ctx.db
    .select({ id: provinces.id })
    .from(provinces)
    .where(and(eq(provinces.id, provinceId), eq(provinces.era, "new")));
  if (province) return;
  const sentence = m.establishments_province_unknown();
  throw new DomainError("invalid", sentence, { provinceId: [sentence] });
}
