import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import type ExcelJS from "exceljs";
import { aNomination } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { aKeying, aPaper, aTaking } from "#tests/factories/paper-sheets";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile } from "#tests/factories/pictures";
import { aRound } from "#tests/factories/rounds";
import { aSheet, spread, type TestSheet } from "#tests/factories/sheets";
import { filled, givenOut, inPoints } from "#tests/factories/workbooks";
import { contextOf, expect, test } from "#tests/support/database";
import { waitingForLock } from "#tests/support/locks";
import { type Database, openDatabase } from "~/db/client.server";
import { ledgerEvents, sheetPoints, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { differingSheets } from "~/domain/sheets/differing-sheets.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { replaySheets, totalOfPoints } from "~/domain/sheets/replay";
import { saveRemarks } from "~/domain/sheets/save-remarks.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { runWithLocale } from "~/i18n/locale.server";
import { normalizeText } from "~/lib/vietnamese-text";

/** One juror's two sheets in a workbook that was given out. */
async function aWorkbook(db: Database) {
  const one = await aSheet(db);
  const { round, juror } = one;
  const two = await aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const staff = await anOrganiser(db, round.agencyId, "secretary");
  return { one, two, round, staff, bytes: await givenOut(db, one, staff) };
}

test("a filled workbook is checked, kept, and written at once: whole rows are signed, others stay unfinished", async ({
  db,
}) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { ...inPoints(spread(round, 7350)), remarks: "Bao bì đẹp", signed: "x" },
    [two.nomination.code!]: { "I.1": "7,5", signed: "X" },
  });
  const ctx = contextOf(db, staff);

  const { id, faults } = await giveWorkbook(ctx, round.id, file);
  expect(faults).toEqual([]);
  expect(await db.$count(sheetPoints, inArray(sheetPoints.sheetId, [one.id, two.id]))).toBe(0);
  expect(await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff, round.id, id!))).toEqual({
    signed: 1,
    unfinished: 1,
  });

  expect(
    await db
      .select({ id: sheets.id, signedAt: sheets.signedAt, remarks: sheets.remarks })
      .from(sheets)
      .where(inArray(sheets.id, [one.id, two.id])),
  ).toEqual(
    expect.arrayContaining([
      { id: one.id, signedAt: ctx.now, remarks: "Bao bì đẹp" },
      { id: two.id, signedAt: null, remarks: null },
    ]),
  );
  const events = await db.select().from(ledgerEvents).where(eq(ledgerEvents.roundId, round.id));
  const told = events.map((event) => JSON.parse(event.payload));
  expect(told.map((one) => one.kind).filter((kind) => kind !== "point_recorded")).toEqual([
    "remark_recorded",
    "sheet_signed",
  ]);
  expect(told).toHaveLength(14);
  expect(new Set(told.map((one) => one.medium))).toEqual(new Set(["xlsx"]));
  expect(new Set(told.map((one) => one.file))).toEqual(new Set([undefined]));
  expect(new Set(events.map((event) => JSON.parse(event.sealed!).file))).toEqual(new Set([file.sha256]));
  await expect(takeWorkbook(ctx, round.id, id!, { version: "" })).rejects.toMatchObject({ code: "conflict" });
});

test("everything that does not fit is named by row and column, and nothing is kept", async ({ db }) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const leaf = round.leaves[0]!;
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { "I.1": leaf.maximum / 100 + 1, "I.2": "bảy", signed: "ký" },
    [two.nomination.code!]: { "I.1": 1.013, code: "KHÁC-01" },
  });

  const { id, faults } = await giveWorkbook(contextOf(db, staff), round.id, file);

  expect(id).toBeNull();
  const rows = [one, two].map(({ nomination }) => nomination.code!).toSorted();
  const rowOf = (sheet: TestSheet) => 7 + rows.indexOf(sheet.nomination.code!);
  const sentences = new Map(faults.map((fault) => [`${fault.row}${fault.column}`, fault.message]));
  expect(sentences).toEqual(
    new Map([
      [`${rowOf(one)}E`, expect.stringContaining("Điểm phải từ 0 đến")],
      [`${rowOf(one)}F`, expect.stringContaining("bằng số")],
      [`${rowOf(one)}Q`, "Ghi x nếu giám khảo đã ký, hoặc để trống."],
      [`${rowOf(two)}B`, expect.stringContaining(two.nomination.code!)],
      [`${rowOf(two)}E`, expect.stringContaining("bằng số")],
    ]),
  );
});

