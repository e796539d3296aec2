import { sql } from "drizzle-orm";
import { anActor } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { recordEvents } from "~/domain/ledger/record-event.server";
import type { Benchmark } from "./benchmark";
import { command } from "./command";
import type { Lab } from "./lab";
import { secondsOf } from "./load";

const BATCH = 1_000;

/** The command people run, in a process of its own. */
export const ledger: Benchmark = {
  name: "ledger",
  work: "`ledger verify` of 1,000,000 events; without --full of a tenth of them",
  async run(lab) {
    const events = lab.isFull ? 1_000_000 : 100_000;
    const share = events / 1_000_000;
    const roundId = await aLedger(lab, events);
    await command(lab, ["ledger", "head", "--round", roundId]);
    let memory = 0;
    const seconds = await secondsOf(async () => {
      memory = await command(lab, ["ledger", "verify", "--round", roundId]);
    });
    const what = `verify ${events.toLocaleString("en")} events`;
    return [
      { what, value: seconds, unit: "s", target: { most: 60 * share }, detail: "with the start of the command" },
      { what: `${what}, memory`, value: memory, unit: "MB", target: { most: 300 } },
    ];
  },
};

async function aLedger({ db }: Lab, events: number): Promise<string> {
  const round = await aRound(db);
  const actor = await anActor(db);
  const criteria = round.leaves.map(({ id, code, maximum, step }) => ({ id, code, maximum, step }));
  const frozen = {
    roundId: round.id,
    kind: "rules_frozen",
    payload: { rulesHash: round.rulesHash, criteria },
  } as const;
  await db.transaction((tx) => recordEvents({ db: tx, actor, now: new Date() }, [frozen]));
  for (let first = 0; first < events; first += BATCH) {
    await db.transaction((tx) =>
      recordEvents(
        { db: tx, actor, now: new Date() },
        Array.from({ length: BATCH }, (_, place) => ({
          roundId: round.id,
          kind: "list_set" as const,
          payload: { number: first + place, verdict: "recognise", reason: null, product: round.id },
        })),
      ),
    );
  }
  await db.execute(sql`vacuum analyze ledger_events`);
  return round.id;
}
