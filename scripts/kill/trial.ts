import { randomInt, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { and, eq } from "drizzle-orm";
import { openSigner } from "~/adapters/keys/open.server";
import { openDatabase } from "~/db/client.server";
import { ledgerEvents, sheetPoints } from "~/db/schema";
import { signHead } from "~/domain/ledger/sign-head.server";
import { verifyLedger } from "~/domain/ledger/verify-ledger.server";
import { createToken } from "~/domain/people/create-token.server";
import { differingSheets } from "~/domain/sheets/differing-sheets.server";
import { aHall, type Hall } from "../bench/hall";
import { spawnServer } from "../spawn-server";

export interface TrialOptions {
  /** Of the server and of the database, at random. */
  readonly kills: number;
  readonly jurors: number;
  /** Told after each kill. */
  readonly onKill?: (told: { readonly kill: number; readonly what: Victim; readonly acknowledged: number }) => void;
}

export type Victim = "server" | "database";

export interface TrialReport {
  readonly killed: Readonly<Record<Victim, number>>;
  /** How often the server ended by itself, and was started again as a service manager does. */
  readonly gone: number;
  /** Scores of which a juror was told that they are kept. */
  readonly acknowledged: number;
  /** Of those, sent again after no answer came and found to be there already. */
  readonly duplicates: number;
  /** Requests that had no answer, or a failure. */
  readonly unanswered: number;
  /** Acknowledged, and not in the ledger exactly once. */
  readonly lost: number;
  /** In the ledger, and sent by no juror. */
  readonly strange: number;
  /** Points that are not what their juror was last told is kept. */
  readonly wrongPoints: number;
  readonly ledger: { readonly ok: boolean; readonly size: number; readonly differingSheets: number };
}

/** Acts between two kills, so that each meets work. */
const ACTS_BETWEEN = 40;

interface Act {
  readonly operationId: string;
  readonly sheetId: string;
  readonly criterionId: string;
  readonly points: number;
}

/**
 * Jurors score over HTTP while the server and its embedded database are killed at random moments; a juror sends an act again until
 * it is acknowledged, as a device does. Then what was acknowledged is looked for.
 */
export async function killTrial(dataDir: string, { kills, jurors, onKill }: TrialOptions): Promise<TrialReport> {
  const environment = { DATA_DIR: dataDir, DEMO: "off", LOG_LEVEL: "silent", API_PER_MINUTE: "1000000" };
  let server = await spawnServer(environment);
  const { port } = new URL(server.url);
  const killed = { server: 0, database: 0 };
  try {
    const { hall, tokens } = await prepare(dataDir, jurors);
    const tally = { isOver: false, unanswered: 0, duplicates: 0, acts: [] as Act[] };
    const working = Promise.all(
      hall.jurors.map((juror, place) => scoreOn(server.url, hall, juror.appointmentId, tokens[place]!, tally)),
    );
    // What a juror could not do is told at the end, and ends the waiting for more acts.
    let trouble: unknown;
    let gone = 0;
    working.catch((error) => {
      trouble = error;
    });
    const moreActs = async () => {
      const before = tally.acts.length;
      while (tally.acts.length < before + ACTS_BETWEEN) {
        if (trouble) throw trouble;
        await delay(20);
        if (await hasEnded(server.url)) {
          gone += 1;
          // It closes what it has open before it is gone.
          await server.stop();
          server = await spawnServer({ ...environment, PORT: port });
        }
      }
    };
    for (let kill = 1; kill <= kills; kill += 1) {
      await moreActs();
      await delay(randomInt(0, 200));
      const what: Victim = randomInt(2) === 0 ? "server" : "database";
      killed[what] += 1;
      if (what === "database") killDatabase(dataDir);
      else {
        await server.kill();
        server = await spawnServer({ ...environment, PORT: port });
      }
      onKill?.({ kill, what, acknowledged: tally.acts.length });
    }
    await moreActs();
    tally.isOver = true;
    await working;
    return {
      killed,
      gone,
      duplicates: tally.duplicates,
      unanswered: tally.unanswered,
      ...(await compare(dataDir, hall, tally.acts)),
    };
  } finally {
    await server.stop();
  }
}

/** Nobody listens there any more. */
async function hasEnded(url: string): Promise<boolean> {
  try {
    await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) });
    return false;
  } catch (error) {
    return (error as { cause?: { code?: string } }).cause?.code === "ECONNREFUSED";
  }
}

function urlOf(dataDir: string): string {
  const { port, password } = JSON.parse(fs.readFileSync(path.join(dataDir, "postgres.json"), "utf8"));
  return `postgres://tinhhoa:${password}@127.0.0.1:${port}/tinhhoa`;
}

