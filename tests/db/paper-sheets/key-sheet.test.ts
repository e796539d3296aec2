import { asc, eq, isNull, sql } from "drizzle-orm";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper } from "#tests/factories/paper-sheets";
import { actorOf, anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { setPhase } from "#tests/factories/rounds";
import { aSheet, spread, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { sealedIn } from "#tests/support/ledger";
import { meeting } from "#tests/support/locks";
import { type Database, openDatabase } from "~/db/client.server";
import { assignments, ledgerEvents, memberships, paperKeyings, recusals, sheetPoints, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { officeName } from "~/domain/ledger/pseudonym.server";
import { SettingsForm } from "~/domain/paper-sheets/forms";
import { type KeyingInput, keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { setKeyings } from "~/domain/paper-sheets/set-keyings.server";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";

const store = aFileStore();

const keyers = async (db: Database, agencyId: string) =>
  [
    await anOrganiser(db, agencyId),
    await anOrganiser(db, agencyId, "secretary"),
    await anOrganiser(db, agencyId, "secretary"),
  ] as const;

const key = (db: Database, actor: Actor | null, sheet: TestSheet, code: string, input: KeyingInput, now?: Date) =>
  keySheet(contextOf(db, actor, now), store, { roundId: sheet.round.id, code }, input);

const payloads = async (db: Database, roundId: string) => {
  const rows = await db
    .select({ payload: ledgerEvents.payload, actorId: ledgerEvents.actorId })
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, roundId))
    .orderBy(asc(ledgerEvents.id));
  return rows.map((row) => JSON.parse(row.payload));
};

const sealedOf = async (db: Database, roundId: string) => {
  const rows = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, roundId))
    .orderBy(asc(ledgerEvents.id));
  return rows.map(sealedIn);
};

const remarksOn = async (db: Database, { id }: TestSheet) =>
  (await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, id)))[0]?.remarks;

test("two people key a paper alike: the second writes every point and the signature in the ledger, as paper", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const [first, second] = await keyers(db, round.agencyId);
  const now = new Date("2026-05-05T03:00:00Z");
  await setPhase(db, round.id, "scoring", now);
  const code = await aPaper(db, sheet, first, now);
  const scan = await aGivenFile("phiếu.jpg", await aJpeg());

  const waits = await key(db, first, sheet, code, aKeying(sheet, 7350, { scan, remarks: "Bao bì đẹp" }), now);
  expect(await payloads(db, round.id)).toEqual([]);
  const written = await key(
    db,
    second,
    sheet,
    shownCode(code).toLowerCase(),
    aKeying(sheet, 7350, { remarks: "Bao bì đẹp" }),
    now,
  );

  expect(waits).toEqual({ outcome: "waits", more: 1 });
  expect(written).toEqual({ outcome: "written", isSigned: true, total: 7350, missing: 0 });
  const points = spread(round, 7350, sheet.nomination.groupCode);
  const about = {
    sheet: sheet.id,
    nomination: sheet.nomination.id,
    appointment: sheet.juror.appointmentId,
    round: round.id,
    actor: officeName(round.ledgerSalt, second.userId),
    at: now.toISOString(),
    operation: expect.any(String),
    medium: "paper",
    keyedBy: [first, second].map((one) => officeName(round.ledgerSalt, one.userId)),
    sealed: expect.stringMatching(/^[0-9a-f]{64}$/),
  };
  expect(await payloads(db, round.id)).toEqual([
    ...round.leaves.map(({ id, code }) => ({
      ...about,
      kind: "point_recorded",
      criterion: id,
      code,
      points: points[code],
      previous: null,
    })),
    { ...about, kind: "remark_recorded" },
    {
      ...about,
      kind: "sheet_signed",
      criteria: round.leaves.map(({ id, code }) => ({ criterion: id, code, points: points[code] })),
      total: 7350,
      signedOn: "2026-05-04",
    },
  ]);
  expect(
    await db.select({ signedAt: sheets.signedAt, remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id)),
  ).toEqual([{ signedAt: now, remarks: "Bao bì đẹp" }]);
  expect(await db.$count(paperKeyings, isNull(paperKeyings.entryId))).toBe(0);
  const trail = { paper: shownCode(code), scan: scan.sha256 };
  expect(await sealedOf(db, round.id)).toEqual([
    ...round.leaves.map(() => trail),
    { ...trail, remarks: "Bao bì đẹp" },
    trail,
  ]);
});

