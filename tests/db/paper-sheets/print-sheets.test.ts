import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury, answerNone } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet, leavesAsked } from "#tests/factories/sheets";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { qrTextsIn } from "#tests/support/qr";
import { scoreSheetsPdf } from "~/adapters/documents/pdf/score-sheet.server";
import { assignments, paperPrints, paperSheets, recusals, sheets, users } from "~/db/schema";
import { deskPaper } from "~/domain/paper-sheets/desk-paper.server";
import type { PrintForm } from "~/domain/paper-sheets/forms";
import { printSheets } from "~/domain/paper-sheets/print-sheets.server";
import { sheetsToPrint } from "~/domain/paper-sheets/printed.server";
import { paperDesk } from "~/domain/paper-sheets/queries.server";
import { shownCode } from "~/domain/paper-sheets/rules";
import { roundById } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { formatPoints } from "~/lib/points";

const ALL: PrintForm = { medium: "paper", which: "all" };

test("a print gives each open sheet a code of its own, and says what the form of the law asks", async ({ db }) => {
  const sheet = await aSheet(db);
  const { round, juror, nomination } = sheet;
  const staff = await anOrganiser(db, round.agencyId, "secretary");
  const now = new Date("2026-05-04T03:00:00Z");
  await setPhase(db, round.id, "scoring", now);
  const ctx = contextOf(db, staff, now);

  const printed = await printSheets(ctx, round.id, ALL);

  expect(printed).toEqual({ id: expect.any(String), sheets: 1, unanswered: [] });
  const [paper] = await db.select().from(paperSheets).where(eq(paperSheets.printId, printed.id));
  const code = shownCode(paper!.code);
  const details = await roundById(ctx, round.id);
  const jurors = await sheetsToPrint(ctx, details, printed.id, (code) => `https://site.test/paper/${code}`);
  const leaves = leavesAsked(round, nomination.groupCode);
  const isLeaf = (id: string) => leaves.some((leaf) => leaf.id === id);
  expect(jurors).toEqual([
    {
      juror: juror.actor.name,
      sheets: [
        {
          council: "Hội đồng bình chọn Cấp tỉnh",
          round: round.name,
          product: nomination.product.name,
          group: expect.stringMatching(new RegExp(`^${nomination.groupCode}\\. `)),
          code: nomination.code,
          juror: { name: juror.actor.name, title: expect.stringContaining("Chuyên viên Sở Công Thương") },
          rows: round.criteria.map((one) => ({
            number: one.code,
            title: one.title,
            maximum: formatPoints(one.maximum),
            isMain: one.parentId === null,
            isLeaf: isLeaf(one.id),
          })),
          maximum: "100",
          step: formatPoints(leaves[0]!.step),
          year: "2026",
          url: `https://site.test/paper/${code}`,
          paperCode: code,
          rules: `CNNTTB ${details.scheme.version}, ${round.rulesHash!.slice(0, 12)}`,
        },
      ],
    },
  ]);
  const pdf = Buffer.from(await new Response(scoreSheetsPdf("Phiếu chấm", jurors)).arrayBuffer());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  expect(pdf.toString("latin1").match(/\/Type ?\/Page\b/g)).toHaveLength(1);
  expect(await auditOf(db, round.id, { details: true })).toMatchObject([
    { act: "paper_sheets.printed", after: { print: printed.id, sheets: 1, medium: "paper" } },
  ]);
});

test("the QR code that stands on each printed page leads to the sheet of the code below it", async ({ db }) => {
  const one = await aSheet(db);
  const { round, juror } = one;
  for (const _ of [2, 3]) {
    await aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  }
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const { id } = await printSheets(ctx, round.id, ALL);
  for (const site of ["https://tinhhoa.test", "http://binh-chon.so-cong-thuong.lam-dong.example.vn:8080"]) {
    const urlOf = (code: string) => new URL(paths.organiserPaperSheet(round.slug, code), site).href;
    const jurors = await sheetsToPrint(ctx, await roundById(ctx, round.id), id, urlOf);
    const pdf = Buffer.from(await new Response(scoreSheetsPdf("Phiếu chấm", jurors)).arrayBuffer());

    const codes = jurors.flatMap((each) => each.sheets.map((sheet) => sheet.paperCode));
    expect(codes).toHaveLength(3);
    expect(qrTextsIn(pdf)).toEqual(codes.map(urlOf));
    for (const url of qrTextsIn(pdf)) {
      const code = new URL(url).pathname.split("/").at(-1)!;
      expect(await deskPaper(ctx, await roundById(ctx, round.id), code)).toMatchObject({ juror: juror.actor.name });
    }
  }
});