test("formulas, macros, other files and other people's workbooks are refused", async ({ db }) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const other = await aWorkbook(db);
  const give = (file: Awaited<ReturnType<typeof filled>>, actor: Actor | null = staff) =>
    giveWorkbook(contextOf(db, actor), round.id, file);
  const good = await filled(bytes, one, { [one.nomination.code!]: { "I.1": 1 } });
  const formula = await filled(bytes, one, {}, (_, place) => {
    place(one.nomination.code!, "I.1").value = { formula: "5+5", result: 10 };
  });

  await expect(give(formula)).rejects.toMatchObject({
    code: "invalid",
    fields: { file: [expect.stringMatching(/công thức ở ô E\d/)] },
  });
  await expect(give({ ...good, name: "phiếu.xlsm" })).rejects.toMatchObject({ code: "invalid" });
  await expect(give(await aGivenFile("a.xlsx", Buffer.from("no workbook")))).rejects.toMatchObject({ code: "invalid" });
  await expect(give(await filled(bytes, one, {}))).rejects.toMatchObject({ message: "Chưa có dòng nào được điền." });
  const theirs = await filled(other.bytes, other.one, { [other.one.nomination.code!]: { "I.1": 1 } });
  await expect(give(theirs)).rejects.toMatchObject({ code: "invalid", message: expect.stringContaining("không phải") });
  for (const actor of [null, await anActor(db), one.juror.actor, await anOrganiser(db, round.agencyId, "support")]) {
    await expect(give(good, actor)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("what differs from the sheet needs a reason, and one closed sheet stops the whole file", async ({ db }) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const juror = contextOf(db, one.juror.actor);
  const criterionId = round.leaves[0]!.id;
  await recordPoint(juror, one.id, { criterionId, points: 300, operationId: crypto.randomUUID() });
  const file = await filled(bytes, one, {
    [one.nomination.code!]: { "I.1": 5 },
    [two.nomination.code!]: { "I.1": 6 },
  });
  const { id } = await giveWorkbook(ctx, round.id, file);

  const taking = await aTaking(db, staff, round.id, id!, "Giám khảo xác nhận tệp");
  await expect(takeWorkbook(ctx, round.id, id!, { ...taking, reason: "" })).rejects.toMatchObject({
    code: "invalid",
    fields: { reason: [expect.any(String)] },
  });
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, two.id));
  await expect(takeWorkbook(ctx, round.id, id!, taking)).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining(two.nomination.code!),
  });
  const standing = () =>
    db
      .select({ points: sheetPoints.points })
      .from(sheetPoints)
      .where(inArray(sheetPoints.sheetId, [one.id, two.id]));
  expect(await standing()).toEqual([{ points: 300 }]);

  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, two.id));
  expect(await takeWorkbook(ctx, round.id, id!, taking)).toEqual({
    signed: 0,
    unfinished: 2,
  });
  expect((await standing()).map((row) => row.points).toSorted()).toEqual([500, 600]);
  await expect(takeWorkbook(contextOf(db, one.juror.actor), round.id, id!, taking)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("tablet, paper and workbook in one round: the ledger alone makes the same sheets", async ({ db }) => {
  const tablet = await aSheet(db);
  const { round, juror } = tablet;
  const more = async () => aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const [paper, workbook] = [await more(), await more()];
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const wanted = spread(round, 7350);
  for (const leaf of round.leaves) {
    const input = { criterionId: leaf.id, points: wanted[leaf.code]!, operationId: crypto.randomUUID() };
    await recordPoint(contextOf(db, juror.actor), tablet.id, input);
  }
  await signSheet(contextOf(db, juror.actor), tablet.id);
  const at = { roundId: round.id, code: await aPaper(db, paper, staff[0]) };
  for (const actor of staff) await keySheet(contextOf(db, actor), aFileStore(), at, aKeying(paper, 8000));
  const bytes = await givenOut(db, workbook, staff[0]);
  const file = await filled(bytes, workbook, {
    [workbook.nomination.code!]: { ...inPoints(spread(round, 6500)), signed: "x" },
  });
  const ctx = contextOf(db, staff[1]);
  const { id } = await giveWorkbook(ctx, round.id, file);
  await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff[1], round.id, id!));

  const events = await db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.roundId, round.id))
    .orderBy(ledgerEvents.id);
  const replayed = replaySheets(events);
  expect([tablet, paper, workbook].map(({ id }) => replayed.get(id)?.signedTotal)).toEqual([7350, 8000, 6500]);
  expect([tablet, paper, workbook].map(({ id }) => totalOfPoints(replayed.get(id)!))).toEqual([7350, 8000, 6500]);
  expect(await differingSheets({ db }, round.id)).toEqual([]);
});

