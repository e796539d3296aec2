import { asc, eq, inArray } from "drizzle-orm";
import { openAccountOf, roleAtMaker } from "~/db/maker-joins.server";
import { dossierSnapshots, establishments, memberships, nominations, products, provinces, users } from "~/db/schema";
import type { ResultKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import { isLiveSealOf, sealedFact } from "../nominations/live-seal.server";

/** Someone who acts for the maker of an entry, and is told its result. */
export interface ResultReader {
  readonly nominationId: string;
  readonly email: string;
  readonly locale: string;
  readonly code: string | null;
  /** As it was sealed, and as its certificate has it. */
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
      productName: sealedFact<string>("product", "name"),
    })
    .from(nominations)
    .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
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
  /** As it was sealed; its maker by the name and address of today, to be written to. */
  readonly productName: string;
  /** What it is told. */
  readonly kind: ResultKind;
  readonly establishmentName: string;
  /** As far as it is known; null where nothing is. */
  readonly address: string | null;
}

/** Entries that no letter reaches, by voting code. told: what each of them is told. */
export async function postList(ctx: Context, told: ReadonlyMap<string, ResultKind>): Promise<UnreachableEntry[]> {
  if (told.size === 0) return [];
  const rows = await ctx.db
    .select({
      nominationId: nominations.id,
      code: nominations.code,
      productName: sealedFact<string>("product", "name"),
      establishmentName: establishments.name,
      address: establishments.address,
      commune: establishments.commune,
      district: establishments.district,
      province: provinces.name,
    })
    .from(nominations)
    .innerJoin(dossierSnapshots, isLiveSealOf(nominations.id))
    .innerJoin(products, eq(products.id, nominations.productId))
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .innerJoin(provinces, eq(provinces.id, establishments.provinceId))
    .where(inArray(nominations.id, [...told.keys()]))
    .orderBy(asc(nominations.code));
  return rows.map(({ code, address, commune, district, province, ...row }) => ({
    ...row,
    kind: told.get(row.nominationId)!,
    code: code ?? "",
    address: [address, commune, district, province].filter(Boolean).join(", ") || null,
  }));
}