test("a paper without all points, or without a signature, is written and stays unsigned", async ({ db }) => {
  const partly = await aSheet(db);
  const [first, second] = await keyers(db, partly.round.agencyId);
  const code = await aPaper(db, partly, first);
  const input = aKeying(partly, { "I.1": 1000 });

  await key(db, first, partly, code, input);
  expect(await key(db, second, partly, code, input)).toEqual({
    outcome: "written",
    isSigned: false,
    total: 1000,
    missing: 10,
  });
  // The juror completes it on the paper: it is keyed again from the beginning, the old points stand.
  const whole = aKeying(
    partly,
    { ...spread(partly.round, 7000, partly.nomination.groupCode), "I.1": 1000 },
    { signed: "no", signedOn: undefined },
  );
  await key(db, first, partly, code, whole);
  expect(await key(db, second, partly, code, whole)).toMatchObject({ isSigned: false, missing: 0 });

  expect(await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, partly.id))).toEqual([
    { signedAt: null },
  ]);
  const kinds = (await payloads(db, partly.round.id)).map((one) => one.kind);
  expect(kinds.filter((kind) => kind === "sheet_signed")).toEqual([]);
});

test("nothing is written when the readings, or what the juror scored on a device, are not alike", async ({ db }) => {
  const one = await aSheet(db);
  const [first, second, third] = await keyers(db, one.round.agencyId);
  const code = await aPaper(db, one, first);
  await key(db, first, one, code, aKeying(one, 7350));
  expect(await key(db, second, one, code, aKeying(one, { ...spread(one.round, 7350), "I.1": 0 }))).toEqual({
    outcome: "differs",
    differences: 1,
  });
  await expect(key(db, third, one, code, aKeying(one, 7350))).rejects.toMatchObject({ code: "closed" });
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, one.id))).toBe(0);

  const other = await aSheet(db, { points: { "I.1": 300 } });
  const staff = await keyers(db, other.round.agencyId);
  const its = await aPaper(db, other, staff[0]);
  await key(db, staff[0], other, its, aKeying(other, 7350));
  expect(await key(db, staff[1], other, its, aKeying(other, 7350))).toEqual({ outcome: "differs", differences: 1 });
  expect(await db.$count(sheetPoints, eq(sheetPoints.sheetId, other.id))).toBe(1);
});

test("the same person does not key a paper twice, nor two papers of one sheet at once", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first, second] = await keyers(db, sheet.round.agencyId);
  const [code, again] = [await aPaper(db, sheet, first), await aPaper(db, sheet, first)];
  await key(db, first, sheet, code, aKeying(sheet, 7350));

  await expect(key(db, first, sheet, code, aKeying(sheet, 7350))).rejects.toMatchObject({
    code: "conflict",
    message: "Bạn đã nhập phiếu này. Lần tiếp theo phải là người khác nhập.",
  });
  await expect(key(db, second, sheet, again, aKeying(sheet, 7350))).rejects.toMatchObject({
    code: "conflict",
    message: `Đang nhập một bản giấy khác của cùng phiếu này (mã ${shownCode(code)}). Hãy đối chiếu hai bản giấy và nhập tiếp đúng bản đó.`,
  });
});

