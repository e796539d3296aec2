import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { actorOf, aMembership, anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { aRound, type TestRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { appointments, assignments, councilMembers, memberships, sheets } from "~/db/schema";
import { mayReadFile } from "~/domain/attachments/policy";
import type { Actor } from "~/domain/context";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { declineSeat } from "~/domain/panels/answer-seat.server";
import { endAppointment } from "~/domain/panels/end-appointment.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { substituteJuror } from "~/domain/panels/substitute-juror.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { mayKeepPaper } from "~/domain/paper-sheets/policy";
import { factsOfRound } from "~/domain/rounds/facts.server";

const KNOWS =
  "Kỳ chấm ẩn danh: người này đã có thể đọc tên các cơ sở (người của cơ quan tổ chức hoặc cơ quan gửi hồ sơ, quản trị viên, ủy viên Hội đồng) nên không làm giám khảo được.";
const DAY = 86_400_000;

async function name(db: Database, round: TestRound, person: Pick<Actor, "email" | "name">) {
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const { email, name } = person;
  return nameJuror(ctx, round.id, { email, name, role: "member", title: "Chuyên viên" });
}

async function formerStaff(db: Database, agencyId: string, endedAt: Date) {
  const actor = await anOrganiser(db, agencyId, "support");
  await db.update(memberships).set({ endedAt }).where(eq(memberships.userId, actor.userId));
  return actor;
}

test("whoever could read the makers of a blind round since it was opened gets no seat in its jury", async ({ db }) => {
  const now = Date.now();
  const blind = await aRound(db, { phase: "screening", rules: { blind: true } });
  const open = await aRound(db, { phase: "screening", agencyId: blind.agencyId });
  const pastMember = await aCouncilMember(db, blind.id);
  await db.update(councilMembers).set({ endedAt: new Date() }).where(eq(councilMembers.userId, pastMember.userId));
  const insiders = [
    await anOrganiser(db, blind.agencyId, "support"),
    await formerStaff(db, blind.agencyId, new Date(now + 30 * DAY)),
    await formerStaff(db, blind.agencyId, new Date(now - DAY)),
    await anAdmin(db),
    await aCouncilMember(db, blind.id),
    pastMember,
  ];

  for (const person of insiders) {
    await expect(name(db, blind, person)).rejects.toMatchObject({
      code: "conflict",
      message: KNOWS,
      fields: { email: [KNOWS] },
    });
    expect(await name(db, open, person)).toEqual(expect.any(String));
  }
  const outsiders = [
    await formerStaff(db, blind.agencyId, new Date(now - 365 * DAY)),
    await anOrganiser(db, (await anAgency(db)).id),
    await anActor(db),
  ];
  for (const person of outsiders) expect(await name(db, blind, person)).toEqual(expect.any(String));
});

test("staff of an agency that put entries forward know their makers", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const region = await aRegion(db, { rules: { blind: true } });
  const letter = aLetter(region, candidates);
  await expect(name(db, region, await anOrganiser(db, round.agencyId, "support"))).resolves.toEqual(expect.any(String));
  await putForward(contextOf(db, organiser), anOffice(), round.id, letter);

  await expect(name(db, region, await anOrganiser(db, round.agencyId, "support"))).rejects.toMatchObject({
    code: "conflict",
    message: KNOWS,
  });
});

test("scoring waits for the same jurors as a seat is refused to, whatever end their role has", async ({ db }) => {
  const round = await aRound(db, { phase: "screening", rules: { blind: true } });
  const { jurors } = await aJury(db, round.id, 4);
  const [staying, leaving, member, colleague] = jurors.map((juror) => juror.actor.userId);
  const tomorrow = new Date(Date.now() + DAY);
  await aMembership(db, staying!, "support", { agencyId: round.agencyId });
  await aMembership(db, leaving!, "support", { agencyId: round.agencyId });
  await db.update(memberships).set({ endedAt: tomorrow }).where(eq(memberships.userId, leaving!));
  const before = new Date(Date.now() - DAY);
  await db.insert(councilMembers).values({ roundId: round.id, userId: member!, role: "member", appointedAt: before });
  // Named into the council after the jury: that seat opens nothing to them.
  await db
    .insert(councilMembers)
    .values({ roundId: round.id, userId: colleague!, role: "member", appointedAt: tomorrow });

  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const named = jurors.slice(0, 3).map((juror) => juror.actor.name);
  expect((await factsOfRound(ctx, round.id)).blind.insiders.toSorted()).toEqual(named.toSorted());
});

test("who comes back to a seat they had taken up is measured by its first day: a council seat since then opened nothing", async ({
  db,
}) => {
  const round = await aRound(db, { rules: { blind: true, minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 4);
  const [seated, never, before] = [jurors[1]!, jurors[2]!, jurors[3]!];
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const named = new Date(Date.now() - 2 * DAY);
  await db.update(appointments).set({ appointedAt: named });
  await aSheet(db, { round, juror: seated, points: { "I.1": 1000 } });
  await aSheet(db, { round, juror: before, points: { "I.1": 1000 } });
  for (const [juror, appointedAt] of [
    [seated, new Date(Date.now() - DAY)],
    [never, new Date(Date.now() - DAY)],
    [before, new Date(Date.now() - 3 * DAY)],
  ] as const) {
    await db
      .insert(councilMembers)
      .values({ roundId: round.id, userId: juror.actor.userId, role: "member", appointedAt });
    await db.update(appointments).set({ acceptedAt: null }).where(eq(appointments.id, juror.appointmentId));
    await endAppointment(ctx, juror.appointmentId, { reason: "Bấm nhầm" });
  }

  for (const juror of [never, before]) {
    await expect(name(db, round, juror.actor)).rejects.toMatchObject({ code: "conflict", message: KNOWS });
  }
  expect(await name(db, round, seated.actor)).toBe(seated.appointmentId);
  expect((await factsOfRound(ctx, round.id)).blind.insiders).toEqual([]);
  await endAppointment(ctx, seated.appointmentId, { reason: "Bấm nhầm lần nữa" });
  expect(await name(db, round, seated.actor)).toBe(seated.appointmentId);
});

/** A blind round whose second juror, in the council too, has one sheet; and what the council may read there. */
async function aJurorInCouncil(db: Database, points: number | undefined, acceptedAt: Date | null) {
  const round = await aRound(db, { rules: { blind: true, minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 3, { acceptedAt });
  const juror = jurors[1]!;
  const sheet = await aSheet(db, { round, juror, ...(points !== undefined && { points }) });
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  await endAppointment(ctx, juror.appointmentId, { reason: "Ốm" });
  await db.insert(councilMembers).values({ roundId: round.id, userId: juror.actor.userId, role: "member" });
  const read = async () => {
    const actor = await actorOf(db, { id: juror.actor.userId });
    return dossierForJury(contextOf(db, actor), sheet.nomination.id);
  };
  return { ctx, juror, read, round };
}

test("who took up a seat of a blind round, gave it up and declines it when it is offered again still reads no names", async ({
  db,
}) => {
  const { ctx, juror, read, round } = await aJurorInCouncil(db, undefined, new Date(Date.now() - DAY));
  expect(await name(db, round, juror.actor)).toBe(juror.appointmentId);
  await expect(read()).rejects.toMatchObject({ code: "not_found" });

  await declineSeat(contextOf(db, juror.actor), juror.appointmentId, { reason: "Không tham gia được nữa" });
  await expect(read()).rejects.toMatchObject({ code: "not_found" });
  expect(await name(db, round, juror.actor)).toBe(juror.appointmentId);
  await endAppointment(ctx, juror.appointmentId, { reason: "Không trả lời" });
  await expect(read()).rejects.toMatchObject({ code: "not_found" });
});

test("who judged in a blind round and gave up the seat reads no names in the council either, until the jury is done", async ({
  db,
}) => {
  for (const one of [await aJurorInCouncil(db, 8000, null), await aJurorInCouncil(db, undefined, new Date())]) {
    await expect(one.read()).rejects.toMatchObject({ code: "not_found" });
  }
  const never = await aJurorInCouncil(db, undefined, null);
  await expect(never.read()).resolves.toMatchObject({ roundId: never.round.id });
});

test("who keyed papers of a round does not sit in its jury, and who signed sheets there keys none", async ({ db }) => {
  const round = await aRound(db);
  const { jurors } = await aJury(db, round.id, 3);
  const sheet = await aSheet(db, { round, juror: jurors[0]! });
  const [keyer, other] = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")];
  const code = await aPaper(db, sheet, other);
  await keySheet(contextOf(db, keyer), aFileStore(), { roundId: round.id, code }, aKeying(sheet, 8000));

  await expect(name(db, round, keyer)).rejects.toMatchObject({
    code: "conflict",
    message:
      "Người này đã nhập hoặc giữ phiếu giấy, tệp chấm của kỳ bình chọn nên đã thấy điểm của giám khảo khác, không làm giám khảo được.",
  });
  expect(await name(db, round, other)).toEqual(expect.any(String));

  const past = await aSheet(db, { round, juror: jurors[1]!, points: 7000, signed: true });
  await endAppointment(contextOf(db, keyer), past.juror.appointmentId, { reason: "Ốm" });
  await aMembership(db, past.juror.actor.userId, "secretary", { agencyId: round.agencyId });
  const gone = await actorOf(db, { id: past.juror.actor.userId });
  const scan = { roundId: round.id, agencyId: round.agencyId, jurorId: jurors[0]!.actor.userId, isWritten: false };
  const file = { isPublic: false, establishmentId: null, uses: [], anchors: [], scans: [scan], fairs: [] };
  expect([mayKeepPaper(gone, round), mayReadFile(gone, file)]).toEqual([false, false]);
  expect([mayKeepPaper(keyer, round), mayReadFile(keyer, file)]).toEqual([true, true]);
});

test("who comes back as a substitute has sheets of what comes back with the seat", async ({ db }) => {
  const round = await aRound(db, { rules: { minimumSheets: 1 } });
  const { jurors } = await aJury(db, round.id, 3);
  const [leaving, returning] = [jurors[1]!, jurors[2]!];
  const { nomination } = await aSheet(db, { round, juror: jurors[0]! });
  const leftAt = new Date(Date.now() - DAY);
  const pair = { appointmentId: returning.appointmentId, nominationId: nomination.id };
  await db.insert(assignments).values({ ...pair, source: "plan", endedAt: leftAt });
  await db.update(appointments).set({ endedAt: leftAt }).where(eq(appointments.id, returning.appointmentId));
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));

  const { email, name } = returning.actor;
  await substituteJuror(ctx, leaving.appointmentId, { email, name, title: "Chuyên viên", reason: "Ốm" });

  expect(await db.$count(sheets, eq(sheets.appointmentId, returning.appointmentId))).toBe(1);
});
