import { and, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aMembership, anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import type { Database } from "~/db/client.server";
import {
  appointments,
  conflictAnswers,
  establishments,
  ledgerEvents,
  mails,
  memberships,
  nominations,
  recusals,
} from "~/db/schema";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { conflictDesk, pairForAct } from "~/domain/conflicts/desk.server";
import { dismissHint } from "~/domain/conflicts/dismiss-hint.server";
import { liftRecusal } from "~/domain/conflicts/lift-recusal.server";
import { answerProgress } from "~/domain/conflicts/progress.server";
import { remindJurors, remindOfConflicts } from "~/domain/conflicts/remind-jurors.server";
import { roundById } from "~/domain/rounds/queries.server";
import { recuseFromEntry } from "~/domain/sheets/recuse-from-entry.server";
import { aJuryBeforeAnswers, keysFor, NONE, relative, shownTo } from "./support";

const reason = "Trùng tên, không phải nơi em tôi làm";

test("a secretary gives an entry back: the answer is none, the ledger says who and seals why, the juror is told", async ({
  db,
}) => {
  const { round, jurors, entries, sheetOf, ctx } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 1 });
  const juror = jurors[0]!;
  const [key] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(contextOf(db, juror.actor), round.id, { [key!]: relative() });
  const pair = { appointmentId: juror.appointmentId, nominationId: entries[0]!.id };

  await liftRecusal(ctx, round.id, { ...pair, reason });

  expect(await db.$count(recusals, eq(recusals.nominationId, pair.nominationId))).toBe(0);
  expect((await shownTo(db, juror, round.id, entries))[0]).toMatchObject({
    answer: "none",
    reason: null,
    isMissing: false,
  });
  const [event] = await db
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "recusal_lifted")));
  expect(JSON.parse(event!.payload)).toMatchObject({
    appointment: pair.appointmentId,
    nomination: pair.nominationId,
    sheet: sheetOf(juror, entries[0]!),
  });
  expect([event!.actorId, sealedIn(event!)]).toEqual([ctx.actor!.userId, { reason }]);
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toEqual({
    act: "conflicts.lifted",
    before: { kind: "conflict" },
    after: { ...pair, reason },
    at: ctx.now,
  });
  const [mail] = await db.select().from(mails).where(eq(mails.purpose, "recusal_lifted"));
  expect(mail!.recipient).toBe(juror.actor.email);
  expect(mail!.body).toContain(reason);
});