test("keying refuses who is no keeper of paper, jurors of the round too, and unknown codes", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first] = await keyers(db, sheet.round.agencyId);
  const code = await aPaper(db, sheet, first);
  const input = aKeying(sheet, 7350);
  await db
    .insert(memberships)
    .values({ userId: sheet.juror.actor.userId, role: "secretary", agencyId: sheet.round.agencyId });
  const both = await actorOf(db, { id: sheet.juror.actor.userId });

  for (const actor of [
    null,
    await anActor(db),
    await anOrganiser(db, sheet.round.agencyId, "support"),
    await anOrganiser(db, (await aSheet(db)).round.agencyId),
    both,
  ]) {
    await expect(key(db, actor, sheet, code, input)).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const wrong of ["", "K7QP3-M2X8W", "<script>", `${code}0`]) {
    await expect(key(db, first, sheet, wrong, input)).rejects.toMatchObject({ code: "not_found" });
  }
  const elsewhere = await aSheet(db);
  await expect(key(db, await anOrganiser(db, elsewhere.round.agencyId), elsewhere, code, input)).rejects.toMatchObject({
    code: "not_found",
  });
});

test("keying refuses a sheet that is signed, recused, taken back, unanswered or no longer being scored", async ({
  db,
}) => {
  const closed = async (change: (sheet: TestSheet) => Promise<unknown>, options = {}) => {
    const sheet = await aSheet(db, options);
    const [first] = await keyers(db, sheet.round.agencyId);
    const code = await aPaper(db, sheet, first);
    await change(sheet);
    return key(db, first, sheet, code, aKeying(sheet, 7350)).then(
      () => "taken",
      (error) => [error.code, error.message],
    );
  };
  const now = new Date();
  const pair = ({ juror, nomination }: TestSheet) => ({
    appointmentId: juror.appointmentId,
    nominationId: nomination.id,
  });

  expect(await closed(({ id }) => db.update(sheets).set({ signedAt: now }).where(eq(sheets.id, id)))).toEqual([
    "closed",
    expect.stringMatching(/^Phiếu đã ký ngày /),
  ]);
  expect(
    await closed((sheet) => db.insert(recusals).values({ ...pair(sheet), reason: "Chủ cơ sở là em tôi" })),
  ).toEqual(["closed", "Giám khảo đã từ chối chấm sản phẩm này nên không nhận điểm."]);
  expect(
    await closed(({ nomination }) =>
      db.update(assignments).set({ endedAt: now }).where(eq(assignments.nominationId, nomination.id)),
    ),
  ).toEqual(["closed", "Sản phẩm này không còn được giao cho giám khảo trên phiếu."]);
  expect(await closed(async () => undefined, { answered: false })).toEqual([
    "closed",
    expect.stringMatching(/^Giám khảo còn 1 câu hỏi chưa trả lời/),
  ]);
  expect(await closed(({ round }) => setPhase(db, round.id, "council"))).toEqual([
    "closed",
    "Chỉ in và nhập phiếu trong thời gian chấm điểm.",
  ]);
});

test("a paper adds to what the juror wrote on a device, and an empty box takes nothing away; it signs only what is on it", async ({
  db,
}) => {
  const sheet = await aSheet(db, { points: { "I.1": 300 } });
  const { round } = sheet;
  const [first, second] = await keyers(db, round.agencyId);
  await saveRemarks(contextOf(db, sheet.juror.actor), sheet.id, { remarks: "Bao bì đẹp" });
  const code = await aPaper(db, sheet, first);
  const { "I.1": _, ...rest } = spread(round, 7000);
  const input = aKeying(sheet, rest, { remarks: "Giá hợp lý" });

  await key(db, first, sheet, code, input);
  const total = Object.values(rest).reduce((sum, one) => sum + one, 0);
  expect(await key(db, second, sheet, code, input)).toEqual({ outcome: "written", isSigned: false, total, missing: 1 });

  expect(
    await db.select({ signedAt: sheets.signedAt, remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, sheet.id)),
  ).toEqual([{ signedAt: null, remarks: "Bao bì đẹp\n\nGiá hợp lý" }]);
  const standing = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));
  const demand = round.leaves.find((leaf) => leaf.code === "I.1")!.id;
  expect(standing.find((one) => one.criterionId === demand)?.points).toBe(300);
  const remarks = (await sealedOf(db, round.id)).filter((one) => "remarks" in (one as object));
  expect(remarks).toEqual([
    { remarks: "Bao bì đẹp" },
    { remarks: "Bao bì đẹp\n\nGiá hợp lý", written: "Giá hợp lý", paper: shownCode(code), scan: null },
  ]);
});

