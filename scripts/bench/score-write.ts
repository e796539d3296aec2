import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { type Benchmark, type Figure, middleOf, perSecond } from "./benchmark";
import { aHall, type Hall } from "./hall";
import type { Lab } from "./lab";
import { type Load, load } from "./load";

const ENTRIES = 20;
const RUNS = 3;

/** One score through the verb that pages and devices use: policy, ledger and projection, on the disk. */
export const scoreWrite: Benchmark = {
  name: "score-write",
  work: "save one score: checked, in the ledger, durable; against a bare INSERT of one row by the same driver",
  async run(lab) {
    const hall = await aHall(lab.db, { jurors: 200, entries: ENTRIES });
    await lab.db.execute(sql`create table bare_points (id uuid primary key default uuidv7(), sheet_id uuid not null,
      criterion_id uuid not null, points integer, note text, at timestamptz not null)`);
    await load(200, 1_000, (juror, number) => score(lab, hall, juror, number));
    const figures: Figure[] = [];
    for (const jurors of [16, 200]) figures.push(...(await at(lab, hall, jurors)));
    return figures;
  },
};

async function at(lab: Lab, hall: Hall, jurors: number): Promise<Figure[]> {
  const acts = lab.isFull ? 20_000 : 4_000;
  const runs: { bare: Load; scored: Load }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const bare = await load(jurors, acts, (juror, number) => bareInsert(lab, hall, juror, number));
    const scored = await load(jurors, acts, (juror, number) => score(lab, hall, juror, number));
    runs.push({ bare, scored });
  }
  const middle = (pick: (run: { bare: Load; scored: Load }) => number) => middleOf(runs.map(pick));
  return [
    {
      what: `${jurors} jurors at once`,
      value: middle(({ bare, scored }) => scored.rate / bare.rate),
      unit: "x",
      target: { least: 0.25 },
      detail: `${perSecond(middle((run) => run.scored.rate))} against ${perSecond(middle((run) => run.bare.rate))}`,
    },
    {
      what: `${jurors} jurors at once, p99`,
      value: middle((run) => run.scored.p99),
      unit: "ms",
      ...(jurors === 200 && { target: { most: 100 } }),
      detail: `bare ${middle((run) => run.bare.p99).toFixed(1)} ms`,
    },
  ];
}

const place = ({ jurors, sheetsOf }: Hall, juror: number, number: number) => {
  const seat = jurors[juror]!;
  const sheet = sheetsOf.get(seat.appointmentId)![number % ENTRIES]!;
  const criterion = sheet.leaves[number % sheet.leaves.length]!;
  return {
    actor: seat.actor,
    sheet,
    criterion,
    points: (number % (criterion.maximum / criterion.step)) * criterion.step,
  };
};

function score({ db }: Lab, hall: Hall, juror: number, number: number): Promise<unknown> {
  const { actor, sheet, criterion, points } = place(hall, juror, number);
  const act = { criterionId: criterion.id, points, operationId: randomUUID() };
  return recordPoint({ db, actor, now: new Date() }, sheet.id, act);
}

function bareInsert(lab: Lab, hall: Hall, juror: number, number: number): Promise<unknown> {
  const { sheet, criterion, points } = place(hall, juror, number);
  return lab.sql`insert into bare_points (sheet_id, criterion_id, points, at)
    values (${sheet.id}, ${criterion.id}, ${points}, ${new Date().toISOString()})`;
}
