import { asc, eq, inArray } from "drizzle-orm";
import { openAccountOf, roleAtMaker } from "~/db/maker-joins.server";
import { establishments, memberships, nominations, products, provinces, users } from "~/db/schema";
import type { Context } from "../context";

/** Someone who acts for the maker of an entry, and is told its result. */
export interface ResultReader {
  readonly nominationId: string;
  readonly email: string;
  readonly locale: string;
  readonly code: string | null;
  readonly productName: string;
}

/** Everyone who acts for the makers of these entries, by voting code. */
export async function readersOf(ctx: Context, nominationIds: readonly string[]): Promise<ResultReader[]> {
  if (nominationIds.length === 0) return [];
  return ctx.db
    .select({
      nominationId: nominations.id,
      email: users.email,
      locale: users.locale,
      code: nominations.code,
      productName: products.name,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(memberships, roleAtMaker())
    .innerJoin(users, openAccountOf())
    .where(inArray(nominations.id, [...nominationIds]))
    .orderBy(asc(nominations.code), asc(users.email));
}

/** An entry of which nobody gets a letter from here, with where to write to its maker. */
export interface UnreachableEntry {
  readonly nominationId: string;
  readonly code: string;
  readonly productName: string;
  readonly establishmentName: string;
  /** As far as it is known; null where nothing is. */
  readonly address: string | null;
}

/** Those of these entries that none of the readers acts for, by voting code. */
export async function unreachableAmong(
  ctx: Context,
  nominationIds: readonly string[],
  readers: readonly ResultReader[],
): Promise<UnreachableEntry[]> {
  const reached = new Set(readers.map((reader) => reader.nominationId));
  const left = nominationIds.filter((id) => !reached.has(id));
  if (left.length === 0) return [];
  const rows = await ctx.db
    .select({
      nominationId: nominations.id,
      code: nominations.code,
      productName: products.name,
      establishmentName: establishments.name,
      address: establishments.address,
      commune: establishments.commune,
      district: establishments.district,
      province: provinces.name,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
    .where(inArray(nominations.id, left))
    .orderBy(asc(nominations.code));
  return rows.map(({ code, address, commune, district, province, ...row }) => ({
    ...row,
    code: code ?? "",
    address: [address, commune, district, province].filter(Boolean).join(", ") || null,
  }));
}
