import { and, asc, eq, inArray, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { awards, establishments, products, provinceSuccessions, provinces } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { LegalForm } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { whyNotKeepEstablishment } from "./policy";

export interface Establishment {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly legalForm: LegalForm | null;
  readonly taxCode: string | null;
  readonly provinceId: string;
  readonly province: { readonly name: string; readonly fullName: string; readonly nameEn: string };
  readonly district: string | null;
  readonly commune: string | null;
  readonly address: string | null;
  readonly representative: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly story: string | null;
  readonly contactPublicAt: Date | null;
  readonly registeredAt: Date | null;
}

const columns = {
  id: establishments.id,
  slug: establishments.slug,
  name: establishments.name,
  legalForm: establishments.legalForm,
  taxCode: establishments.taxCode,
  provinceId: establishments.provinceId,
  province: { name: provinces.name, fullName: provinces.fullName, nameEn: provinces.nameEn },
  district: establishments.district,
  commune: establishments.commune,
  address: establishments.address,
  representative: establishments.representative,
  phone: establishments.phone,
  email: establishments.email,
  website: establishments.website,
  story: establishments.story,
  contactPublicAt: establishments.contactPublicAt,
  registeredAt: establishments.registeredAt,
};

const select = (ctx: Context) =>
  ctx.db.select(columns).from(establishments).innerJoin(provinces, eq(provinces.id, establishments.provinceId));

/** An establishment as its members see it; to others it does not exist. */
export async function establishmentById(ctx: Context, id: string): Promise<Establishment> {
  const [row] = isUuid(id) ? await select(ctx).where(eq(establishments.id, id)) : [];
  if (!row || whyNotKeepEstablishment(ctx.actor, row)) throw new DomainError("not_found", m.establishments_not_found());
  return row;
}

/** The establishments the actor is a member of, by name. */
export async function establishmentsOfActor(ctx: Context): Promise<Establishment[]> {
  const ids = keptIds(ctx);
  if (ids.length === 0) return [];
  return select(ctx).where(inArray(establishments.id, ids)).orderBy(asc(establishments.name));
}

/** Ids of the establishments the actor is a member of. */
export function keptIds(ctx: Context): string[] {
  return (ctx.actor?.memberships ?? []).flatMap((one) =>
    one.role === "producer" && one.establishmentId ? [one.establishmentId] : [],
  );
}

export interface Namesake {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly address: string | null;
  /** Awards that published lists give it. */
  readonly awards: number;
}

/**
 * Establishments known from published lists that bear the same name in the same province, of today or former. They may be
 * the same one: people are told, nothing is merged. Source: docs/rules/establishments.md#namesakes.
 */
export async function recordedNamesakes(ctx: Context, id: string): Promise<Namesake[]> {
  const own = alias(establishments, "own");
  const counted = sql<number>`(select count(*)::int from ${awards} join ${products} on ${products.id} = ${awards.productId}
    where ${products.establishmentId} = ${establishments.id})`;
  return ctx.db
    .select({
      id: establishments.id,
      slug: establishments.slug,
      name: establishments.name,
      address: establishments.address,
      awards: counted,
    })
    .from(establishments)
    .innerJoin(own, eq(own.nameKey, establishments.nameKey))
    .leftJoin(
      provinceSuccessions,
      and(eq(provinceSuccessions.oldId, establishments.provinceId), eq(provinceSuccessions.newId, own.provinceId)),
    )
    .where(
      and(
        eq(own.id, id),
        ne(establishments.id, own.id),
        isNull(establishments.registeredAt),
        or(eq(establishments.provinceId, own.provinceId), isNotNull(provinceSuccessions.oldId)),
      ),
    )
    .orderBy(asc(establishments.name), asc(establishments.id));
}
