import { and, eq, gte, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { moveForm } from "#tests/factories/round-forms";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { auditEntries, ledgerEvents, mails, nominations, phases, sheets } from "~/db/schema";
import { signHead } from "~/domain/ledger/sign-head.server";
import { verifyLedger } from "~/domain/ledger/verify-ledger.server";
import { advanceRounds } from "~/domain/rounds/advance-rounds.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { phaseMoves } from "~/domain/rounds/phase-moves.server";
import { roundById } from "~/domain/rounds/queries.server";
import type { PhaseKind } from "~/lib/vocabulary";

const HOUR_MS = 3_600_000;
const NOW = new Date();
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);

/** A round being screened, with scoring announced for an hour from now; ready for it unless told otherwise. */
async function aScreenedRound(db: Database, { jurors = 3 } = {}) {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const round = await aRound(db, { agencyId: agency.id, phase: "screening", now: NOW, rules: { minimumSheets: 3 } });
  await nominationsFor(db, round.id, 2);
  if (jurors > 0) await aJury(db, round.id, jurors);
  const announce = async (kind: PhaseKind, at: Date) => {
    await db.delete(phases).where(and(eq(phases.roundId, round.id), eq(phases.kind, kind)));
    await db.insert(phases).values({ roundId: round.id, kind, opensAt: at, closesAt: at, setBy: organiser.userId });
  };
  await announce("scoring", later(1));
  return { round, organiser, announce };
}

const mailsTo = (db: Database, email: string) => db.select().from(mails).where(eq(mails.recipient, email));
const sheetsIn = (db: Database, roundId: string) =>
  db
    .select({ id: sheets.id })
    .from(sheets)
    .innerJoin(nominations, eq(nominations.id, sheets.nominationId))
    .where(eq(nominations.roundId, roundId));
const clock = (db: Database, hours: number) => contextOf(db, null, later(hours));
const phaseOf = async (db: Database, id: string, hours: number) => (await roundById(clock(db, hours), id)).phase;

test("what the clock begins stands in the ledger, without a name", async ({ db }) => {
  const { round } = await aScreenedRound(db);

  await advanceRounds(clock(db, 1));

  const events = await db
    .select({ kind: ledgerEvents.kind, actorId: ledgerEvents.actorId, payload: ledgerEvents.payload })
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), gte(ledgerEvents.recordedAt, later(1))))
    .orderBy(ledgerEvents.id);
  expect(events.map(({ kind, actorId, payload }) => [kind, actorId, JSON.parse(payload)])).toEqual([
    [
      "phase_moved",
      null,
      expect.objectContaining({ actor: "clock", from: "screening", to: "scoring", override: false }),
    ],
    ["entries_assigned", null, expect.objectContaining({ actor: "clock", way: "all" })],
  ]);
  await signHead(clock(db, 1), servicesOf(db).signer, round.id);
  expect((await verifyLedger(clock(db, 1), round.id)).findings).toEqual([]);
  // Only what the clock does may be nobody's.
  await expect(
    db.insert(ledgerEvents).values({ ...(await anEvent(db, round.id)), kind: "sheet_signed", actorId: null }),
  ).rejects.toMatchObject({ cause: { constraint_name: "ledger_events_actor" } });
});

async function anEvent(db: Database, roundId: string) {
  const [event] = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, roundId)).limit(1);
  const { id: _, ...values } = event!;
  return { ...values, operationId: crypto.randomUUID() };
}

test("a phase begins by itself once its announced time has come, with all that belongs to it", async ({ db }) => {
  const { round } = await aScreenedRound(db);

  expect(await advanceRounds(clock(db, 0.9))).toEqual({ moved: 0, told: 0 });
  expect(await phaseOf(db, round.id, 0.9)).toBe("screening");

  expect(await advanceRounds(clock(db, 1))).toEqual({ moved: 1, told: 0 });
  expect(await phaseOf(db, round.id, 1)).toBe("scoring");
  expect(await sheetsIn(db, round.id)).toHaveLength(6);
  expect((await phaseMoves(clock(db, 1), round.id)).at(-1)).toEqual({ kind: "scoring", at: later(1), by: null });
  const [kept] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, round.id));
  expect(kept).toMatchObject({
    act: "rounds.phase_moved",
    actorId: null,
    after: { phase: "scoring", override: false, reason: null, sheets: 6 },
  });
  expect(await advanceRounds(clock(db, 1.1))).toEqual({ moved: 0, told: 0 });
});

