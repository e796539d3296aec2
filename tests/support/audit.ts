import { asc, eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { auditEntries } from "~/db/schema";

interface Entry {
  readonly act: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly at: Date;
}

/** What the audit keeps of one thing, oldest first: the acts, or with `details` all of it. */
export function auditOf(db: Database, subjectId: string): Promise<string[]>;
export function auditOf(db: Database, subjectId: string, options: { details: true }): Promise<Entry[]>;
export async function auditOf(db: Database, subjectId: string, options?: { details: true }) {
  const rows = await db
    .select({ act: auditEntries.act, before: auditEntries.before, after: auditEntries.after, at: auditEntries.at })
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, subjectId))
    .orderBy(asc(auditEntries.id));
  return options ? rows : rows.map((row) => row.act);
}
