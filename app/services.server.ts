import type { FileStore } from "~/adapters/files/index";
import { openFileStore } from "~/adapters/files/open.server";
import type { Signer } from "~/adapters/keys/index";
import { openSigner } from "~/adapters/keys/open.server";
import type { Mailer } from "~/adapters/mail/index";
import { openMailer } from "~/adapters/mail/open.server";
import { type Database, openDatabase } from "~/db/client.server";
import type { Env } from "~/env.server";
import type { Logger } from "~/lib/log.server";

/** What a request, a job or a command works with. */
export interface Services {
  readonly db: Database;
  readonly env: Env;
  readonly log: Logger;
  readonly files: FileStore;
  readonly mail: Mailer;
  readonly signer: Signer;
}

/** application: the name of the connections, by which they are more or less patient. */
export function openServices(
  env: Env,
  log: Logger,
  databaseUrl: string,
  application: "tinh-hoa" | "tinh-hoa command",
): { services: Services; close(): Promise<void> } {
  const { db, close } = openDatabase(databaseUrl, { max: env.DATABASE_POOL, application });
  return {
    services: { db, env, log, files: openFileStore(env), mail: openMailer(env), signer: openSigner(env) },
    close,
  };
}
