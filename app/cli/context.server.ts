import { openEmbedded } from "~/db/embedded.server";
import { migrateDatabase } from "~/db/migrate.server";
import type { Context } from "~/domain/context";
import { loadEnv } from "~/env.server";
import { createLogger } from "~/lib/log.server";
import { openServices, type Services } from "~/services.server";

export interface CommandContext {
  /** Without an actor: who may run a command on this machine may do everything. */
  readonly ctx: Context & { readonly db: Services["db"] };
  readonly services: Services;
  readonly databaseUrl: string;
}

/** Runs a command's work on the database of the environment: one given, one running, or one started for it. */
export async function withContext<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const env = loadEnv();
  const log = createLogger(process.env.LOG_LEVEL ? env.LOG_LEVEL : "error", 2);
  const embedded = env.DATABASE_URL
    ? undefined
    : await openEmbedded({ dataDir: env.DATA_DIR, port: env.EMBEDDED_POSTGRES_PORT, role: "command", log });
  const databaseUrl = env.DATABASE_URL ?? embedded!.url;
  const { services, close } = openServices(env, log, databaseUrl, "tinh-hoa command");
  const closeAll = async () => {
    await close();
    await embedded?.close();
  };
  const interrupt = () => void closeAll().finally(() => process.exit(130));
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    if (await migrateDatabase(databaseUrl, log)) {
      const { prepareDatabase } = await import("~/jobs/worker.server");
      await prepareDatabase(databaseUrl, log);
    }
    return await work({ ctx: { db: services.db, actor: null, now: new Date() }, services, databaseUrl });
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    await closeAll();
  }
}
