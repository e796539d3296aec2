import { spawn } from "node:child_process";
import fs from "node:fs";
import { sql } from "drizzle-orm";
import { anActor } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { recordEvents } from "~/domain/ledger/record-event.server";
import type { Benchmark } from "./benchmark";
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

/** Runs a command of the command line; returns the most memory it took, in megabytes. */
function command({ url, dataDir }: Lab, words: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, ["--max-semi-space-size=8", "--import", "tsx", "app/cli/index.ts", ...words], {
    env: { ...process.env, DATABASE_URL: url, DATA_DIR: dataDir },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let most = 0;
  const timer = setInterval(() => {
    most = Math.max(most, peakOf(child.pid!));
  }, 50);
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => {
      clearInterval(timer);
      if (code === 0) resolve(most / 1024);
      else reject(new Error(`${words.join(" ")}: ${said}`));
    });
  });
}

/** In kilobytes, as Linux keeps it; 0 elsewhere. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