test("liftRecusal is for the organisers and secretaries of the agency, never for oneself, until the jury is done", async ({
  db,
}) => {
  const { round, jurors, entries, sheetOf, ctx } = await aJuryBeforeAnswers(db, { jurors: 2, entries: 2 });
  const [juror, colleague] = [jurors[0]!, jurors[1]!];
  const keys = await keysFor(db, juror, round.id, entries);
  await answerConflicts(contextOf(db, juror.actor), round.id, Object.fromEntries(keys.map((key) => [key, NONE])));
  await recuseFromEntry(contextOf(db, juror.actor), sheetOf(juror, entries[0]!), {
    kind: "abstention",
    reason: "Tôi chưa được xem mẫu sản phẩm",
  });
  const pair = { appointmentId: juror.appointmentId, nominationId: entries[0]!.id };
  const lift = (as: typeof ctx, values: Partial<typeof pair> = {}) =>
    liftRecusal(as, round.id, { ...pair, ...values, reason });
  const strangers = [
    juror.actor,
    colleague.actor,
    await anAdmin(db),
    await anActor(db),
    await anOrganiser(db, round.agencyId, "support"),
  ];

  for (const actor of strangers) {
    await expect(lift(contextOf(db, actor))).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(lift(ctx, { nominationId: entries[1]!.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(lift(ctx, { nominationId: crypto.randomUUID() })).rejects.toMatchObject({ code: "not_found" });
  await db.update(appointments).set({ userId: ctx.actor!.userId }).where(eq(appointments.id, juror.appointmentId));
  await expect(lift(ctx)).rejects.toMatchObject({
    code: "forbidden",
    message: "Bạn không tự quyết định về chính mình; hãy nhờ người khác của cơ quan.",
  });
  await db.update(appointments).set({ userId: juror.actor.userId }).where(eq(appointments.id, juror.appointmentId));
  await setPhase(db, round.id, "council");
  await expect(lift(ctx)).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "scoring");

  await lift(ctx);

  // The abstention is gone, and what the juror answered stays.
  const [answer] = await db.select().from(conflictAnswers).where(eq(conflictAnswers.nominationId, entries[0]!.id));
  expect(answer!.answer).toBe("none");
  expect(await db.$count(recusals, eq(recusals.nominationId, entries[0]!.id))).toBe(0);
});

async function aHintedJury(db: Database) {
  const made = await aJuryBeforeAnswers(db, { jurors: 1, entries: 2 });
  const juror = made.jurors[0]!;
  const establishmentId = made.entries[0]!.product.establishmentId!;
  await aMembership(db, juror.actor.userId, "producer", { establishmentId });
  return { ...made, juror, establishmentId };
}

test("hints stand beside the juror's question and on the agency's desk, and decide nothing", async ({ db }) => {
  const { round, juror, entries, ctx, establishmentId } = await aHintedJury(db);
  await db.update(nominations).set({ assignedTo: juror.actor.userId }).where(eq(nominations.id, entries[1]!.id));
  await db
    .update(establishments)
    .set({
      taxCode: "0314409058-002",
      commune: "Xã Hòa Ninh",
      provinceId: LAM_DONG,
      representative: `${juror.actor.name.split(" ")[0]} Văn Tám`,
    })
    .where(eq(establishments.id, establishmentId));
  await db
    .update(appointments)
    .set({ organisationTaxCode: "0314409058", homeCommune: "Hoà Ninh", homeProvinceId: LAM_DONG })
    .where(eq(appointments.id, juror.appointmentId));

  const shown = await shownTo(db, juror, round.id, entries);
  expect(shown.map((one) => one.hints)).toEqual([
    [
      { kind: "member", parts: [] },
      { kind: "tax_code", parts: [] },
      { kind: "surname_and_commune", parts: [] },
    ],
    [{ kind: "earlier_role", parts: ["officer"] }],
  ]);
  const desk = await conflictDesk(ctx, await roundById(ctx, round.id));
  expect(desk.hints.map(({ pair, hint, dismissed }) => [pair.code, hint.kind, dismissed])).toEqual([
    [entries[0]!.code, "member", null],
    [entries[0]!.code, "tax_code", null],
    [entries[0]!.code, "surname_and_commune", null],
    [entries[1]!.code, "earlier_role", null],
  ]);
  expect(shown.map((one) => [one.answer, one.isMissing])).toEqual([
    [null, true],
    [null, true],
  ]);
});

test("a membership that ended is a hint too, and nothing else of the establishment is", async ({ db }) => {
  const { round, juror, entries } = await aHintedJury(db);
  await db.update(memberships).set({ endedAt: new Date() }).where(eq(memberships.userId, juror.actor.userId));

  expect((await shownTo(db, juror, round.id, entries)).map((one) => one.hints.map((hint) => hint.kind))).toEqual([
    ["member"],
    [],
  ]);
});

test("dismissHint keeps who, when and why, in the audit too, and the juror still sees the hint", async ({ db }) => {
  const { round, juror, entries, ctx } = await aHintedJury(db);
  const hint = { appointmentId: juror.appointmentId, nominationId: entries[0]!.id, kind: "member" as const };

  await dismissHint(ctx, round.id, { ...hint, reason });

  const desk = await conflictDesk(ctx, await roundById(ctx, round.id));
  expect(desk.hints.map((one) => one.dismissed)).toEqual([{ by: ctx.actor!.name, at: ctx.now, reason }]);
  expect((await auditOf(db, round.id, { details: true })).at(-1)).toEqual({
    act: "conflicts.hint_dismissed",
    before: null,
    after: { ...hint, reason },
    at: ctx.now,
  });
  expect((await shownTo(db, juror, round.id, entries))[0]!.hints).toHaveLength(1);
});

test("dismissHint refuses others, oneself, hints that are none and a second time", async ({ db }) => {
  const { round, juror, entries, ctx } = await aHintedJury(db);
  const hint = { appointmentId: juror.appointmentId, nominationId: entries[0]!.id, kind: "member" as const, reason };

  for (const actor of [juror.actor, await anAdmin(db), await anOrganiser(db, round.agencyId, "support")]) {
    await expect(dismissHint(contextOf(db, actor), round.id, hint)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(dismissHint(ctx, round.id, { ...hint, kind: "tax_code" })).rejects.toMatchObject({ code: "not_found" });
  await expect(dismissHint(ctx, round.id, { ...hint, nominationId: entries[1]!.id })).rejects.toMatchObject({
    code: "not_found",
  });
  await aMembership(db, ctx.actor!.userId, "producer", { establishmentId: entries[0]!.product.establishmentId! });
  await db.update(appointments).set({ userId: ctx.actor!.userId }).where(eq(appointments.id, juror.appointmentId));
  await expect(dismissHint(ctx, round.id, hint)).rejects.toMatchObject({ code: "forbidden" });
  await db.update(appointments).set({ userId: juror.actor.userId }).where(eq(appointments.id, juror.appointmentId));
  await dismissHint(ctx, round.id, hint);
  await expect(dismissHint(ctx, round.id, hint)).rejects.toMatchObject({ code: "conflict" });
});

test("the desk and its pages are for organiser and secretary; how far each juror is, also for the team and the head", async ({
  db,
}) => {
  const { round, jurors, entries, ctx } = await aJuryBeforeAnswers(db);
  const details = await roundById(ctx, round.id);
  const support = await anOrganiser(db, round.agencyId, "support");
  const pair = { appointmentId: jurors[0]!.appointmentId, nominationId: entries[0]!.id };

  for (const actor of [support, jurors[0]!.actor, await anAdmin(db), await anOrganiser(db, (await anAgency(db)).id)]) {
    await expect(conflictDesk(contextOf(db, actor), details)).rejects.toMatchObject({ code: "forbidden" });
    await expect(pairForAct(contextOf(db, actor), details, pair)).rejects.toMatchObject({ code: "forbidden" });
  }
  const [key] = await keysFor(db, jurors[1]!, round.id, entries);
  await answerConflicts(contextOf(db, jurors[1]!.actor), round.id, { [key!]: relative() });
  for (const actor of [support, jurors[0]!.actor, ctx.actor]) {
    const progress = await answerProgress(contextOf(db, actor), round.id);
    expect(progress.map(({ role, total, missing, conflicts }) => [role, total, missing, conflicts])).toEqual([
      ["head", 3, 3, 0],
      ["deputy", 3, 2, 1],
      ["member", 3, 3, 0],
    ]);
  }
  for (const actor of [jurors[1]!.actor, await anActor(db)]) {
    await expect(answerProgress(contextOf(db, actor), round.id)).rejects.toMatchObject({ code: "not_found" });
  }
});

test("a reminder goes to those who have not finished, once a day, whether asked for or by the clock", async ({
  db,
}) => {
  const { round, jurors, entries, ctx } = await aJuryBeforeAnswers(db, { jurors: 3, entries: 1 });
  const [key] = await keysFor(db, jurors[0]!, round.id, entries);
  await answerConflicts(contextOf(db, jurors[0]!.actor), round.id, { [key!]: NONE });
  const at = (hours: number) => new Date(ctx.now.getTime() + hours * 3_600_000);
  const waiting = [jurors[1]!.actor.email, jurors[2]!.actor.email].toSorted();
  const addresses = async () =>
    (await db.select().from(mails).where(eq(mails.purpose, "conflict_reminder")))
      .map((mail) => mail.recipient)
      .filter((one) => [...waiting, jurors[0]!.actor.email].includes(one))
      .toSorted();

  expect(await remindJurors(ctx, round.id)).toBe(2);
  expect(await addresses()).toEqual(waiting);
  await expect(remindJurors(ctx, round.id)).rejects.toMatchObject({
    code: "closed",
    message: "Hôm nay đã nhắc. Mỗi ngày nhắc nhiều nhất một lần.",
  });
  await remindOfConflicts({ db, actor: null, now: ctx.now });
  expect(await addresses()).toEqual(waiting);
  await remindOfConflicts({ db, actor: null, now: at(24) });
  expect(await addresses()).toEqual([...waiting, ...waiting].toSorted());
  expect((await auditOf(db, round.id)).filter((act) => act === "conflicts.reminded")).toHaveLength(2);
});

test("remindJurors refuses others, a jury that is done, and when nobody is waited for", async ({ db }) => {
  const { round, jurors, entries, ctx } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 1 });
  for (const actor of [jurors[0]!.actor, await anOrganiser(db, round.agencyId, "support"), await anAdmin(db)]) {
    await expect(remindJurors(contextOf(db, actor), round.id)).rejects.toMatchObject({ code: "forbidden" });
  }
  const [key] = await keysFor(db, jurors[0]!, round.id, entries);
  await answerConflicts(contextOf(db, jurors[0]!.actor), round.id, { [key!]: NONE });
  await expect(remindJurors(ctx, round.id)).rejects.toMatchObject({
    code: "closed",
    message: "Không còn ai chưa trả lời.",
  });
  await setPhase(db, round.id, "council");
  await expect(remindJurors(ctx, round.id)).rejects.toMatchObject({ code: "closed" });
});

test("an abstention is no answer and never a zero", async ({ db }) => {
  const { round, jurors, entries, sheetOf } = await aJuryBeforeAnswers(db, { jurors: 1, entries: 1 });
  const juror = jurors[0]!;
  const ctx = contextOf(db, juror.actor);

  await recuseFromEntry(ctx, sheetOf(juror, entries[0]!), { kind: "abstention", reason: "Tôi không am hiểu nghề này" });

  expect((await shownTo(db, juror, round.id, entries))[0]).toMatchObject({ answer: null, isMissing: true });
  const [event] = await db
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.roundId, round.id), eq(ledgerEvents.kind, "entry_recused")));
  expect(JSON.parse(event!.payload)).toMatchObject({ grounds: "abstention" });
  const [key] = await keysFor(db, juror, round.id, entries);
  await answerConflicts(ctx, round.id, { [key!]: relative("Hóa ra cơ sở là của chị dâu tôi") });
  const [row] = await db.select().from(recusals).where(eq(recusals.nominationId, entries[0]!.id));
  expect(row).toMatchObject({ kind: "conflict", reason: "Hóa ra cơ sở là của chị dâu tôi" });
});
