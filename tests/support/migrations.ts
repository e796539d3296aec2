import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { inject } from "vitest";

/** The statements of the migrations before one, and of the one, in their order. tag: its file's name without the ending. */
function migrations(tag: string): { before: string[]; own: string[] } {
  const folder = path.resolve("drizzle");
  const { entries } = JSON.parse(fs.readFileSync(path.join(folder, "meta/_journal.json"), "utf8")) as {
    entries: { tag: string }[];
  };
  const statements = (tag: string) =>
    fs.readFileSync(path.join(folder, `${tag}.sql`), "utf8").split("--> statement-breakpoint");
  const tags = entries.map((entry) => entry.tag);
  const before = tags.slice(0, tags.indexOf(tag)).flatMap(statements);
  return { before, own: statements(tag) };
}

/** Some work in a database of its own as it was before a migration. */
export async function beforeMigration(tag: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const adminUrl = inject("adminUrl");
  const name = `m_${randomBytes(6).toString("hex")}`;
  const admin = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${name}`);
  const address = new URL(adminUrl);
  address.pathname = `/${name}`;
  const sql = postgres(address.href, { max: 1, onnotice: () => {} });
  try {
    await runTogether(sql, migrations(tag).before);
    await work(sql);
  } finally {
    await sql.end();
    await admin.unsafe(`drop database ${name} with (force)`);
    await admin.end();
  }
}

/** Runs a migration as an update does: all of it or nothing. */
export async function migrate(sql: postgres.Sql, tag: string): Promise<void> {
  await runTogether(sql, migrations(tag).own);
}

async function runTogether(sql: postgres.Sql, statements: readonly string[]): Promise<void> {
  await sql.begin(async (sql) => {
    for (const statement of statements) await sql.unsafe(statement);
  });
}