test("what stands in the way is told once, and the phase begins when it is done", async ({ db }) => {
  const { round, organiser } = await aScreenedRound(db, { jurors: 0 });

  expect(await advanceRounds(clock(db, 1))).toEqual({ moved: 0, told: 1 });
  expect(await advanceRounds(clock(db, 2))).toEqual({ moved: 0, told: 0 });
  const [mail, ...others] = await mailsTo(db, organiser.email);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ purpose: "phase_waits" });
  expect(mail!.body).toContain(`/organiser/rounds/${round.slug}`);
  expect(await phaseOf(db, round.id, 2)).toBe("screening");

  await aJury(db, round.id, 3);
  expect(await advanceRounds(clock(db, 3))).toEqual({ moved: 1, told: 0 });
  expect(await phaseOf(db, round.id, 3)).toBe("scoring");
});

test("a new date is a new promise: what stands in its way is told again", async ({ db }) => {
  const { round, organiser, announce } = await aScreenedRound(db, { jurors: 0 });
  await advanceRounds(clock(db, 1));
  await announce("scoring", later(5));
  expect(await advanceRounds(clock(db, 4))).toEqual({ moved: 0, told: 0 });
  expect(await advanceRounds(clock(db, 5))).toEqual({ moved: 0, told: 1 });
  expect(await mailsTo(db, organiser.email)).toHaveLength(2);
  await aJury(db, round.id, 3);
  await advanceRounds(clock(db, 6));
});

test("the clock overrides nothing: open sheets keep the jury at work after the announced meeting", async ({ db }) => {
  const { round, announce } = await aScreenedRound(db);
  await announce("council", later(2));
  await advanceRounds(clock(db, 1));
  expect(await advanceRounds(clock(db, 2))).toEqual({ moved: 0, told: 1 });
  expect(await phaseOf(db, round.id, 2)).toBe("scoring");
});

test("two that look at once begin a phase once", async ({ db }) => {
  const { round } = await aScreenedRound(db);
  const done = await Promise.all([advanceRounds(clock(db, 1)), advanceRounds(clock(db, 1))]);
  expect(done.map((one) => one.moved).sort()).toEqual([0, 1]);
  expect(await auditOf(db, round.id)).toEqual(["rounds.phase_moved"]);
});

test("a round that fails does not hold up those after it, and is named at the end", async ({ db }) => {
  const ids = [await aScreenedRound(db), await aScreenedRound(db), await aScreenedRound(db)]
    .map(({ round }) => round.id)
    .sort();
  // What no one can do through the site: rules without a part, which cannot be read.
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update rounds set rules = rules - 'passMark' where id = ${ids[0]!}`);
  });

  await expect(advanceRounds(clock(db, 1))).rejects.toMatchObject({ errors: [expect.any(Error)] });

  expect(await Promise.all(ids.slice(1).map((id) => phaseOf(db, id, 1)))).toEqual(["scoring", "scoring"]);
  expect(await auditOf(db, ids[0]!)).toEqual([]);
  await db.delete(phases).where(eq(phases.roundId, ids[0]!));
});

test("a run that began before somebody moved the round on leaves it where it was moved", async ({ db }) => {
  const { round, organiser, announce } = await aScreenedRound(db);
  await advanceRounds(clock(db, 1));
  await announce("council", later(2));
  await movePhase(contextOf(db, organiser, later(2.1)), round.id, moveForm("scoring", "decision", true));
  const moved = (await roundById(clock(db, 3), round.id)).phases;

  expect(await advanceRounds(clock(db, 2))).toEqual({ moved: 0, told: 0 });

  expect(await roundById(clock(db, 3), round.id)).toMatchObject({ phase: "decision", phases: moved });
  expect(await auditOf(db, round.id)).toEqual(["rounds.phase_moved", "rounds.phase_moved"]);
});