async function prepare(dataDir: string, jurors: number): Promise<{ hall: Hall; tokens: readonly string[] }> {
  const { db, close } = openDatabase(urlOf(dataDir), { max: 2, application: "kill trial" });
  try {
    const hall = await aHall(db, { jurors, entries: 10 });
    const ctx = { db, actor: null, now: new Date() };
    const tokens: string[] = [];
    for (const { actor } of hall.jurors) {
      const { token } = await createToken(ctx, { email: actor.email, scopes: ["judging"], name: "kill trial" });
      tokens.push(token);
    }
    return { hall, tokens };
  } finally {
    await close();
  }
}

interface Tally {
  isOver: boolean;
  unanswered: number;
  duplicates: number;
  /** Acknowledged, in the order of each juror. */
  readonly acts: Act[];
}

async function scoreOn(url: string, hall: Hall, seat: string, token: string, tally: Tally): Promise<void> {
  const sheets = hall.sheetsOf.get(seat)!;
  while (!tally.isOver) {
    const sheet = sheets[randomInt(sheets.length)]!;
    const { id: criterionId, maximum, step } = sheet.leaves[randomInt(sheet.leaves.length)]!;
    const points = randomInt(maximum / step + 1) * step;
    const act: Act = { operationId: randomUUID(), sheetId: sheet.id, criterionId, points };
    for (;;) {
      const result = await send(url, token, act);
      if (result === "applied" || result === "duplicate") {
        tally.acts.push(act);
        if (result === "duplicate") tally.duplicates += 1;
        break;
      }
      tally.unanswered += 1;
      await delay(100);
    }
  }
}

/** What became of an act; null where no answer, or a failure, came. Throws for a refusal: none is to be expected. */
async function send(url: string, token: string, act: Act): Promise<string | null> {
  // The API speaks points, not hundredths.
  const operation = { ...act, points: act.points / 100, note: null, at: new Date().toISOString() };
  try {
    const response = await fetch(`${url}/api/v1/sheets/sync`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify({ operations: [operation] }),
      signal: AbortSignal.timeout(15_000),
    });
    if (!response.ok) return null;
    const { results } = (await response.json()) as { results: { result: string; reason?: string }[] };
    if (results[0]?.result === "refused") throw new RangeError(results[0].reason);
    return results[0]?.result ?? null;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return null;
  }
}

/** Ends the database as when the power goes: all its processes at once. The running server, or the next one, starts it again. */
function killDatabase(dataDir: string): void {
  const pid = Number(fs.readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
  for (const one of [pid, ...childrenOf(pid)]) {
    try {
      process.kill(one, "SIGKILL");
    } catch {
      // Gone by itself, as a helper does whose postmaster died.
    }
  }
}

/** On Linux; elsewhere they notice by themselves that their postmaster died. */
function childrenOf(pid: number): number[] {
  try {
    const text = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text.split(" ").filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

async function compare(dataDir: string, { round }: Hall, acts: readonly Act[]) {
  const { db, close } = openDatabase(urlOf(dataDir), { max: 2, application: "kill trial" });
  try {
    const ctx = { db, actor: null, now: new Date() };
    const events = await db
      .select({ operationId: ledgerEvents.operationId })
      .from(ledgerEvents)
      .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "point_recorded")));
    const found = Map.groupBy(events, (event) => event.operationId);
    const sent = new Set(acts.map((act) => act.operationId));
    const last = new Map(acts.map((act) => [`${act.sheetId} ${act.criterionId}`, act.points]));
    const points = await db.select().from(sheetPoints);
    const standing = new Map(points.map((one) => [`${one.sheetId} ${one.criterionId}`, one.points]));
    await signHead(ctx, openSigner({ DATA_DIR: dataDir }), round.id);
    const report = await verifyLedger(ctx, round.id);
    return {
      acknowledged: acts.length,
      lost: [...sent].filter((id) => found.get(id)?.length !== 1).length,
      strange: [...found.keys()].filter((id) => !sent.has(id)).length,
      wrongPoints: [...last].filter(([place, value]) => standing.get(place) !== value).length,
      ledger: { ok: report.ok, size: report.size, differingSheets: (await differingSheets(ctx, round.id)).length },
    };
  } finally {
    await close();
  }
}

/** Whether nothing was lost, doubled or made up. */
export const isClean = ({ lost, strange, wrongPoints, ledger }: TrialReport): boolean =>
  lost + strange + wrongPoints + ledger.differingSheets === 0 && ledger.ok;