test("points come to no other criterion than the one they stand under: moved, renamed or lost columns are named", async ({
  db,
}) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const code = one.nomination.code!;
  const faultsOf = async (change: (sheet: ExcelJS.Worksheet) => void) => {
    const file = await filled(bytes, one, { [code]: { "I.1": 1, "I.2": 2 } }, change);
    const { id, faults } = await giveWorkbook(contextOf(db, staff), round.id, file);
    expect(id).toBeNull();
    return faults.map(({ row, column, message }) => [`${column}${row}`, message]);
  };
  const [KEYS, HEADS] = [5, 6];
  const head = (sheet: ExcelJS.Worksheet, place: number) => normalizeText(String(sheet.getCell(HEADS, place).value));
  let [first, second] = ["", ""];

  expect(
    await faultsOf((sheet) => {
      [first, second] = [head(sheet, 5), head(sheet, 6)];
      const ids = [sheet.getCell(KEYS, 5).value, sheet.getCell(KEYS, 6).value];
      sheet.getCell(KEYS, 5).value = ids[1];
      sheet.getCell(KEYS, 6).value = ids[0];
    }),
  ).toEqual([
    ["F6", expect.stringContaining(`Cột F phải có tiêu đề «${first}» nhưng đang là «${second}»`)],
    ["E6", expect.stringContaining(`Cột E phải có tiêu đề «${second}» nhưng đang là «${first}»`)],
  ]);
  expect(
    await faultsOf((sheet) => {
      sheet.getCell(HEADS, 5).value = "Điểm cộng";
    }),
  ).toEqual([["E6", expect.stringContaining("nhưng đang là «Điểm cộng»")]]);
  expect(
    await faultsOf((sheet) => {
      sheet.getCell(KEYS, 6).value = sheet.getCell(KEYS, 5).value;
    }),
  ).toEqual([
    ["F6", expect.stringContaining(`Cột F lặp lại cột «${first}»`)],
    ["6", expect.stringContaining(`Thiếu cột «${second}»`)],
  ]);
  expect(
    await faultsOf((sheet) => {
      sheet.getCell(KEYS, 5).value = crypto.randomUUID();
    }),
  ).toEqual([
    ["6", expect.stringContaining(`Thiếu cột «${first}»`)],
    ["E6", expect.stringContaining("Cột E không phải tiêu chí")],
  ]);
});

test("a workbook that was downloaded in English is taken back by who reads Vietnamese", async ({ db }) => {
  const one = await aSheet(db);
  const staff = await anOrganiser(db, one.round.agencyId);
  const bytes = await runWithLocale("en", () => givenOut(db, one, staff));
  const file = await filled(bytes, one, { [one.nomination.code!]: { "I.1": 1 } });

  expect(await giveWorkbook(contextOf(db, staff), one.round.id, file)).toEqual({
    id: expect.any(String),
    faults: [],
    passed: [],
  });
});

test("nothing is taken over onto what changed since the page was shown", async ({ db }) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const { id } = await giveWorkbook(ctx, round.id, await filled(bytes, one, { [one.nomination.code!]: { "I.1": 5 } }));
  const shown = await aTaking(db, staff, round.id, id!);
  const criterionId = round.leaves.find((leaf) => leaf.code === "I.1")!.id;
  const point = { criterionId, points: 300, operationId: crypto.randomUUID() };
  await recordPoint(contextOf(db, one.juror.actor), one.id, point);

  const reason = "Giám khảo xác nhận tệp";
  await expect(takeWorkbook(ctx, round.id, id!, { ...shown, reason })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("vừa thay đổi"),
  });
  expect(
    await db.select({ points: sheetPoints.points }).from(sheetPoints).where(eq(sheetPoints.sheetId, one.id)),
  ).toEqual([{ points: 300 }]);
  await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff, round.id, id!, reason));
});

