import { and, asc, eq, inArray } from "drizzle-orm";
import { anActor, anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { spread } from "#tests/factories/sheets";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import { assignments, conflictAnswers, ledgerEvents, mails, recusals, sheets } from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundById } from "~/domain/rounds/queries.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { computeTally } from "~/domain/tallies/queries.server";
import { aJuryBeforeAnswers, keysFor, NONE, relative, shownTo } from "./support";

const CONFLICT_KINDS = ["conflict_answered", "entry_recused", "recusal_lifted"] as const;

async function eventsOf(db: Database, roundId: string) {
  const rows = await db
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, roundId), inArray(ledgerEvents.kind, [...CONFLICT_KINDS])))
    .orderBy(asc(ledgerEvents.id));
  return rows.map((row) => ({
    kind: row.kind,
    payload: JSON.parse(row.payload),
    sealed: sealedIn(row),
    text: row.payload,
  }));
}

const standing = (db: Database, appointmentId: string) =>
  db
    .select({
      nominationId: conflictAnswers.nominationId,
      answer: conflictAnswers.answer,
      reason: conflictAnswers.reason,
    })
    .from(conflictAnswers)
    .where(eq(conflictAnswers.appointmentId, appointmentId));

test("the page lists what a juror may know before the answer, by establishment, without ids and voting codes", async ({
  db,
}) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db);
  const ctx = contextOf(db, jurors[0]!.actor);

  const page = await entriesToAnswer(ctx, await roundById(ctx, round.id));

  const names = page.entries.map((one) => one.establishment);
  expect(names).toEqual([...names].sort(new Intl.Collator("vi").compare));
  expect([page.missing, page.closed]).toEqual([3, null]);
  expect(page.entries[0]).toMatchObject({
    answer: null,
    reason: null,
    isMissing: true,
    whyNotNone: null,
    whyNotConflict: null,
  });
  const text = JSON.stringify(page);
  for (const entry of entries) {
    expect(text).toContain(entry.product.name);
    expect(text).not.toContain(entry.id);
    expect(text).not.toContain(entry.productId);
    expect(text).not.toContain(entry.code);
  }
});

test("answers are kept, and a conflict is a recusal: in the ledger without its reason, in the audit as numbers", async ({
  db,
}) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db);
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first, second] = await keysFor(db, juror, round.id, entries);

  const result = await answerConflicts(ctx, round.id, { [first!]: NONE, [second!]: relative() });

  expect(result).toEqual({ changed: 2, missing: 1 });
  const answers = await standing(db, juror.appointmentId);
  expect(new Map(answers.map((one) => [one.nominationId, [one.answer, one.reason]]))).toEqual(
    new Map([
      [entries[0]!.id, ["none", null]],
      [entries[1]!.id, ["conflict", "Chủ cơ sở là em ruột tôi"]],
    ]),
  );
  expect(await db.select().from(recusals).where(eq(recusals.appointmentId, juror.appointmentId))).toEqual([
    {
      appointmentId: juror.appointmentId,
      nominationId: entries[1]!.id,
      kind: "conflict",
      reason: "Chủ cơ sở là em ruột tôi",
      at: ctx.now,
    },
  ]);
  const events = await eventsOf(db, round.id);
  const of = (entry: { id: string }) => ({ appointment: juror.appointmentId, nomination: entry.id });
  expect(events.map(({ kind, payload, sealed }) => [kind, payload, sealed])).toEqual([
    ["conflict_answered", expect.objectContaining({ ...of(entries[0]!), answer: "none" }), {}],
    [
      "conflict_answered",
      expect.objectContaining({ ...of(entries[1]!), answer: "conflict" }),
      { reason: "Chủ cơ sở là em ruột tôi" },
    ],
    [
      "entry_recused",
      expect.objectContaining({ ...of(entries[1]!), grounds: "conflict", sheet: sheetOf(juror, entries[1]!) }),
      { reason: "Chủ cơ sở là em ruột tôi" },
    ],
  ]);
  for (const { text } of events) expect(text).not.toContain("em ruột");
  expect(await auditOf(db, round.id, { details: true })).toEqual([
    { act: "conflicts.answered", before: null, after: { none: 1, conflict: 1 }, at: ctx.now },
  ]);
});

test("the same answers sent again write nothing", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db);
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first, second, third] = await keysFor(db, juror, round.id, entries);
  const answers = { [first!]: NONE, [second!]: relative(), [third!]: null };
  await answerConflicts(ctx, round.id, answers);
  const before = await eventsOf(db, round.id);

  expect(await answerConflicts(ctx, round.id, answers)).toEqual({ changed: 0, missing: 1 });
  expect(await eventsOf(db, round.id)).toEqual(before);
});

