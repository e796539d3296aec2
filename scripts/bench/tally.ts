import { sql } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aRound, type TestRound } from "#tests/factories/rounds";
import type { Database } from "~/db/client.server";
import { computeTally } from "~/domain/tallies/queries.server";
import { type Benchmark, type Figure, middleOf } from "./benchmark";
import type { Lab } from "./lab";
import { secondsOf } from "./load";

const JURORS = 15;
const CRITERIA = 20;
const ENTRIES = 2_000;
const RUNS = 3;

/** The tally of a round as a page reads it, from the points themselves: nothing is kept between two readings. */
export const tally: Benchmark = {
  name: "tally",
  work: `${ENTRIES} entries, ${JURORS} jurors, ${CRITERIA} criteria, and ten times the work; against the bare SQL aggregate`,
  async run(lab) {
    // Without --full the promised work is the tenfold one: six million points take minutes to lay out.
    const entries = lab.isFull ? ENTRIES : ENTRIES / 10;
    const once = await timesOf(lab, entries);
    const tenfold = await timesOf(lab, 10 * entries);
    const figure = (what: string, { counted, bare }: Times): Figure => ({
      what,
      value: counted / bare,
      unit: "x",
      target: { most: 2 },
      detail: `${counted.toFixed(2)} s against ${bare.toFixed(2)} s`,
    });
    return [
      figure(`${entries} entries`, once),
      figure(`${10 * entries} entries`, tenfold),
      { what: "ten times the work", value: tenfold.counted / once.counted, unit: "x", target: { most: 11 } },
    ];
  },
};

interface Times {
  readonly counted: number;
  readonly bare: number;
}

async function timesOf({ db }: Lab, entries: number): Promise<Times> {
  const round = await aScoredRound(db, entries);
  const ctx = { db, actor: null, now: new Date() };
  const runs: Times[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const bare = await secondsOf(() =>
      db.execute(sql`select s.nomination_id, s.id, sum(p.points)::int as total from sheets s
        join nominations n on n.id = s.nomination_id join sheet_points p on p.sheet_id = s.id
        where n.round_id = ${round.id} and s.signed_at is not null group by s.nomination_id, s.id`),
    );
    runs.push({ bare, counted: await secondsOf(() => computeTally(ctx, round)) });
  }
  return { counted: middleOf(runs.map((run) => run.counted)), bare: middleOf(runs.map((run) => run.bare)) };
}

/** Entries like a first one, each with a signed and full sheet of every juror. */
async function aScoredRound(db: Database, entries: number): Promise<TestRound> {
  const criteria = Array.from({ length: CRITERIA }, (_, place) => ({
    code: `C${place + 1}`,
    title: `Tiêu chí ${place + 1}`,
    titleEn: `Criterion ${place + 1}`,
    maximum: 10_000 / CRITERIA,
  }));
  const round = await aRound(db, { rules: { criteria, tieBreaks: [], scoreStep: 50 } });
  await aJury(db, round.id, JURORS);
  const model = await aNomination(db, { roundId: round.id });
  await db.transaction(async (tx) => {
    // Made at one stroke: what a table's triggers would say of each of millions of points is not what is measured.
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`create temp table made on commit drop as
      select uuidv7() as nomination, uuidv7() as product, place from generate_series(2, ${entries}::int) place`);
    await tx.execute(sql`insert into products select (jsonb_populate_record(p, jsonb_build_object('id', made.product,
      'slug', p.slug || '-' || made.place))).* from products p, made where p.id = ${model.productId}`);
    await tx.execute(sql`insert into nominations select (jsonb_populate_record(n, jsonb_build_object('id', made.nomination,
      'product_id', made.product, 'code', n.code || '-' || made.place))).* from nominations n, made where n.id = ${model.id}`);
    await tx.execute(sql`insert into dossier_snapshots select (jsonb_populate_record(d, jsonb_build_object('id', uuidv7(),
      'nomination_id', made.nomination))).* from dossier_snapshots d, made where d.nomination_id = ${model.id}`);
    await tx.execute(sql`insert into sheets (appointment_id, nomination_id, signed_at) select a.id, n.id, now()
      from nominations n, appointments a join panels p on p.id = a.panel_id where n.round_id = ${round.id} and p.round_id = ${round.id}`);
    await tx.execute(sql`insert into sheet_points (sheet_id, criterion_id, points, event_id)
      select s.id, c.id, 50 * floor(random() * (c.maximum / 50 + 1))::int, uuidv7()
      from sheets s join nominations n on n.id = s.nomination_id join criteria c on c.round_id = n.round_id
      where n.round_id = ${round.id}`);
  });
  await db.execute(sql`vacuum analyze`);
  return round;
}