test("a row signs only the points it says itself, and an empty cell leaves what stands", async ({ db }) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const criterionId = round.leaves.find((leaf) => leaf.code === "I.1")!.id;
  const point = { criterionId, points: 300, operationId: crypto.randomUUID() };
  await recordPoint(contextOf(db, one.juror.actor), one.id, point);
  const { "I.1": _, ...rest } = spread(round, 7000);
  const file = await filled(bytes, one, { [one.nomination.code!]: { ...inPoints(rest), signed: "x" } });
  const { id } = await giveWorkbook(ctx, round.id, file);

  expect(await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff, round.id, id!))).toEqual({
    signed: 0,
    unfinished: 1,
  });
  const [stands] = await db
    .select({ points: sheetPoints.points })
    .from(sheetPoints)
    .where(and(eq(sheetPoints.sheetId, one.id), eq(sheetPoints.criterionId, criterionId)));
  expect(stands).toEqual({ points: 300 });
});

test("a juror goes on in the same file: rows that were taken over are passed by, changed ones are refused", async ({
  db,
}) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const first = { [one.nomination.code!]: { ...inPoints(spread(round, 7350)), signed: "x" } };
  const second = { [two.nomination.code!]: { ...inPoints(spread(round, 8000)), signed: "x" } };
  const earlier = await giveWorkbook(ctx, round.id, await filled(bytes, one, first));
  await takeWorkbook(ctx, round.id, earlier.id!, await aTaking(db, staff, round.id, earlier.id!));

  const changed = { [one.nomination.code!]: { ...first[one.nomination.code!], "I.1": 0 }, ...second };
  expect((await giveWorkbook(ctx, round.id, await filled(bytes, one, changed))).faults).toMatchObject([
    { column: "B", message: expect.stringMatching(/^Phiếu đã ký ngày /) },
  ]);
  const { id } = await giveWorkbook(ctx, round.id, await filled(bytes, one, { ...first, ...second }));
  expect(await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff, round.id, id!))).toEqual({
    signed: 1,
    unfinished: 0,
  });
});

test("a row that was taken over is passed by on a sheet that is open and was corrected since", async ({ db }) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const first = { [one.nomination.code!]: { "I.1": 5 } };
  const earlier = await giveWorkbook(ctx, round.id, await filled(bytes, one, first));
  await takeWorkbook(ctx, round.id, earlier.id!, await aTaking(db, staff, round.id, earlier.id!));
  const leaf = round.leaves.find(({ code }) => code === "I.1")!;
  const corrected = { criterionId: leaf.id, points: 100, operationId: crypto.randomUUID() };
  await recordPoint(contextOf(db, one.juror.actor), one.id, corrected);

  const second = { [two.nomination.code!]: { "I.1": 5 } };
  const { id } = await giveWorkbook(ctx, round.id, await filled(bytes, one, { ...first, ...second }));
  expect(await takeWorkbook(ctx, round.id, id!, await aTaking(db, staff, round.id, id!))).toEqual({
    signed: 0,
    unfinished: 1,
  });
  expect(
    await db.select({ points: sheetPoints.points }).from(sheetPoints).where(eq(sheetPoints.sheetId, one.id)),
  ).toEqual([{ points: 100 }]);
});

test("of two files that wait the second is given again once the first was taken: the same row must not be signed twice", async ({
  db,
}) => {
  const { one, round, staff, bytes } = await aWorkbook(db);
  const ctx = contextOf(db, staff);
  const rows = { [one.nomination.code!]: { ...inPoints(spread(round, 7350)), signed: "x" } };
  const [first, second] = [await filled(bytes, one, rows), await filled(bytes, one, rows)];
  const waiting = [await giveWorkbook(ctx, round.id, first), await giveWorkbook(ctx, round.id, second)];
  const later = contextOf(db, staff, new Date(ctx.now.getTime() + 1000));
  const take = async (id: string) => takeWorkbook(later, round.id, id, await aTaking(db, staff, round.id, id));
  const [earlier, other] = waiting.map(({ id }) => id!) as [string, string];
  await take(earlier);
  // The head opens the sheet again.
  await db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, one.id));

  await expect(take(other)).rejects.toMatchObject({ code: "conflict", message: expect.stringMatching(/Hãy nộp lại/) });
  expect(await db.$count(sheets, and(eq(sheets.id, one.id), isNotNull(sheets.signedAt)))).toBe(0);
});

