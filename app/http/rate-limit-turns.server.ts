import { sql } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { rateLimits } from "~/db/schema";

interface Turn {
  /** How long this try holds up the next one. */
  readonly holdMs: number;
  /** The longest anyone waits in line; bounds how many wait at once. */
  readonly longestMs: number;
}

/**
 * A place in the line of one key: tries that come at once, on whatever node, go one after another. Returns how many
 * milliseconds to wait for one's turn, which `holdMs` is part of; null when the line is full, and then no place is taken.
 */
export async function takeTurn(db: Database, key: string, { holdMs, longestMs }: Turn): Promise<number | null> {
  // `expire` is when the last one in line has had its turn. The clock of the row's writer: a waiting statement goes on late.
  const now = sql`clock_timestamp()`;
  const hold = sql`make_interval(secs => ${holdMs / 1000}::float8)`;
  const longest = sql`make_interval(secs => ${longestMs / 1000}::float8)`;
  const last = sql`greatest(coalesce(${rateLimits.expire}, ${now}), ${now})`;
  const [row] = await db
    .insert(rateLimits)
    .values({ key: `turn:${key}`, points: 1, expire: sql`${now} + ${hold}` })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: { expire: sql`${last} + ${hold}` },
      setWhere: sql`${last} + ${hold} <= ${now} + ${longest}`,
    })
    .returning({ waitMs: sql<number>`extract(epoch from ${rateLimits.expire} - ${now}) * 1000`.mapWith(Number) });
  return row ? Math.max(0, row.waitMs) : null;
}
