import { and, eq, inArray, sql } from "drizzle-orm";
import { aReleasedDecision } from "#tests/factories/awards";
import { ANNOUNCED, aComplaint, anAnnouncedRound } from "#tests/factories/complaints";
import { setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, sheetPoints, sheets, transcripts, users } from "~/db/schema";
import { retallyEntry } from "~/domain/complaints/retally-entry.server";
import { freezeRules } from "~/domain/rounds/freeze-rules.server";
import { roundById } from "~/domain/rounds/queries.server";
import { inTransaction } from "~/domain/transaction.server";
import { checkTranscript } from "~/domain/transcripts/check-transcript";
import { isPublic } from "~/domain/transcripts/events.server";
import type { Transcript } from "~/domain/transcripts/format";
import { type Press, publishTranscript } from "~/domain/transcripts/publish-transcript.server";
import { roundsToPublish, transcriptFile, transcriptPage, transcriptToSend } from "~/domain/transcripts/queries.server";
import { aPress, textOf } from "./press";

const LATER = new Date("2026-06-20T02:00:00Z");
const visitor = (db: Database, now = LATER) => contextOf(db, null, now);

/** An announced round whose rules the ledger knows, as opening it would have told. */
async function anAnnounced(db: Database) {
  const made = await anAnnouncedRound(db);
  const round = await roundById(visitor(db), made.round.id);
  const ctx = contextOf(db, made.organiser, ANNOUNCED);
  await inTransaction(ctx, (ctx) => freezeRules(ctx, { ...round, rulesHash: round.rulesHash! }));
  return made;
}

async function published(db: Database, press: Press, roundId: string, now = LATER) {
  const made = await publishTranscript(visitor(db, now), press, roundId);
  return { made, text: await textOf(await transcriptFile(press.files, made)) };
}

const read = (text: string) => JSON.parse(text) as Transcript;

test("a published file says what the platform says, and counting it again agrees", async ({ db }) => {
  const { round, entries, jury } = await anAnnounced(db);
  const press = aPress();

  const { made, text } = await published(db, press, round.id);

  const report = await checkTranscript(text, { trusted: [{ publicKey: press.signer.publicKey }] });
  expect(report.checks.filter(({ state }) => state !== "ok")).toEqual([]);
  expect(report.about).toMatchObject({ round: round.id, root: made.head.root, size: 113, digest: made.digest });
  expect(made.size).toBe(Buffer.byteLength(text));
  const file = read(text);
  const codes = new Map(file.entries.map(({ id, code }) => [id, code]));
  expect(file.result.map(({ entry, score, rank, outcome }) => [codes.get(entry), score, rank, outcome])).toEqual([
    [entries[0]!.code, "26950/300", 1, "recognised"],
    [entries[1]!.code, "24300/300", 2, "recognised"],
    [entries[2]!.code, "18300/300", 3, "not_passed"],
  ]);
  expect(file.sheets.length).toBe(9);
  expect(file.jurors.map(({ id }) => id).sort()).toEqual(jury.jurors.map(({ appointmentId }) => appointmentId).sort());
  expect(text).toMatch(/"points":\d/);
});

test("nobody is named but the makers of what was recognised, and entries without a title stand under their codes", async ({
  db,
}) => {
  const { round, entries, jury, organiser } = await anAnnounced(db);

  const { text } = await published(db, aPress(), round.id);

  const people = await db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(inArray(users.id, [...jury.jurors.map(({ actor }) => actor.userId), organiser.userId]));
  for (const { id, name, email } of people) {
    expect([text.includes(id), text.includes(name), text.includes(email)]).toEqual([false, false, false]);
  }
  expect(text).toContain(entries[0]!.product.name);
  for (const { code, product } of entries.slice(1)) {
    expect([text.includes(code!), text.includes(product.name), text.includes(product.establishmentId!)]).toEqual([
      true,
      false,
      false,
    ]);
  }
});

test("before results are released nothing is published, for its organisers either", async ({ db }) => {
  const { round, organiser } = await aScoredRound(db, [90, 80]);
  const press = aPress();

  for (const actor of [null, organiser]) {
    const ctx = contextOf(db, actor);
    await expect(publishTranscript(ctx, press, round.id)).rejects.toMatchObject({ code: "closed" });
    await expect(transcriptToSend(ctx, press.files, round.slug)).rejects.toMatchObject({ code: "closed" });
    expect(await transcriptPage(ctx, round.slug)).toMatchObject({ isReleased: false, latest: null, earlier: [] });
  }
  await expect(
    publishTranscript(contextOf(db, organiser), press, "01890000-0000-7000-8000-000000000000"),
  ).rejects.toMatchObject({ code: "not_found" });
  expect(await db.$count(transcripts, eq(transcripts.roundId, round.id))).toBe(0);
});