/** Gives and takes files of one print, each a second after the one before. */
function atDesk(db: Database, { one, round, staff, bytes }: Awaited<ReturnType<typeof aWorkbook>>) {
  let seconds = 0;
  const start = Date.now();
  const tick = (actor: Actor) => {
    seconds += 1;
    return contextOf(db, actor, new Date(start + seconds * 1000));
  };
  type Values = Parameters<typeof filled>[2][string];
  const give = async (values: Values, others: Parameters<typeof filled>[2] = {}) =>
    giveWorkbook(tick(staff), round.id, await filled(bytes, one, { [one.nomination.code!]: values, ...others }));
  const take = async (id: string | null) =>
    takeWorkbook(tick(staff), round.id, id!, await aTaking(db, staff, round.id, id!, "Giám khảo sửa lại tệp"));
  const reopen = () => reopenSheet(tick(one.juror.actor), one.id, { reason: "Đọc nhầm điểm tiêu chí I.1" });
  const standing = async () =>
    (await db.select({ points: sheetPoints.points }).from(sheetPoints).where(eq(sheetPoints.sheetId, one.id))).map(
      (row) => row.points,
    );
  return { give, take, reopen, standing };
}

test("a row is compared with what the last file said of it: 7, then 8, then 7 again is a correction", async ({
  db,
}) => {
  const { give, take, standing } = atDesk(db, await aWorkbook(db));
  for (const points of [7, 8, 7]) {
    const { id } = await give({ "I.1": points });
    await take(id);
    expect(await standing()).toEqual([points * 100]);
  }
  await expect(give({ "I.1": 7 })).rejects.toMatchObject({
    code: "invalid",
    fields: { file: ["Mọi dòng đã điền đều giống những gì đã ghi vào phiếu từ các tệp trước."] },
  });
});

test("a file that is given while another is being taken over passes by what that one brings", async ({ db }) => {
  const workbook = await aWorkbook(db);
  const { one, two, round, staff } = workbook;
  const { give } = atDesk(db, workbook);
  const { id } = await give({ "I.1": 7 });
  const form = await aTaking(db, staff, round.id, id!);
  const { promise: given, resolve } = Promise.withResolvers<ReturnType<typeof give>>();

  await db.transaction(async (tx) => {
    await takeWorkbook({ ...contextOf(db, staff), db: tx }, round.id, id!, form);
    const second = give({ "I.1": 7 }, { [two.nomination.code!]: { "I.1": 5 } });
    resolve(second);
    // Long enough to read what stands, were it not to wait.
    await Promise.race([second.catch(() => null), new Promise((done) => setTimeout(done, 1_500))]);
  });

  expect(await given).toMatchObject({ faults: [], passed: [one.nomination.code] });
});

test("no file signs again what was said before the head opened the sheet again, also where a later one said otherwise", async ({
  db,
}) => {
  const workbook = await aWorkbook(db);
  const { one, two, round } = workbook;
  const { give, take, reopen, standing } = atDesk(db, workbook);
  const first = { ...inPoints(spread(round, 7350)), signed: "x" };
  const second = { ...inPoints(spread(round, 8000)), signed: "x" };
  for (const values of [first, second]) {
    await take((await give(values)).id);
    await reopen();
  }
  const before = await standing();

  for (const values of [first, second]) await expect(give(values)).rejects.toMatchObject({ code: "invalid" });
  const { id, ...given } = await give(first, { [two.nomination.code!]: { "I.1": 5 } });
  expect(given).toEqual({ faults: [], passed: [one.nomination.code] });
  expect(await take(id)).toEqual({ signed: 0, unfinished: 1 });

  expect(await db.$count(sheets, and(eq(sheets.id, one.id), isNotNull(sheets.signedAt)))).toBe(0);
  expect(await standing()).toEqual(before);
});

test("a file that was given before the head opened a sheet of it again is given anew, and names the row", async ({
  db,
}) => {
  const workbook = await aWorkbook(db);
  const { one, round } = workbook;
  const { give, take, reopen } = atDesk(db, workbook);
  const juror = contextOf(db, one.juror.actor);
  const { id } = await give({ ...inPoints(spread(round, 7350)), signed: "x" });
  for (const leaf of round.leaves) {
    await recordPoint(juror, one.id, { criterionId: leaf.id, points: 100, operationId: crypto.randomUUID() });
  }
  await signSheet(juror, one.id);
  await reopen();

  await expect(take(id)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(new RegExp(`^Dòng \\d+, ${one.nomination.code}: phiếu đã được mở lại`)),
  });
  expect(await db.$count(sheets, and(eq(sheets.id, one.id), isNotNull(sheets.signedAt)))).toBe(0);
});

