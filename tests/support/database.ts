import { randomBytes } from "node:crypto";
import { test as base, expect, inject } from "vitest";
import { type Database, openDatabase } from "~/db/client.server";
import type { Actor, Context } from "~/domain/context";
import { copyTemplate } from "./template";

/** `db`: a database of this file's own, copied from the migrated template with the provinces and the CNNTTB scheme. */
export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures are needed.
  .extend("databaseUrl", { scope: "file" }, async ({}, { onCleanup }) => {
    const { url, drop } = await copyTemplate(inject("adminUrl"), `t_${randomBytes(6).toString("hex")}`);
    onCleanup(drop);
    return url;
  })
  .extend("db", { scope: "file" }, async ({ databaseUrl }, { onCleanup }) => {
    const { db, close } = openDatabase(databaseUrl, { max: 4, application: "test" });
    onCleanup(close);
    return db as Database;
  });

export { expect };

/** What a verb receives. `now` is the clock of the machine unless the test has its own. */
export function contextOf(
  db: Database,
  actor: Actor | null,
  now: Date = new Date(),
): Context & { readonly db: Database } {
  return { db, actor, now };
}