test("only open sheets of live assignments are printed, of one juror or one entry, or those never printed", async ({
  db,
}) => {
  const one = await aSheet(db);
  const { round, juror } = one;
  const more = async () => aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const [two, signed, recused, takenBack] = [await more(), await more(), await more(), await more()];
  const other = await aSheet(db, { round, nomination: one.nomination });
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, signed.id));
  const pair = { appointmentId: juror.appointmentId, nominationId: recused.nomination.id };
  await db.insert(recusals).values({ ...pair, reason: "Chủ cơ sở là em tôi" });
  await db
    .update(assignments)
    .set({ endedAt: new Date() })
    .where(eq(assignments.nominationId, takenBack.nomination.id));
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const print = async (form: Partial<PrintForm>) => {
    const { id } = await printSheets(ctx, round.id, { ...ALL, ...form });
    const rows = await db.select({ id: paperSheets.sheetId }).from(paperSheets).where(eq(paperSheets.printId, id));
    return rows.map((row) => row.id).toSorted();
  };
  const ids = (...of: { readonly id: string }[]) => of.map(({ id }) => id).toSorted();

  expect(await print({ juror: juror.appointmentId })).toEqual(ids(one, two));
  expect(await print({ entry: one.nomination.id })).toEqual(ids(one, other));
  await expect(print({ which: "new" })).rejects.toMatchObject({ code: "closed" });
  expect(await print({ which: "new", medium: "xlsx" })).toEqual(ids(one, two, other));
  // An earlier paper stays valid beside the one of a later print.
  expect(await print({})).toEqual(ids(one, two, other));
  expect(await db.$count(paperSheets, eq(paperSheets.sheetId, one.id))).toBe(4);
  const desk = await paperDesk(ctx, await roundById(ctx, round.id));
  expect(desk.prints.map(({ sheets, medium }) => [sheets, medium])).toEqual([
    [3, "paper"],
    [3, "xlsx"],
    [2, "paper"],
    [2, "paper"],
  ]);
  const [by] = await db.select({ name: users.name }).from(users).where(eq(users.id, ctx.actor!.userId));
  expect(new Set(desk.prints.map((print) => print.by))).toEqual(new Set([by!.name]));
});

test("printing refuses others, jurors, and a round that is not being scored", async ({ db }) => {
  const { round, juror } = await aSheet(db);
  const print = async (actor: Parameters<typeof contextOf>[1]) => printSheets(contextOf(db, actor), round.id, ALL);

  for (const actor of [null, await anActor(db), juror.actor, await anOrganiser(db, round.agencyId, "support")]) {
    await expect(print(actor)).rejects.toMatchObject({ code: "forbidden" });
  }
  await setPhase(db, round.id, "council");
  await expect(print(await anOrganiser(db, round.agencyId))).rejects.toMatchObject({
    code: "closed",
    message: "Chỉ in và nhập phiếu trong thời gian chấm điểm.",
  });
  expect(await db.$count(paperPrints, eq(paperPrints.roundId, round.id))).toBe(0);
});

test("in a blind round nothing is printed for a juror with answers missing, who is named on the desk", async ({
  db,
}) => {
  const round = await aRound(db, { rules: { blind: true } });
  const { jurors } = await aJury(db, round.id, 3);
  const [one, two] = [await aNomination(db, { roundId: round.id }), await aNomination(db, { roundId: round.id })];
  const ready = await aSheet(db, { round, juror: jurors[0]!, nomination: one });
  await aSheet(db, { round, juror: jurors[1]!, nomination: one });
  await aSheet(db, { round, juror: jurors[1]!, nomination: two, answered: false });
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const name = jurors[1]!.actor.name;

  expect(await printSheets(ctx, round.id, ALL)).toEqual({ id: expect.any(String), sheets: 1, unanswered: [name] });
  for (const medium of ["paper", "xlsx"] as const) {
    const juror = jurors[1]!.appointmentId;
    await expect(printSheets(ctx, round.id, { medium, juror, which: "all" })).rejects.toMatchObject({
      code: "closed",
      message: expect.stringContaining(name),
    });
  }
  expect(
    await db
      .select({ id: paperSheets.sheetId })
      .from(paperSheets)
      .innerJoin(paperPrints, eq(paperPrints.id, paperSheets.printId))
      .where(eq(paperPrints.roundId, round.id)),
  ).toEqual([{ id: ready.id }]);
  const desk = await paperDesk(ctx, await roundById(ctx, round.id));
  expect(desk.unanswered).toEqual([name]);
  expect(desk.jurors.map((juror) => [juror.name, juror.missingAnswers])).toEqual([
    [jurors[0]!.actor.name, 0],
    [name, 1],
    [jurors[2]!.actor.name, 0],
  ]);

  await answerNone(db, round.id);
  expect(await printSheets(ctx, round.id, ALL)).toMatchObject({ sheets: 3, unanswered: [] });
});

test("a print that is opened again leaves out what was recused or taken back since, and is closed with nothing left", async ({
  db,
}) => {
  const one = await aSheet(db);
  const { round, juror } = one;
  const two = await aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const ctx = contextOf(db, await anOrganiser(db, round.agencyId));
  const { id } = await printSheets(ctx, round.id, ALL);
  const details = await roundById(ctx, round.id);
  const codes = async () =>
    (await sheetsToPrint(ctx, details, id, (code) => code)).flatMap((each) => each.sheets.map((sheet) => sheet.code));
  expect(await codes()).toEqual([one.nomination.code, two.nomination.code].toSorted());

  const pair = { appointmentId: juror.appointmentId, nominationId: one.nomination.id };
  await db.insert(recusals).values({ ...pair, reason: "Chủ cơ sở là em tôi" });
  expect(await codes()).toEqual([two.nomination.code]);
  await db.update(assignments).set({ endedAt: new Date() }).where(eq(assignments.nominationId, two.nomination.id));
  await expect(codes()).rejects.toMatchObject({ code: "closed" });
});