test("what came first is told by turns, not by when a request began: one that waited is not older than its turn", async ({
  db,
}) => {
  const { one, two, round, staff, bytes } = await aWorkbook(db);
  const now = Date.now();
  const at = (seconds: number, actor = staff) => contextOf(db, actor, new Date(now + seconds * 1000));
  const signed = { ...inPoints(spread(round, 7350)), signed: "x" };
  const give = async (seconds: number, code: string | null) =>
    (await giveWorkbook(at(seconds), round.id, await filled(bytes, one, { [code!]: signed }))).id!;
  const take = async (seconds: number, id: string) =>
    takeWorkbook(at(seconds), round.id, id, await aTaking(db, staff, round.id, id, "Giám khảo sửa lại tệp"));
  const first = await give(1, one.nomination.code);
  const second = await give(3, two.nomination.code);

  // Asked for before the second was given, and done after it.
  await take(2, first);
  await expect(take(5, second)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringMatching(/Hãy nộp lại/),
  });

  // Asked for before the other was taken over, and done after it: nothing overtook it.
  const third = await give(0, two.nomination.code);
  for (const leaf of round.leaves) {
    const point = { criterionId: leaf.id, points: 100, operationId: crypto.randomUUID() };
    await recordPoint(at(6, one.juror.actor), two.id, point);
  }
  await signSheet(at(7, one.juror.actor), two.id);
  await reopenSheet(at(-1, one.juror.actor), two.id, { reason: "Đọc nhầm điểm tiêu chí I.1" });
  await expect(take(8, third)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("phiếu đã được mở lại"),
  });
});

test("remarks corrected in a newer file take the place of what the row said last, however much the juror wrote", async ({
  db,
}) => {
  const workbook = await aWorkbook(db);
  const { one } = workbook;
  const { give, take } = atDesk(db, workbook);
  const own = "a".repeat(3500);
  await saveRemarks(contextOf(db, one.juror.actor), one.id, { remarks: own });

  for (const remarks of ["Giá hơi cạo", "b".repeat(4000), "Giá hơi cao"]) {
    await take((await give({ "I.1": 5, remarks })).id);
    expect(await db.select({ remarks: sheets.remarks }).from(sheets).where(eq(sheets.id, one.id))).toEqual([
      { remarks: `${own}\n\n${remarks}` },
    ]);
  }
  expect((await give({ "I.1": 5, remarks: "c".repeat(4001) })).faults).toMatchObject([
    { message: "Nhận xét dài quá 4000 ký tự." },
  ]);
});

/** The same sheet under an id that begins with a digit. */
async function withId(db: Database, sheet: TestSheet, digit: string): Promise<TestSheet> {
  const id = digit + sheet.id.slice(1);
  await db.update(sheets).set({ id }).where(eq(sheets.id, sheet.id));
  return { ...sheet, id };
}

test("sheets are locked in the order of their ids, whatever order the file has", async ({ db, databaseUrl }) => {
  const round = await aRound(db);
  const { head: juror } = await aJury(db, round.id, 1);
  const [first, second] = [await aNomination(db, { roundId: round.id }), await aNomination(db, { roundId: round.id })];
  // Against the order of the file: the sheet of the entry that stands last in it has the lower id.
  const [low, high] = [
    await withId(db, await aSheet(db, { round, juror, nomination: second }), "0"),
    await withId(db, await aSheet(db, { round, juror, nomination: first }), "f"),
  ];
  const staff = await anOrganiser(db, round.agencyId);
  const rows = { [first.code!]: { "I.1": 1 }, [second.code!]: { "I.1": 1 } };
  const file = await filled(await givenOut(db, low, staff), low, rows);
  const many = openDatabase(databaseUrl, { max: 4, application: "test" });

  const { given, free } = await many.db.transaction(async (tx) => {
    await tx.execute(sql`select id from sheets where id = ${low.id} for update`);
    const given = giveWorkbook(contextOf(many.db, staff), round.id, file);
    await waitingForLock(many.db);
    const free = await many.db.execute(sql`select id from sheets where id = ${high.id} for update skip locked`);
    return { given: { wait: () => given }, free: [...free] };
  });

  expect(await given.wait()).toMatchObject({ faults: [] });
  await many.close();
  expect(free).toEqual([{ id: high.id }]);
});