test("a paper is taken however much its juror wrote on a device: nobody learns how much by trying", async ({ db }) => {
  for (const written of [1, 4000]) {
    const sheet = await aSheet(db);
    const [first, second] = await keyers(db, sheet.round.agencyId);
    await saveRemarks(contextOf(db, sheet.juror.actor), sheet.id, { remarks: "a".repeat(written) });
    const code = await aPaper(db, sheet, first);
    const input = aKeying(sheet, 7000, { remarks: "b".repeat(4000) });
    await key(db, first, sheet, code, input);

    expect(await key(db, second, sheet, code, input)).toMatchObject({ outcome: "written", isSigned: true });
    expect(await remarksOn(db, sheet)).toBe(`${"a".repeat(written)}\n\n${"b".repeat(4000)}`);
  }
});

test("remarks that are corrected on a paper take the place of what it said last, below what stands from elsewhere", async ({
  db,
}) => {
  const sheet = await aSheet(db);
  const [first, second] = await keyers(db, sheet.round.agencyId);
  const [code, other] = [await aPaper(db, sheet, first), await aPaper(db, sheet, first)];
  await saveRemarks(contextOf(db, sheet.juror.actor), sheet.id, { remarks: "Bao bì đẹp" });
  const say = async (paper: string, remarks?: string) => {
    const input = aKeying(sheet, { "I.1": 700 }, { remarks });
    for (const actor of [first, second]) await key(db, actor, sheet, paper, input);
    return remarksOn(db, sheet);
  };

  expect(await say(code, "Giá hơi cạo\n\nHương thơm")).toBe("Bao bì đẹp\n\nGiá hơi cạo\n\nHương thơm");
  expect(await say(code, "Giá hơi cao\n\nHương thơm")).toBe("Bao bì đẹp\n\nGiá hơi cao\n\nHương thơm");
  expect(await say(other, "Vị mặn")).toBe("Bao bì đẹp\n\nGiá hơi cao\n\nHương thơm\n\nVị mặn");
  expect(await say(code, "Giá hơi cao")).toBe("Bao bì đẹp\n\nGiá hơi cao\n\nVị mặn");
  expect(await say(code)).toBe("Bao bì đẹp\n\nGiá hơi cao\n\nVị mặn");
});

test("points above the maximum or off the step are named beside their fields, and nothing is kept", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first] = await keyers(db, sheet.round.agencyId);
  const code = await aPaper(db, sheet, first);
  const [high, off] = [sheet.round.leaves[0]!, sheet.round.leaves[1]!];

  await expect(
    key(db, first, sheet, code, aKeying(sheet, { [high.code]: high.maximum + high.step, [off.code]: 1 })),
  ).rejects.toMatchObject({
    code: "invalid",
    fields: {
      [`points.${high.id}`]: [expect.stringMatching(/^Điểm phải từ 0 đến/)],
      [`points.${off.id}`]: [expect.stringMatching(/^Điểm tính theo bước/)],
    },
  });
  expect(await db.$count(paperKeyings)).toBe(
    await db.$count(paperKeyings, sql`${paperKeyings.keyedBy} <> ${first.userId}`),
  );
});

