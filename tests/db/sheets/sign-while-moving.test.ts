import { setTimeout as delay } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { moveForm } from "#tests/factories/round-forms";
import { aRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { test as base, contextOf, expect } from "#tests/support/database";
import { type Database, openDatabase } from "~/db/client.server";
import { ledgerEvents, sheets } from "~/db/schema";
import type { Context } from "~/domain/context";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { roundById } from "~/domain/rounds/queries.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";

/** `other`: a connection of its own to the test's database, as another node has one. */
const test = base.extend("other", { scope: "file" }, async ({ databaseUrl }, { onCleanup }) => {
  const { db, close } = openDatabase(databaseUrl, { max: 1, application: "other" });
  onCleanup(close);
  return db as Database;
});

/** A round with one sheet that is complete and not signed. */
async function aLastSheet(db: Database) {
  const round = await aRound(db, { phase: "scoring" });
  const { head } = await aJury(db, round.id, 1);
  const sheet = await aSheet(db, {
    round,
    juror: head,
    nomination: await aNomination(db, { roundId: round.id }),
    points: 8000,
  });
  const organiser = await anOrganiser(db, round.agencyId);
  // The juror set out before the organiser: a late request carries the earlier time.
  const now = new Date();
  return {
    sign: (at: Context["db"]) => signSheet({ db: at, actor: head.actor, now }, sheet.id),
    move: (at: Context["db"], override: boolean) =>
      movePhase({ db: at, actor: organiser, now: new Date(now.getTime() + 1) }, round.id, {
        ...moveForm("scoring", "council", override),
      }),
    async standing() {
      const [row] = await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, sheet.id));
      const signatures = await db.$count(
        ledgerEvents,
        and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "sheet_signed")),
      );
      const { phase } = await roundById(contextOf(db, null, new Date(now.getTime() + 1000)), round.id);
      return { isSigned: row!.signedAt !== null, signatures, phase };
    },
  };
}

/** Until a connection of this test waits for another's lock. */
async function someoneWaits(db: Database, application: string): Promise<void> {
  for (;;) {
    const [row] = await db.execute(sql`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and application_name = ${application} and wait_event_type = 'Lock'`);
    if (Number(row!.waiting) > 0) return;
    await delay(10);
  }
}

test("a signature that comes while the round is being moved waits, and is refused", async ({ db, other }) => {
  const { sign, move, standing } = await aLastSheet(db);

  const late = await db.transaction(async (tx) => {
    await move(tx, true);
    const signing = sign(other).catch((error) => error);
    await someoneWaits(db, "other");
    return { signing };
  });

  expect(await late.signing).toMatchObject({ code: "closed" });
  expect(await standing()).toEqual({ isSigned: false, signatures: 0, phase: "council" });
});

test("a move that comes while the last sheet is being signed waits, and finds it signed", async ({ db, other }) => {
  const { sign, move, standing } = await aLastSheet(db);

  const late = await db.transaction(async (tx) => {
    await sign(tx);
    const moving = move(other, false);
    await someoneWaits(db, "other");
    return { moving };
  });
  await late.moving;

  expect(await standing()).toEqual({ isSigned: true, signatures: 1, phase: "council" });
});

test("of a signature and a move at the same moment neither is lost", async ({ db, other }) => {
  for (let round = 0; round < 12; round += 1) {
    const { sign, move, standing } = await aLastSheet(db);
    const override = round % 2 === 0;
    const [signed, moved] = await Promise.allSettled(
      round % 4 < 2 ? [sign(db), move(other, override)] : [sign(other), move(db, override)],
    );

    const outcome = { isSigned: signed!.status === "fulfilled", hasMoved: moved!.status === "fulfilled" };
    expect(await standing()).toEqual({
      isSigned: outcome.isSigned,
      signatures: outcome.isSigned ? 1 : 0,
      phase: outcome.hasMoved ? "council" : "scoring",
    });
    // Without the organiser's override the move needs the signature; with it one of them comes second.
    const allowed = override
      ? [
          { isSigned: true, hasMoved: true },
          { isSigned: false, hasMoved: true },
        ]
      : [
          { isSigned: true, hasMoved: true },
          { isSigned: true, hasMoved: false },
        ];
    expect(allowed).toContainEqual(outcome);
  }
});