test("once published it stays the same, whatever is written into the ledger later", async ({ db }) => {
  const { round, entries, organiser } = await anAnnounced(db);
  const press = aPress();
  const first = await published(db, press, round.id);

  await retallyEntry(contextOf(db, organiser, LATER), await aComplaint(db, round, entries[0]!));
  const [again, twice] = await Promise.all([published(db, press, round.id), published(db, press, round.id)]);

  expect(again).toEqual(first);
  expect(twice).toEqual(first);
  const change = db.update(transcripts).set({ size: 1 }).where(eq(transcripts.roundId, round.id));
  await expect(change).rejects.toThrow();
});

test("a further release has a file of its own that names the one before", async ({ db }) => {
  const { round, entries, organiser } = await anAnnounced(db);
  const press = aPress();
  const first = await published(db, press, round.id);
  await setPhase(db, round.id, "decision", LATER);
  await aReleasedDecision(contextOf(db, organiser, LATER), round.id, [entries[1]!.id], { number: "77/QĐ-UBND" });
  expect(await transcriptPage(visitor(db), round.slug)).toMatchObject({ isReleased: true, latest: null });

  const second = await published(db, press, round.id);

  const file = read(second.text);
  expect([file.replaces, file.decisions.length]).toEqual([first.made.digest, 2]);
  expect((await checkTranscript(second.text)).ok).toBe(true);
  expect((await checkTranscript(first.text)).ok).toBe(true);
  const { latest, earlier } = await transcriptPage(visitor(db), round.slug);
  expect([latest?.digest, earlier.map(({ digest }) => digest)]).toEqual([second.made.digest, [first.made.digest]]);
  const sent = await transcriptToSend(visitor(db), press.files, round.slug, first.made.digest);
  expect(await textOf(sent.file)).toBe(first.text);
  await expect(transcriptToSend(visitor(db), press.files, round.slug, "0".repeat(64))).rejects.toMatchObject({
    code: "not_found",
  });
});

test("points changed beside the ledger are published as the pages show them, and found by whoever checks", async ({
  db,
}) => {
  const { round, entries, jury } = await anAnnounced(db);
  const [sheet] = await db
    .select({ id: sheets.id })
    .from(sheets)
    .innerJoin(appointments, eq(appointments.id, sheets.appointmentId))
    .where(and(eq(sheets.nominationId, entries[0]!.id), eq(appointments.id, jury.head.appointmentId)));
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx
      .update(sheetPoints)
      .set({ points: sql`${sheetPoints.points} - 50` })
      .where(eq(sheetPoints.sheetId, sheet!.id));
  });

  const { text } = await published(db, aPress(), round.id);

  const { ok, checks } = await checkTranscript(text);
  expect([ok, checks.filter(({ state }) => state === "failed").map(({ name }) => name)]).toEqual([
    false,
    ["sheets", "tally"],
  ]);
  expect(checks.find(({ name }) => name === "sheets")).toMatchObject({
    reason: "point_differs",
    first: { entry: entries[0]!.code },
  });
});

test("rounds released since their last transcript are found, and those alone", async ({ db }) => {
  const [waiting, done] = [await anAnnounced(db), await anAnnounced(db)];
  await aScoredRound(db, [90]);
  await published(db, aPress(), done.round.id);

  const ids = await roundsToPublish(visitor(db));

  expect([waiting, done].map(({ round }) => ids.includes(round.id))).toEqual([true, false]);
});

test("what is public of an event: all since people have pseudonyms, before it ids and points alone", () => {
  const decided = new Set(["d1"]);
  const of = (kind: string, own: Record<string, unknown>, actor = "a".repeat(32)) =>
    isPublic(kind, JSON.stringify({ ...own, actor, at: "", kind, operation: "", round: "" }), decided);
  const user = "01890000-0000-7000-8000-000000000001";
  const sheet = { sheet: "s", nomination: "n", appointment: "a" };

  expect({
    point: of("point_recorded", { ...sheet, paper: true }),
    released: of("decision_recorded", { decision: "d1" }),
    unreleased: of("decision_recorded", { decision: "d2" }),
    olderPoint: of("point_recorded", { ...sheet, criterion: "c", code: "I", points: 50, previous: null }, user),
    olderReopening: of("sheet_reopened", { ...sheet, reason: "Cộng nhầm" }, user),
    olderSeat: of("jury_named", { appointment: "a", juror: user, name: "Nguyễn Văn A" }, user),
    olderWithMore: of("sheet_signed", { ...sheet, total: 50, remarks: "Đẹp" }, user),
  }).toEqual({
    point: true,
    released: true,
    unreleased: false,
    olderPoint: true,
    olderReopening: false,
    olderSeat: false,
    olderWithMore: false,
  });
});
