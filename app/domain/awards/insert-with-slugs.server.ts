import { sql } from "drizzle-orm";
import { insertMany, isOneOf } from "~/db/insert-many.server";
import type { establishments, products } from "~/db/schema";
import { slugOf } from "~/lib/slug";
import type { WriteContext } from "../context";

type Table = typeof products | typeof establishments;

export interface NewRow<T extends Table> {
  /** How the caller finds its row again. */
  readonly key: string;
  readonly name: string;
  /** Told apart by it where the name alone is taken. */
  readonly place: string;
  /** For a name without a letter of the alphabet. */
  readonly fallback: string;
  readonly values: Omit<T["$inferInsert"], "slug">;
}

type NewProduct = typeof products.$inferInsert;

const ON_TAKEN = sql`on conflict (slug) do nothing returning id, slug`;
const ATTEMPTS = 5;

/**
 * Insert many rows, each under an address of its own: the name, with its province where that is taken, then with a number.
 * Returns the ids by key.
 */
export async function insertWithSlugs<T extends Table>(
  ctx: WriteContext,
  table: T,
  rows: readonly NewRow<T>[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let waiting = [...rows];
  for (let attempt = 0; waiting.length > 0; attempt += 1) {
    if (attempt === ATTEMPTS) throw new Error(`No free address for "${waiting[0]!.name}"`);
    const slugs = await freeSlugs(ctx, table, waiting);
    const keyOf = new Map(waiting.map((row, place) => [slugs[place]!, row.key]));
    const values = waiting.map((row, place) => ({ ...row.values, slug: slugs[place]! }));
    const made = await insertMany(ctx.db, table as typeof products, values as NewProduct[], ON_TAKEN);
    for (const { id, slug } of made) ids.set(keyOf.get(slug as string)!, id as string);
    // Someone else may have taken an address since it was looked up.
    waiting = waiting.filter((row) => !ids.has(row.key));
  }
  return ids;
}

/** One for each row, in order: free in the table and different from each other. */
async function freeSlugs(ctx: WriteContext, table: Table, rows: readonly NewRow<Table>[]): Promise<string[]> {
  const wishes = rows.map(({ name, place, fallback }) => {
    const base = slugOf(name) || fallback;
    return { base, withPlace: `${base}-${slugOf(place)}` };
  });
  const taken = await takenSlugs(ctx, table, [...new Set(wishes.flatMap(({ base, withPlace }) => [base, withPlace]))]);
  const slugs: (string | null)[] = wishes.map(({ base, withPlace }) => {
    const free = [base, withPlace].find((slug) => !taken.has(slug)) ?? null;
    if (free) taken.add(free);
    return free;
  });
  const numbered = wishes.filter((_, place) => slugs[place] === null).map(({ withPlace }) => withPlace);
  const next = await nextNumbers(ctx, table, [...new Set(numbered)]);
  return slugs.map((slug, place) => {
    if (slug) return slug;
    const { withPlace } = wishes[place]!;
    let number = next.get(withPlace) ?? 2;
    while (taken.has(`${withPlace}-${number}`)) number += 1;
    next.set(withPlace, number + 1);
    taken.add(`${withPlace}-${number}`);
    return `${withPlace}-${number}`;
  });
}

async function takenSlugs(ctx: WriteContext, table: Table, slugs: readonly string[]): Promise<Set<string>> {
  const rows = await ctx.db
    .select({ slug: table.slug })
    .from(table as typeof products)
    .where(isOneOf(table.slug, slugs));
  return new Set(rows.map(({ slug }) => slug));
}

/** The number after the highest that stands behind each address; one reading of the table however many are asked for. */
async function nextNumbers(ctx: WriteContext, table: Table, bases: readonly string[]): Promise<Map<string, number>> {
  if (bases.length === 0) return new Map();
  const base = sql<string>`regexp_replace(${table.slug}, '-[0-9]{1,9}$', '')`;
  const rows = await ctx.db
    .select({ base, last: sql<number>`max(substring(${table.slug} from '-([0-9]{1,9})$')::int)` })
    .from(table as typeof products)
    .where(sql`${base} in (select jsonb_array_elements_text(${JSON.stringify(bases)}::jsonb))`)
    .groupBy(sql`1`);
  return new Map(rows.filter(({ last }) => last !== null).map((row) => [row.base, row.last + 1]));
}