test("two people key the last one at once: one waits for the other, and the sheet is written once", async ({
  db,
  databaseUrl,
}) => {
  const sheet = await aSheet(db);
  const [first, second, third] = await keyers(db, sheet.round.agencyId);
  const code = await aPaper(db, sheet, first);
  const many = openDatabase(databaseUrl, { max: 6, application: "test" });
  const held = sql`select id from sheets where id = ${sheet.id} for update`;

  const endings = await meeting(
    many.db,
    held,
    [first, second, third].map((actor) => () => key(many.db, actor, sheet, code, aKeying(sheet, 7350))),
  ).finally(many.close);

  // The third comes to a sheet that the first two have written and signed.
  expect(endings.toSorted()).toEqual(["closed", "done", "done"]);
  const kinds = (await payloads(db, sheet.round.id)).map((one) => one.kind);
  expect(kinds.filter((kind) => kind === "sheet_signed")).toHaveLength(1);
  expect(kinds.filter((kind) => kind === "point_recorded")).toHaveLength(11);
});

test("one person's two tabs at once are one keying", async ({ db, databaseUrl }) => {
  const sheet = await aSheet(db);
  const [first] = await keyers(db, sheet.round.agencyId);
  const code = await aPaper(db, sheet, first);
  const many = openDatabase(databaseUrl, { max: 4, application: "test" });
  const held = sql`select id from sheets where id = ${sheet.id} for update`;
  const work = () => key(many.db, first, sheet, code, aKeying(sheet, 7350));

  expect((await meeting(many.db, held, [work, work]).finally(many.close)).toSorted()).toEqual(["conflict", "done"]);
});

test("a half keyed paper holds the setting back only while its sheet takes points", async ({ db }) => {
  const sheet = await aSheet(db);
  const [first] = await keyers(db, sheet.round.agencyId);
  const code = await aPaper(db, sheet, first);
  await key(db, first, sheet, code, aKeying(sheet, 7350));
  const set = () => setKeyings(contextOf(db, first), sheet.round.id, { keyings: 3, source: "Quy chế 12/QC-HĐBC" });

  await expect(set()).rejects.toMatchObject({ code: "closed" });
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheet.id));
  await set();
});

test("another number of keyings than two names the text that says so", async ({ db }) => {
  const { round } = await aSheet(db);
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const wrong = (form: unknown) =>
    SettingsForm.safeParse(form).error?.issues.map(({ path, message }) => [path, message]);

  for (const source of [undefined, "", "  "]) {
    expect(wrong({ keyings: "3", source })).toEqual([
      [["source"], "Hãy ghi căn cứ: văn bản nào quy định số người nhập khác 2."],
    ]);
  }
  expect(wrong({ keyings: "1", source: "Quy chế 12/QC-HĐBC" })).toBeUndefined();
  expect(wrong({ keyings: "2" })).toBeUndefined();
  // The database keeps the promise too.
  await expect(setKeyings(ctx, round.id, { keyings: 3 })).rejects.toThrow();
  await setKeyings(ctx, round.id, { keyings: 2 });
});

test("how many key a paper is a setting of the round, and stays while one is half keyed", async ({ db }) => {
  const sheet = await aSheet(db);
  const { jurors } = await aJury(db, sheet.round.id, 3);
  const other = await aSheet(db, { round: sheet.round, juror: jurors[1]!, nomination: sheet.nomination });
  const [first, second, third] = await keyers(db, sheet.round.agencyId);
  const ctx = contextOf(db, first);
  const set = (keyings: number) => setKeyings(ctx, sheet.round.id, { keyings, source: "Quy chế 12/QC-HĐBC" });

  await set(3);
  const code = await aPaper(db, sheet, first);
  expect(await key(db, first, sheet, code, aKeying(sheet, 7350))).toEqual({ outcome: "waits", more: 2 });
  await expect(set(1)).rejects.toMatchObject({ code: "closed" });
  await key(db, second, sheet, code, aKeying(sheet, 7350));
  expect(await key(db, third, sheet, code, aKeying(sheet, 7350))).toMatchObject({ outcome: "written" });
  await set(1);
  expect(await key(db, first, other, await aPaper(db, other, first), aKeying(other, 7000))).toMatchObject({
    outcome: "written",
    total: 7000,
  });
  await expect(
    setKeyings(contextOf(db, await anOrganiser(db, sheet.round.agencyId, "support")), sheet.round.id, { keyings: 2 }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
