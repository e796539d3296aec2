import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { load, servicesOf } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import type { Database } from "~/db/client.server";
import { dossiers, nominations } from "~/db/schema";
import { loader as queue } from "~/routes/organiser.rounds_.$slug_.nominations/route";

const NOMINATIONS = 500;
const FILES = 20;
/** Milliseconds of the server for one page of the queue, on a machine that does nothing else. */
const TARGET_MS = 100;

/** Entries with photos and papers as a round of the nation has them, written in bulk. */
async function fill(db: Database, roundId: string, count: number): Promise<void> {
  const model = await aNomination(db, { roundId, state: "submitted" });
  const papers = Array.from({ length: FILES - 5 }, (_, place) => ({
    fileId: `00000000-0000-7000-8000-0000000000${String(place).padStart(2, "0")}`,
    kind: "other",
    name: `giay-to-${place}.pdf`,
    number: null,
    issuer: null,
    issuedOn: null,
    validUntil: null,
  }));
  await db.update(dossiers).set({ answers: { papers } }).where(eq(dossiers.nominationId, model.id));
  await db.execute(sql`
    with model as (select * from nominations where id = ${model.id}),
      product as (
        insert into products (slug, establishment_id, name, name_key, group_code, province_id)
        select slug || '-' || number, establishment_id, name || ' ' || number, name_key || ' ' || number, group_code, province_id
        from products, generate_series(2, ${count}::int) number where id = (select product_id from model) returning *
      ), file as (
        insert into files (establishment_id, name, media_type, size, sha256, width, height)
        select establishment_id, 'x.jpg', 'image/jpeg', 1000, md5(product.id::text || place) || md5(place::text), 1600, 1200
        from product, generate_series(1, 5) place returning *
      ), copy as (
        insert into nominations (round_id, product_id, group_code, state, code, created_by, submitted_at, declared_at)
        select model.round_id, product.id, model.group_code, model.state, model.code || '-' || row_number() over (),
          model.created_by, now() - interval '40 days', now() from product, model returning *
      ), dossier as (
        insert into dossiers (nomination_id, answers, updated_by)
        select copy.id, dossiers.answers, dossiers.updated_by from copy, dossiers where nomination_id = ${model.id}
      )
    insert into nomination_events (nomination_id, kind, actor_id, at)
    select copy.id, kind, created_by, now() - interval '40 days'
    from copy, unnest(array['draft', 'submitted', 'more_asked', 'submitted']) kind`);
}

test("the queue of 500 nominations with 20 files each answers in time, with as many questions as that of one", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const staff = await anOrganiser(db, agency.id);
  const few = await aRound(db, { agencyId: agency.id, phase: "screening" });
  const many = await aRound(db, { agencyId: agency.id, phase: "screening" });
  await fill(db, few.id, 1);
  await fill(db, many.id, NOMINATIONS);
  await db.execute(sql`analyze`);
  expect(await db.$count(nominations, eq(nominations.roundId, many.id))).toBe(NOMINATIONS);
  const cookie = `session=${await aSession(db, staff.userId)}`;
  const open = (slug: string, over: Database = db) =>
    load(db, queue, {
      url: `/organiser/rounds/${slug}/nominations?sort=clock&page=2`,
      params: { slug },
      headers: { cookie },
      services: servicesOf(over),
    });
  const counted = (slug: string) => countingQueries(db, (counting) => open(slug, counting));

  const [one, all] = [await counted(few.slug), await counted(many.slug)];

  expect(all.result.data).toMatchObject({ total: NOMINATIONS, everyState: NOMINATIONS });
  expect((all.result.data as { rows: unknown[] }).rows).toHaveLength(50);
  expect(all.queries).toBe(one.queries);
  const times: number[] = [];
  for (let run = 0; run < 15; run += 1) {
    const began = performance.now();
    await open(many.slug);
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  console.info(
    `queue of ${NOMINATIONS} x ${FILES}: ${all.queries} questions, ${times[0]!.toFixed(0)} ms at best, ${times[7]!.toFixed(0)} ms in the middle`,
  );
  // The best of several: other tests run on the same machine.
  expect(times[0]).toBeLessThan(TARGET_MS);
}, 60_000);