test("until scoring begins a conflict may be taken back, and its recusal goes with it", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db, { phase: "screening" });
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, { [first!]: relative("Tôi góp vốn vào cơ sở này") });

  await answerConflicts(ctx, round.id, { [first!]: NONE });

  expect(await standing(db, juror.appointmentId)).toEqual([
    { nominationId: entries[0]!.id, answer: "none", reason: null },
  ]);
  expect(await db.$count(recusals, eq(recusals.appointmentId, juror.appointmentId))).toBe(0);
  expect((await eventsOf(db, round.id)).map((event) => event.kind)).toEqual([
    "conflict_answered",
    "entry_recused",
    "conflict_answered",
    "recusal_lifted",
  ]);
});

test("once scoring has begun a conflict is not taken back, and one found later counts from then on", async ({ db }) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 2 });
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);
  const [first, second] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, { [first!]: NONE, [second!]: relative() });
  const [leaf] = round.leaves;
  await recordPoint(ctx, sheetOf(juror, entries[0]!), {
    criterionId: leaf!.id,
    points: 100,
    operationId: crypto.randomUUID(),
  });

  await expect(answerConflicts(ctx, round.id, { [second!]: NONE })).rejects.toMatchObject({
    code: "closed",
    fields: {
      [`answers.${second}.answer`]: ["Kỳ chấm đã bắt đầu: chỉ thư ký của cơ quan tổ chức gỡ được, khi có lý do."],
    },
  });
  await answerConflicts(ctx, round.id, { [first!]: relative("Tôi vừa biết cơ sở là của anh rể tôi") });

  const shown = await shownTo(db, juror, round.id, entries);
  expect(shown.map((one) => one.answer)).toEqual(["conflict", "conflict"]);
  await expect(
    recordPoint(ctx, sheetOf(juror, entries[0]!), {
      criterionId: leaf!.id,
      points: 200,
      operationId: crypto.randomUUID(),
    }),
  ).rejects.toMatchObject({ code: "closed", message: "Bạn đã từ chối chấm hồ sơ này." });
});

test("a signed sheet is reopened before its juror names a conflict", async ({ db }) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { entries: 1 });
  const [head, juror] = [jurors[0]!, jurors[1]!];
  const ctx = contextOf(db, juror.actor);
  const [key] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, { [key!]: NONE });
  const sheetId = sheetOf(juror, entries[0]!);
  const points = spread(round, 8000);
  for (const leaf of round.leaves) {
    await recordPoint(ctx, sheetId, {
      criterionId: leaf.id,
      points: points[leaf.code]!,
      operationId: crypto.randomUUID(),
    });
  }
  await signSheet(ctx, sheetId);

  const late = { [key!]: relative() };
  await expect(answerConflicts(ctx, round.id, late)).rejects.toMatchObject({ code: "closed" });
  expect(await standing(db, juror.appointmentId)).toEqual([
    { nominationId: entries[0]!.id, answer: "none", reason: null },
  ]);

  await reopenSheet(contextOf(db, head.actor), sheetId, { reason: "Giám khảo báo có liên quan" });
  expect(await answerConflicts(ctx, round.id, late)).toEqual({ changed: 1, missing: 0 });
  await expect(signSheet(ctx, sheetId)).rejects.toMatchObject({ message: "Bạn đã từ chối chấm hồ sơ này." });
});

test("answerConflicts is for the jurors of the round, for their own entries, until they are done", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db, { jurors: 2 });
  const [juror, colleague] = [jurors[0]!, jurors[1]!];
  const [key] = await keysFor(db, juror, round.id, entries);
  const elsewhere = await aJuryBeforeAnswers(db, { entries: 1 });
  const others = [await anActor(db), await anOrganiser(db, round.agencyId), elsewhere.jurors[0]!.actor];

  for (const actor of others) {
    await expect(answerConflicts(contextOf(db, actor), round.id, { [key!]: NONE })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  await expect(answerConflicts(contextOf(db, colleague.actor), round.id, { [key!]: NONE })).rejects.toMatchObject({
    code: "conflict",
  });
  await db
    .update(assignments)
    .set({ endedAt: new Date() })
    .where(and(eq(assignments.appointmentId, juror.appointmentId), eq(assignments.nominationId, entries[0]!.id)));
  await expect(answerConflicts(contextOf(db, juror.actor), round.id, { [key!]: NONE })).rejects.toMatchObject({
    code: "conflict",
    message: "Phân công đã thay đổi từ khi bạn mở trang. Hãy xem lại danh sách rồi trả lời.",
  });
  await setPhase(db, round.id, "council");
  const [other] = await keysFor(db, colleague, round.id, entries);
  await expect(answerConflicts(contextOf(db, colleague.actor), round.id, { [other!]: NONE })).rejects.toMatchObject({
    code: "closed",
    message: "Ban giám khảo đã chấm xong nên không ghi thêm được.",
  });
  expect(await standing(db, juror.appointmentId)).toEqual([]);
});

