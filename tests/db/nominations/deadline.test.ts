import { and, eq, sql } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { dossiers, mails, nominationEvents, nominations, phases } from "~/db/schema";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { anEntrant, answerAll, aSubmitted, dayFrom } from "./steps";

const DECLARED = { declared: true } as const;

/** Nominations of a round end at an instant; screening begins. */
async function closeAt(db: Database, roundId: string, at: Date): Promise<void> {
  await db
    .update(phases)
    .set({ closesAt: at })
    .where(and(eq(phases.roundId, roundId), eq(phases.kind, "nomination")));
  await db
    .insert(phases)
    .values({ roundId, kind: "screening", opensAt: at })
    .onConflictDoUpdate({ target: [phases.roundId, phases.kind], set: { opensAt: at } });
}

const seconds = (from: Date, count: number) => new Date(from.getTime() + count * 1000);

async function aDraft(db: Database, rules: { graceMinutes?: number } = {}) {
  const entrant = await anEntrant(db, { rules });
  const { id } = await startNomination(entrant.ctx, { productId: entrant.product.id, roundId: entrant.round.id });
  await answerAll(entrant.ctx, id);
  return { ...entrant, id };
}

test("the database's clock decides, whatever time the request says it was sent", async ({ db }) => {
  const { id, round, ctx } = await aDraft(db);
  const now = new Date();
  await closeAt(db, round.id, seconds(now, -1));

  const early = { ...ctx, now: seconds(now, -3600) };
  await expect(submitNomination(early, id, DECLARED)).rejects.toMatchObject({ code: "closed" });

  await closeAt(db, round.id, seconds(now, 3600));
  const late = { ...ctx, now: seconds(now, 7200) };
  await submitNomination(late, id, DECLARED);
  const [row] = await db.select().from(nominations).where(eq(nominations.id, id));
  expect(row!.submittedAt!.getTime()).toBeLessThan(seconds(now, 3600).getTime());
});

test("a draft is taken for the grace minutes of the rules, and not one second longer", async ({ db }) => {
  const { id, round, ctx } = await aDraft(db, { graceMinutes: 15 });
  const now = new Date();
  await closeAt(db, round.id, seconds(now, -15 * 60 - 1));
  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "closed" });

  await closeAt(db, round.id, seconds(now, -14 * 60));

  await expect(submitNomination(ctx, id, DECLARED)).resolves.toMatchObject({ code: expect.any(String) });
});

test("grace ends when the round is moved on by an act", async ({ db }) => {
  const { id, round, ctx } = await aDraft(db, { graceMinutes: 60 });
  const now = new Date();
  await closeAt(db, round.id, seconds(now, -60));
  await db.insert(phases).values({ roundId: round.id, kind: "scoring", opensAt: seconds(now, -30) });

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "closed" });
});

test("what was asked for still comes in after nominations have closed", async ({ db }) => {
  const { id, round, ctx, staff } = await aSubmitted(db);
  await askForMore(staff, id, { note: "Bổ sung nhãn", dueOn: dayFrom(staff.now, 3) });
  await closeAt(db, round.id, seconds(new Date(), -3600));

  await expect(submitNomination(ctx, id, DECLARED)).resolves.toMatchObject({ code: expect.any(String) });
});

const CROWD = 200;

test("of two hundred dossiers handed in around the last second none is lost and none is taken after it", async ({
  db,
}) => {
  const round = await aRound(db, { phase: "nomination" });
  const establishment = await anEstablishment(db);
  const actor = await aProducer(db, establishment.id);
  const first = await aProduct(db, { establishmentId: establishment.id });
  await photosFor(db, first);
  const model = await startNomination(contextOf(db, actor), { productId: first.id, roundId: round.id });
  await answerAll(contextOf(db, actor), model.id);
  const ids = [model.id, ...(await copiesOf(db, model.id, CROWD - 1))];

  // Handed in for four seconds, with the deadline in the middle.
  const deadline = seconds(new Date(), 2);
  await closeAt(db, round.id, deadline);
  const results = await Promise.allSettled(
    ids.map(async (id, place) => {
      await new Promise((resolve) => setTimeout(resolve, (place * 4000) / CROWD));
      const sentAt = new Date();
      const { code } = await submitNomination(contextOf(db, actor, sentAt), id, DECLARED);
      return { id, code };
    }),
  );

  const taken = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(taken.length + refused.length).toBe(CROWD);
  expect(taken.length).toBeGreaterThan(10);
  expect(refused.length).toBeGreaterThan(10);
  expect(new Set(refused.map((reason) => reason.code))).toEqual(new Set(["closed"]));

  const rows = await db.select().from(nominations).where(eq(nominations.roundId, round.id));
  const handedIn = rows.filter((row) => row.state === "submitted");
  expect(handedIn.map((row) => ({ id: row.id, code: row.code })).sort(byCode)).toEqual(taken.sort(byCode));
  expect(handedIn.every((row) => row.submittedAt! < deadline)).toBe(true);
  expect(rows.filter((row) => row.state === "draft")).toHaveLength(refused.length);
  // Codes without a gap, and for each an event and a mail.
  expect(taken.map(({ code }) => code)).toEqual(
    taken.map((_, place) => `${round.codePrefix}-2026-${String(place + 1).padStart(3, "0")}`),
  );
  const [events] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(nominationEvents)
    .innerJoin(nominations, eq(nominations.id, nominationEvents.nominationId))
    .where(and(eq(nominations.roundId, round.id), eq(nominationEvents.kind, "submitted")));
  const sent = await db.select().from(mails).where(eq(mails.recipient, actor.email));
  expect([events!.count, sent.length]).toEqual([taken.length, taken.length]);
}, 60_000);

const byCode = (a: { code: string | null }, b: { code: string | null }) => (a.code ?? "").localeCompare(b.code ?? "");

/** The same dossier for other products with the same photos: two hundred drafts in a moment. */
async function copiesOf(db: Database, id: string, count: number): Promise<string[]> {
  const made = await db.execute<{ id: string }>(sql`
    with model as (select * from nominations where id = ${id}),
      product as (
        insert into products (slug, establishment_id, name, name_key, group_code, province_id)
        select product.slug || '-' || number, establishment_id, name || ' ' || number, name_key || ' ' || number, group_code, province_id
        from products product, generate_series(1, ${count}) number
        where product.id = (select product_id from model)
        returning id
      ),
      photo as (
        insert into product_photos (product_id, file_id, view, position)
        select product.id, photo.file_id, photo.view, photo.position
        from product, product_photos photo where photo.product_id = (select product_id from model)
      ),
      copy as (
        insert into nominations (round_id, product_id, group_code, created_by)
        select model.round_id, product.id, model.group_code, model.created_by from product, model
        returning id
      ),
      event as (
        insert into nomination_events (nomination_id, kind, actor_id)
        select copy.id, 'draft', model.created_by from copy, model
      )
    select id from copy`);
  const [working] = await db.select().from(dossiers).where(eq(dossiers.nominationId, id));
  const { answers, updatedBy } = working!;
  await db.insert(dossiers).values(made.map((one) => ({ nominationId: one.id, answers, updatedBy })));
  return made.map((one) => one.id);
}
