import { eq, sql } from "drizzle-orm";
import { afterEach } from "vitest";
import { aDecidedRound } from "#tests/factories/awards";
import { contextOf, expect, test } from "#tests/support/database";
import { type Changes, hearChanges } from "~/db/changes.server";
import type { Database } from "~/db/client.server";
import { awards, certificates, products, revocations, rounds, users } from "~/db/schema";
import { certificateByNumber } from "~/domain/certificates/queries.server";

const open: Changes[] = [];
afterEach(async () => {
  for (const changes of open.splice(0)) await changes.close();
});

/** Somebody who hears of changes, and what they heard. */
async function aListener(databaseUrl: string) {
  const told: string[] = [];
  const hearing: boolean[] = [];
  const changes = await hearChanges(databaseUrl, {
    onChange: (tag) => told.push(tag),
    onHearing: (isHearing) => hearing.push(isHearing),
  });
  open.push(changes);
  return { told, hearing, settled: changes.settled };
}

async function anIssuedCertificate(db: Database) {
  await aDecidedRound(db);
  const [row] = await db
    .select({ number: certificates.number })
    .from(certificates)
    .orderBy(sql`${certificates.statusIndex} desc`);
  const { sources } = (await certificateByNumber(contextOf(db, null), row!.number))!;
  return sources as Record<keyof typeof sources, string>;
}

test("each row that a certificate's page shows is told of when it changes", async ({ db, databaseUrl }) => {
  const { certificate, award, product, establishment, round, province } = await anIssuedCertificate(db);
  const { told, settled } = await aListener(databaseUrl);
  const [somebody] = await db.select({ id: users.id }).from(users).limit(1);
  const touched = async (change: PromiseLike<unknown>) => {
    told.length = 0;
    await change;
    await settled();
    return [...told];
  };

  expect([
    await touched(db.execute(sql`update awards set position = position where id = ${award!}`)),
    await touched(db.update(products).set({ slug: sql`slug` }).where(eq(products.id, product!))),
    await touched(db.execute(sql`update establishments set slug = slug where id = ${establishment!}`)),
    await touched(db.update(rounds).set({ name: sql`name` }).where(eq(rounds.id, round!))),
    await touched(db.execute(sql`update provinces set name = name where id = ${province!}`)),
    await touched(db.execute(sql`update certificates set is_current = is_current where id = ${certificate!}`)),
    await touched(
      db.insert(revocations).values({
        certificateId: certificate!,
        revokedOn: "2026-01-01",
        reason: "Gian dối trong hồ sơ.",
        recordedBy: somebody!.id,
      }),
    ),
  ]).toEqual([
    [`award:${award}`],
    [`product:${product}`],
    [`establishment:${establishment}`],
    [`round:${round}`],
    [`province:${province}`],
    [`award:${award}`],
    [`certificate:${certificate}`],
  ]);
});

test("what is not committed is not told, and what was rolled back never", async ({ db, databaseUrl }) => {
  const { award } = await anIssuedCertificate(db);
  const { told, settled } = await aListener(databaseUrl);
  const seenInside: number[] = [];
  const change = (tx: Pick<Database, "update">) =>
    tx.update(awards).set({ position: sql`position` }).where(eq(awards.id, award!));
  await db
    .transaction(async (tx) => {
      await change(tx);
      throw new Error("no");
    })
    .catch(() => {});
  await db.transaction(async (tx) => {
    await change(tx);
    await settled();
    seenInside.push(told.length);
  });
  await settled();

  expect([seenInside, told]).toEqual([[0], [`award:${award}`]]);
});

test("after `settled` everything that was committed before has been told, a hundred times in a row", async ({
  db,
  databaseUrl,
}) => {
  const { award } = await anIssuedCertificate(db);
  const { told, settled } = await aListener(databaseUrl);
  const counts: number[] = [];
  for (let turn = 1; turn <= 100; turn += 1) {
    await db.update(awards).set({ position: sql`position` }).where(eq(awards.id, award!));
    await settled();
    counts.push(told.length);
  }
  expect(counts).toEqual(Array.from({ length: 100 }, (_, place) => place + 1));
});

test("who loses the connection is told so at once, and hears again by itself", async ({ db, databaseUrl }) => {
  const { award } = await anIssuedCertificate(db);
  const { told, hearing, settled } = await aListener(databaseUrl);
  await db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tinh-hoa changes' and datname = current_database()`,
  );
  await expect.poll(() => hearing).toEqual([true, false]);
  await expect.poll(() => hearing, { timeout: 6_000 }).toEqual([true, false, true]);
  await db.update(awards).set({ position: sql`position` }).where(eq(awards.id, award!));
  await settled();

  expect(told).toEqual([`award:${award}`]);
});
