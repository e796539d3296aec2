import { and, eq, ne } from "drizzle-orm";
import { insertUnderFreeSlug } from "~/db/insert-under-free-slug.server";
import { fairs, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { slugCandidates } from "~/lib/slug";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { inTransaction } from "../transaction.server";
import type { CreateFairForm } from "./forms";
import { mayPrepareFairs, whyNotDays } from "./policy";
import { USUAL_RULES } from "./rules";

/** Addresses beside those of fairs: the form that makes them, and their figures together. */
const RESERVED = ["new", "figures"];

/**
 * A fair of one's agency, not yet public, with the usual terms to be made its own.
 * Refused: "forbidden" for another agency, "invalid" with its field for an unknown province, a missing region and days out of order,
 * "conflict" for a code that another fair has.
 */
export function createFair(ctx: Context, input: CreateFairForm): Promise<{ id: string; slug: string }> {
  return inTransaction(ctx, async (ctx) => {
    if (!mayPrepareFairs(ctx.actor, input.agencyId)) throw new DomainError("forbidden", m.fairs_not_your_agency());
    const identity = await settledIdentity(ctx, input);
    await refuseCode(ctx, { code: input.code });
    const fair = await insertUnderFreeSlug(slugCandidates(input.name, `fair-${input.code}`, RESERVED), async (slug) => {
      const rows = await ctx.db
        .insert(fairs)
        .values({
          ...identity,
          slug,
          agencyId: input.agencyId,
          rules: USUAL_RULES,
          createdBy: ctx.actor!.userId,
          createdAt: ctx.now,
        })
        .onConflictDoNothing()
        .returning({ id: fairs.id, slug: fairs.slug });
      if (rows.length === 0) await refuseCode(ctx, { code: input.code });
      return rows;
    });
    await recordAudit(ctx, { act: "fairs.created", subject: { kind: "fair", id: fair.id }, after: identity });
    return fair;
  });
}

type Identity = Omit<CreateFairForm, "agencyId">;

const refused = (field: string, sentence: string) => new DomainError("invalid", sentence, { [field]: [sentence] });

/** What a fair is called, where and when it is held, once it holds together. Throws "invalid" with its field. */
export async function settledIdentity(ctx: WriteContext, input: Identity) {
  const { name, nameEn, code, level, provinceId, venue, startsOn, endsOn } = input;
  const misfit = whyNotDays(startsOn, endsOn);
  if (misfit) throw refused("endsOn", misfit);
  if (level === "region" && !input.regionCode) throw refused("regionCode", m.errors_required_choice());
  const [province] = await ctx.db.select({ id: provinces.id }).from(provinces).where(eq(provinces.id, provinceId));
  if (!province) throw refused("provinceId", m.errors_required_choice());
  const regionCode = level === "region" ? input.regionCode! : null;
  return { name, nameEn, code, level, regionCode, provinceId, venue, startsOn, endsOn } satisfies Record<
    string,
    string | PlainDate | null
  >;
}

/** Throws "conflict" when a fair other than `except` has this code. */
export async function refuseCode(
  ctx: WriteContext,
  { code, except }: { readonly code: string; readonly except?: string },
): Promise<void> {
  const [row] = await ctx.db
    .select({ id: fairs.id })
    .from(fairs)
    .where(and(eq(fairs.code, code), except ? ne(fairs.id, except) : undefined));
  if (!row) return;
  const sentence = m.fairs_code_taken({ code });
  throw new DomainError("conflict", sentence, { code: [sentence] });
}
