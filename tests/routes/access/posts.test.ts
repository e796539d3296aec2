import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { ActionFunctionArgs } from "@remix-run/node";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll } from "vitest";
import { expect, test } from "#tests/support/database";
import { type Answer, post, servicesOf } from "#tests/support/routes";
import { diskFileStore } from "~/adapters/files/disk.server";
import type { Database, Transaction } from "~/db/client.server";
import { sessions } from "~/db/schema";
import type { Services } from "~/services.server";
import { listRoutes } from "../../../scripts/routes";
import { paramsOf, pathOf } from "./places";
import { POSTINGS } from "./postings";
import { POSTS } from "./posts";
import { type AccessRole, MARKER, ROLES } from "./roles";
import { layOut, type World } from "./world";

// Every post as every role, each with a form that would be carried out for whoever may: what is refused is refused by policy.
// Each is tried on the same world and taken back.

type Action = (args: ActionFunctionArgs) => unknown;

const PATIENCE_MS = 300_000;

const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), "tinh-hoa-posts-"));
const files = path.join(dataDir, "files");
const pristine = path.join(dataDir, "pristine");
const actions = new Map<string, Action>();

beforeAll(async () => {
  for (const { pattern, file } of await listRoutes()) {
    const { action } = (await import(path.resolve(file))) as { action?: Action };
    if (action) actions.set(pattern, action);
  }
}, PATIENCE_MS);

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

test("there is a form for every route that takes a post, and for no other", () => {
  expect(Object.keys(POSTINGS).toSorted()).toEqual([...actions.keys()].toSorted());
});

test(
  "each role's posts end as the table says: what is refused writes nothing, what is allowed is done",
  async ({ db }) => {
    const world = await layOut({ db, dataDir });
    // Seen just now: a request notes that only once in a while.
    await db.update(sessions).set({ lastSeenAt: new Date() });
    fs.cpSync(files, pristine, { recursive: true });
    // One that others reach: what is printed names it.
    const services = { ...servicesOf(db, { PUBLIC_URL: "https://tinhhoa.test" }), files: diskFileStore(files) };

    const outcomes: Record<string, Record<string, string>> = {};
    for (const [pattern, action] of actions) outcomes[pattern] = await asEveryRole(services, world, pattern, action);

    expect(outcomes).toEqual(POSTS);
  },
  PATIENCE_MS,
);

async function asEveryRole(services: Services, world: World, pattern: string, action: Action) {
  const outcomes: Record<string, string> = {};
  for (const role of ROLES) {
    await takenBack(services.db, async (db) => {
      outcomes[role] = await outcomeFor(role, { ...services, db }, world, pattern, action);
    });
  }
  return outcomes;
}

async function outcomeFor(role: AccessRole, services: Services, world: World, pattern: string, action: Action) {
  const { db } = services;
  const make = POSTINGS[pattern];
  if (!make) return "no posting in postings.ts";
  const { places, form, json, query = "" } = await make(world, db);
  const all = { ...world.places, ...places };
  const session = world.sessions[role];
  const before = await written(db);
  const asked = post(db, action, {
    url: pathOf(pattern, all) + query,
    params: paramsOf(pattern, all),
    services,
    headers: session ? { cookie: `session=${session}` } : {},
    ...(json === undefined ? { form: form ?? {} } : { json }),
  });
  const answer = await asked.catch((error: Error) => error);
  const hasChangedFiles = restoreFiles();
  if (answer instanceof Error) return `failed: ${((answer.cause as Error | undefined) ?? answer).message}`;
  return outcomeOf(answer, (await written(db)) > before || hasChangedFiles);
}

function outcomeOf(answer: Answer, hasWritten: boolean): string {
  const { status, location, data } = answer;
  if (status < 300 || status === 303) return hasWritten ? "done" : "answered";
  const refusal = status === 302 && location?.startsWith("/login") ? "sign_in" : String(status);
  const leak = JSON.stringify(data ?? null).includes(MARKER) ? ", but shows what is protected" : "";
  return (hasWritten ? `${refusal}, but has written` : refusal) + leak;
}

/** Rows written so far in this transaction; every request counts towards its limits. */
async function written(db: Database): Promise<number> {
  const [row] = await db.execute<{ rows: number }>(sql`
    select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::int as rows
    from pg_stat_xact_user_tables where relname <> 'rate_limits'`);
  return row!.rows;
}

/** Whether a file came or went; then all are as before again. */
function restoreFiles(): boolean {
  const list = (folder: string) => fs.readdirSync(folder, { recursive: true }).sort().join();
  if (list(files) === list(pristine)) return false;
  fs.rmSync(files, { recursive: true });
  fs.cpSync(pristine, files, { recursive: true });
  return true;
}

/** Runs some work in a transaction and takes it back. */
async function takenBack(db: Database, work: (db: Database) => Promise<void>): Promise<void> {
  const undo = new Error("taken back");
  const run = db.transaction(async (tx) => {
    await work(joining(tx));
    throw undo;
  });
  await run.catch((error) => {
    if (error !== undo) throw error;
  });
}

/** Transactions within it are part of it, as those of verbs are: savepoints would be transactions of their own to a trigger. */
function joining(tx: Transaction): Database {
  const joined: Database = new Proxy(tx, {
    get: (target, key) =>
      key === "transaction" ? (work: (db: Database) => unknown) => work(joined) : Reflect.get(target, key, target),
  }) as unknown as Database;
  return joined;
}