test("an entry that falls below the minimum of sheets is told to the agency, once, by whichever juror leaves it", async ({
  db,
}) => {
  const { round, jurors, entries, ctx } = await aJuryBeforeAnswers(db, {
    jurors: 5,
    entries: 2,
    rules: { minimumSheets: 3 },
  });
  const key = new Map(
    await Promise.all(jurors.map(async (juror) => [juror, (await keysFor(db, juror, round.id, entries))[0]!] as const)),
  );
  const leave = (juror: (typeof jurors)[number]) =>
    answerConflicts(contextOf(db, juror.actor), round.id, { [key.get(juror)!]: relative() });
  const told = () =>
    db
      .select({ to: mails.recipient, subject: mails.subject, body: mails.body })
      .from(mails)
      .where(and(eq(mails.purpose, "too_few_jurors"), eq(mails.recipient, ctx.actor!.email)));

  await leave(jurors[0]!);
  expect(await told()).toEqual([]);
  await Promise.all([leave(jurors[1]!), leave(jurors[2]!)]);
  const [mail, ...more] = await told();
  expect(more).toEqual([]);
  expect(mail!.subject).toBe(`Thiếu giám khảo chấm: ${entries[0]!.code}`);
  expect(mail!.body).not.toContain("em ruột");
  await leave(jurors[3]!);
  expect(await told()).toHaveLength(1);
});

test("two jurors who answer at once both have all their answers", async ({ db }) => {
  const { round, jurors, entries } = await aJuryBeforeAnswers(db, { jurors: 2, entries: 5 });
  const keys = await Promise.all(jurors.map((juror) => keysFor(db, juror, round.id, entries)));

  const results = await Promise.all(
    jurors.map((juror, at) =>
      answerConflicts(contextOf(db, juror.actor), round.id, {
        ...Object.fromEntries(keys[at]!.map((key) => [key, NONE])),
        [keys[at]![0]!]: relative(),
      }),
    ),
  );

  expect(results).toEqual([
    { changed: 5, missing: 0 },
    { changed: 5, missing: 0 },
  ]);
  expect(await db.$count(recusals, eq(recusals.nominationId, entries[0]!.id))).toBe(2);
});

test("of a signature and a conflict at the same moment one is refused, and the tally knows which", async ({ db }) => {
  for (let turn = 0; turn < 4; turn += 1) {
    const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 1 });
    const juror = jurors[0]!;
    const ctx = contextOf(db, juror.actor);
    const [key] = await keysFor(db, juror, round.id, entries);
    await answerConflicts(ctx, round.id, { [key!]: NONE });
    const sheetId = sheetOf(juror, entries[0]!);
    const points = spread(round, 8000);
    for (const leaf of round.leaves) {
      await recordPoint(ctx, sheetId, {
        criterionId: leaf.id,
        points: points[leaf.code]!,
        operationId: crypto.randomUUID(),
      });
    }

    const acts = [() => signSheet(ctx, sheetId), () => answerConflicts(ctx, round.id, { [key!]: relative() })];
    const order = turn % 2 === 0 ? acts : acts.toReversed();
    const outcomes = await Promise.allSettled(order.map((act) => act()));

    expect(outcomes.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [sheet] = await db.select().from(sheets).where(eq(sheets.id, sheetId));
    const recused = await db.$count(recusals, eq(recusals.nominationId, entries[0]!.id));
    expect([sheet!.signedAt !== null, recused]).toEqual(sheet!.signedAt ? [true, 0] : [false, 1]);
    await setPhase(db, round.id, "council");
    const tally = await computeTally(
      contextOf(db, await anOrganiser(db, round.agencyId)),
      await roundById(ctx, round.id),
    );
    expect(tally.rows[0]!.sheets).toBe(sheet!.signedAt ? 1 : 0);
  }
});
