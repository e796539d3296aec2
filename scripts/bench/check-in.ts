import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aGate, aGatekeeper, aPass } from "#tests/factories/fair-days";
import { aFair } from "#tests/factories/fairs";
import { anOrganiser } from "#tests/factories/people";
import { checkIns, checkInVerdicts } from "~/db/schema";
import { createToken } from "~/domain/people/create-token.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { spawnServer } from "../spawn-server";
import { type Benchmark, type Figure, middleOf, perSecond } from "./benchmark";
import type { Lab } from "./lab";

const PASSES = 500;
const GATES = 4;
const RUNS = 3;
/** People wait in line: what a check-in is answered in. */
const MOST_MS = 300;

interface Phone {
  readonly gateId: string;
  readonly token: string;
}

interface Morning {
  readonly fairId: string;
  readonly phones: readonly Phone[];
  readonly codes: readonly string[];
}

/** Scans over HTTP, each by itself, as phones at gates ask; what they are compared with is a row that says as much and decides nothing. */
export const checkingIn: Benchmark = {
  name: "check-in",
  work: `${PASSES} passes through ${GATES} gates at once, then the same pass at all gates; nobody let in twice`,
  async run(lab) {
    const site = await spawnServer({ DATABASE_URL: lab.url });
    const agent = new Agent({ keepAlive: true, maxSockets: GATES * 2 });
    try {
      await pass(site.url, agent, await aMorning(lab, GATES * 4));
      const runs: Run[] = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await aRun(lab, site.url, agent));
      const figure = (what: string, of: (run: Run) => number, target?: Figure["target"]): Figure => ({
        ...{ what, value: middleOf(runs.map(of)), unit: "ms" as const },
        ...(target && { target }),
      });
      const rate = middleOf(runs.map(({ scans }) => scans));
      const rows = middleOf(runs.map(({ inserts }) => inserts));
      return [
        {
          ...figure("a scan, p99", ({ p99 }) => p99, { most: MOST_MS }),
          detail: `${perSecond(rate)} against ${perSecond(rows)} bare rows`,
        },
        figure(`one pass at ${GATES} gates in the same instant, p95`, ({ contested }) => contested, { most: MOST_MS }),
      ];
    } finally {
      agent.destroy();
      await site.stop();
    }
  },
};

interface Run {
  /** Milliseconds. */
  readonly p99: number;
  readonly contested: number;
  /** A second. */
  readonly scans: number;
  readonly inserts: number;
}

async function aRun(lab: Lab, site: string, agent: Agent): Promise<Run> {
  const morning = await aMorning(lab, PASSES);
  const begin = performance.now();
  const times = await pass(site, agent, morning);
  const seconds = (performance.now() - begin) / 1000;
  const inserts = await bareRows(lab);
  const evening = await aMorning(lab, PASSES / GATES);
  const contested = await contest(site, agent, evening);
  await assertOnce(lab, morning);
  await assertOnce(lab, evening);
  return { p99: at(times, 0.99), contested: at(contested, 0.95), scans: PASSES / seconds, inserts };
}

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!;

async function aMorning({ db }: Lab, passes: number): Promise<Morning> {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const today = todayInVietnam(new Date());
  const fair = await aFair(db, { agencyId: agency.id, startsOn: today, endsOn: addDays(today, 5) });
  const phones: Phone[] = [];
  for (let gate = 0; gate < GATES; gate += 1) {
    const { id: gateId } = await aGate(db, { fairId: fair.id, name: `Cổng ${gate + 1}` });
    const { email } = await aGatekeeper(db, fair.id, organiser.userId);
    const ctx = { db, actor: null, now: new Date() };
    phones.push({ gateId, token: (await createToken(ctx, { email, scopes: ["gates"], name: "bench" })).token });
  }
  const made = await Promise.all(Array.from({ length: passes }, () => aPass(db, { fairId: fair.id })));
  await db.execute(sql`analyze`);
  return { fairId: fair.id, phones, codes: made.map(({ code }) => code) };
}

/** Every gate reads one pass after the other, all gates at once. Returns the milliseconds of each. */
async function pass(site: string, agent: Agent, { fairId, phones, codes }: Morning): Promise<number[]> {
  const lines = phones.map(async (phone, gate) => {
    const times: number[] = [];
    for (const code of codes.filter((_, place) => place % phones.length === gate)) {
      times.push(await scan(site, agent, fairId, phone, code));
    }
    return times;
  });
  return (await Promise.all(lines)).flat();
}

/** Each pass is held before all gates in the same instant. */
async function contest(site: string, agent: Agent, { fairId, phones, codes }: Morning): Promise<number[]> {
  const times: number[] = [];
  for (const code of codes) {
    times.push(...(await Promise.all(phones.map((phone) => scan(site, agent, fairId, phone, code)))));
  }
  return times;
}

/** Throws for any answer but 200. */
function scan(site: string, agent: Agent, fairId: string, { gateId, token }: Phone, code: string): Promise<number> {
  const now = new Date().toISOString();
  const body = JSON.stringify({
    nonce: randomUUID(),
    code,
    gate: gateId,
    direction: "in",
    at: now,
    deviceId: gateId,
    sentAt: now,
  });
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(
      `${site}/api/v1/fairs/${fairId}/check-ins`,
      { method: "POST", agent, headers },
      (response) => {
        response.resume();
        response.on("end", () => {
          if (response.statusCode === 200) resolve(performance.now() - begin);
          else reject(new Error(`a scan was answered with ${response.statusCode}`));
        });
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** Rows of a table of a text each, a transaction each, by as many at once as there are gates. Returns how many a second. */
async function bareRows({ db }: Lab): Promise<number> {
  await db.execute(
    sql`create table if not exists bare_scans (nonce uuid primary key, code text not null, at timestamptz not null)`,
  );
  const begin = performance.now();
  const line = async () => {
    for (let row = 0; row < PASSES / GATES; row += 1) {
      await db.execute(sql`insert into bare_scans values (${randomUUID()}, 'KX7PM2WQ4T', now())`);
    }
  };
  await Promise.all(Array.from({ length: GATES }, line));
  return PASSES / ((performance.now() - begin) / 1000);
}

/** Throws when a pass was let in twice, or a scan that was answered is lost. */
async function assertOnce({ db }: Lab, { fairId, codes }: Morning): Promise<void> {
  const [kept] = await db
    .select({
      admitted: sql<number>`count(*) filter (where ${checkInVerdicts.verdict} = 'admitted')::int`,
      people: sql<number>`count(distinct ${checkIns.passId}) filter (where ${checkInVerdicts.verdict} = 'admitted')::int`,
    })
    .from(checkIns)
    .innerJoin(checkInVerdicts, eq(checkInVerdicts.checkInId, checkIns.id))
    .where(eq(checkIns.fairId, fairId));
  if (kept?.admitted !== codes.length || kept.people !== codes.length) {
    throw new Error(`let in: ${JSON.stringify(kept)} of ${codes.length} passes`);
  }
}
