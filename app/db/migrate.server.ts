import path from "node:path";
import { sql } from "drizzle-orm";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import type { Logger } from "~/lib/log.server";
import { SetupError } from "~/lib/setup-error";
import { type Database, openDatabase } from "./client.server";

const FOLDER = path.resolve("drizzle");
/** Taken by whoever changes the schema, so that nodes starting together do it once. */
const SCHEMA_LOCK = 7_245_301;
/** The first with uuidv7(). */
const OLDEST_POSTGRES = 18;

/** Applies the migrations of `drizzle/` that the database lacks, one process at a time. Returns whether any was. */
export async function migrateDatabase(url: string, log?: Logger): Promise<boolean> {
  const { db, close } = openDatabase(url, { max: 1, application: "tinh-hoa migrations" });
  try {
    await assertUsable(db);
    if (await isMigrated(db)) return false;
    await db.execute(sql`select pg_advisory_lock(${SCHEMA_LOCK})`);
    await migrate(db, { migrationsFolder: FOLDER });
    log?.info("database migrated");
    return true;
  } finally {
    await close();
  }
}

/** Whether every migration of this build is applied. */
export async function isMigrated(db: Database): Promise<boolean> {
  const [table] = await db.execute(sql`select to_regclass('drizzle.__drizzle_migrations') is not null as made`);
  if (!table?.made) return false;
  const [row] = await db.execute(
    sql`select coalesce(max(created_at), 0)::float8 as latest from drizzle.__drizzle_migrations`,
  );
  return Number(row?.latest) >= latestMigration();
}

let latest: number | undefined;
function latestMigration(): number {
  latest ??= Math.max(...readMigrationFiles({ migrationsFolder: FOLDER }).map((migration) => migration.folderMillis));
  return latest;
}

async function assertUsable(db: Database) {
  let version: number;
  try {
    const [row] = await db.execute(sql`select current_setting('server_version_num')::int / 10000 as version`);
    version = Number(row?.version);
  } catch (error) {
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    throw new SetupError(`DATABASE_URL: the database cannot be reached: ${message || code}`);
  }
  if (version < OLDEST_POSTGRES) {
    throw new SetupError(`DATABASE_URL: PostgreSQL ${OLDEST_POSTGRES} or newer is needed, this is ${version}`);
  }
}
