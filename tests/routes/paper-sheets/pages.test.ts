import { readFile } from "node:fs/promises";
import { and, desc, eq, isNull } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aKeying, aPaper, aTaking, shownVersion } from "#tests/factories/paper-sheets";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore } from "#tests/factories/pictures";
import { aSheet } from "#tests/factories/sheets";
import { filled, givenOut } from "#tests/factories/workbooks";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { paperEntries, paperImports } from "~/db/schema";
import { giveWorkbook } from "~/domain/paper-sheets/give-workbook.server";
import { keySheet } from "~/domain/paper-sheets/key-sheet.server";
import { takeWorkbook } from "~/domain/paper-sheets/take-workbook.server";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { noticeCookie } from "~/http/cookies.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import * as resolution from "~/routes/organiser.rounds_.$slug_.paper_.$code_.resolution";
import * as withdrawal from "~/routes/organiser.rounds_.$slug_.paper_.$code_.withdrawal";
import * as review from "~/routes/organiser.rounds_.$slug_.paper_.files_.$id";
import * as discarding from "~/routes/organiser.rounds_.$slug_.paper_.files_.$id_.discarding";
import * as settings from "~/routes/organiser.rounds_.$slug_.paper_.settings";
import * as workbooks from "~/routes/organiser.rounds_.$slug_.paper_.workbooks";

/** A paper that an organiser and a secretary read differently at I.1. */
async function aDifferingPaper(db: Database) {
  const sheet = await aSheet(db);
  const { round } = sheet;
  const staff = [await anOrganiser(db, round.agencyId), await anOrganiser(db, round.agencyId, "secretary")] as const;
  const at = { roundId: round.id, code: await aPaper(db, sheet, staff[0]) };
  for (const [index, actor] of staff.entries()) {
    await keySheet(contextOf(db, actor), aFileStore(), at, aKeying(sheet, { "I.1": index * 100 }));
  }
  const leaf = round.leaves.find((one) => one.code === "I.1")!;
  const ask = (path: string) => ({ url: path, params: { slug: round.slug, code: at.code }, as: staff[1] });
  const write = () =>
    recordPoint(contextOf(db, sheet.juror.actor), sheet.id, {
      criterionId: leaf.id,
      points: 300,
      operationId: crypto.randomUUID(),
    });
  return { sheet, round, staff, at, leaf, ask, write };
}

const formOf = (fields: Readonly<Record<string, string>>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

test("a resolution over what changed meanwhile is answered with 409 and everything that was typed", async ({ db }) => {
  const { round, staff, at, leaf, ask, write } = await aDifferingPaper(db);
  const path = paths.organiserPaperResolution(round.slug, at.code);
  const version = await shownVersion(db, staff[1], at);
  await write();

  const typed = { version, [`points.${leaf.id}`]: "1", reason: "Bản quét rõ là số 1", remarks: "Bao bì đẹp" };
  const answer = await post(db, resolution.action, { ...ask(path), form: formOf(typed) });

  expect(answer.status).toBe(409);
  expect(answer.data).toMatchObject({
    result: {
      initialValue: { points: { [leaf.id]: "1" }, reason: typed.reason, remarks: typed.remarks },
      error: { "": [expect.stringContaining("Những gì bạn nhập còn nguyên")] },
    },
  });
  const page = await load(db, resolution.loader, ask(path));
  expect(page.data).toMatchObject({ paper: { differences: [{ readings: [0, 100], standing: "device" }] } });
  expect((page.data as { paper: { version: string } }).paper.version).not.toBe(version);
});

test("a workbook over what changed meanwhile is answered with 409 and its reason", async ({ db }) => {
  const { sheet, round, staff, write } = await aDifferingPaper(db);
  const ctx = contextOf(db, staff[1]);
  const bytes = await givenOut(db, sheet, staff[1]);
  const file = await filled(bytes, sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
  const { id } = await giveWorkbook(ctx, round.id, file);
  const { version } = await aTaking(db, staff[1], round.id, id!);
  await write();
  const ask = { url: paths.organiserPaperFile(round.slug, id!), params: { slug: round.slug, id: id! }, as: staff[1] };

  const stale = await post(db, review.action, { ...ask, form: { version, reason: "Giám khảo xác nhận tệp" } });
  expect([stale.status, stale.data]).toMatchObject([
    409,
    { result: { initialValue: { reason: "Giám khảo xác nhận tệp" } } },
  ]);
  expect(await db.$count(paperEntries, eq(paperEntries.importId, id!))).toBe(0);

  const now = await aTaking(db, staff[1], round.id, id!, "Giám khảo xác nhận tệp");
  const done = await post(db, review.action, { ...ask, form: { version: now.version, reason: now.reason! } });
  expect([done.status, done.location]).toEqual([303, paths.organiserPaperWorkbooks(round.slug)]);
});

test("who gives a file again is told which rows were passed by", async ({ db }) => {
  const one = await aSheet(db);
  const { round, juror } = one;
  const two = await aSheet(db, { round, juror, nomination: await aNomination(db, { roundId: round.id }) });
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  const bytes = await givenOut(db, one, secretary);
  const give = async (...sheets: readonly (typeof one)[]) => {
    const rows = Object.fromEntries(sheets.map((sheet) => [sheet.nomination.code!, { "I.1": 5 }]));
    const { path: from } = await filled(bytes, one, rows);
    const form = new FormData();
    form.append("file", new File([new Uint8Array(await readFile(from))], "phiếu.xlsx"));
    const path = paths.organiserPaperWorkbooks(round.slug);
    const { headers } = await post(db, workbooks.action, {
      url: path,
      params: { slug: round.slug },
      as: secretary,
      form,
    });
    return noticeCookie.parse(headers.get("set-cookie"));
  };
  expect(await give(one)).toBe(m.paper_workbook_review_lead());
  const [{ id }] = (await db.select({ id: paperImports.id }).from(paperImports).orderBy(desc(paperImports.id))) as [
    { id: string },
  ];
  const now = contextOf(db, secretary);
  await takeWorkbook(now, round.id, id, await aTaking(db, secretary, round.id, id));

  expect(await give(one, two)).toMatch(new RegExp(`^Bỏ qua 1 dòng .*: ${one.nomination.code}\\. `));
});

test("the page of discarding a workbook names how much goes, and discards it with a reason alone", async ({ db }) => {
  const { sheet, round, staff } = await aDifferingPaper(db);
  const file = await filled(await givenOut(db, sheet, staff[1]), sheet, { [sheet.nomination.code!]: { "I.1": 5 } });
  const { id } = await giveWorkbook(contextOf(db, staff[1]), round.id, file);
  const path = paths.organiserPaperFileDiscarding(round.slug, id!);
  const ask = { url: path, params: { slug: round.slug, id: id! }, as: staff[1] };

  expect((await load(db, discarding.loader, ask)).data).toMatchObject({
    fileName: "phiếu.xlsx",
    rows: 1,
    whyNot: null,
  });
  expect((await post(db, discarding.action, { ...ask, form: { reason: "nhầm" } })).status).toBe(422);
  const done = await post(db, discarding.action, { ...ask, form: { reason: "Nộp nhầm tệp của kỳ trước" } });

  expect([done.status, done.location]).toEqual([303, paths.organiserPaperWorkbooks(round.slug)]);
  expect(await db.$count(paperImports, and(eq(paperImports.id, id!), isNull(paperImports.discardedAt)))).toBe(0);
});

test("the page of withdrawing offers what its reader may do, and does it", async ({ db }) => {
  const { round, staff, at, ask } = await aDifferingPaper(db);
  const path = paths.organiserPaperWithdrawal(round.slug, at.code);
  const shown = async (actor: (typeof staff)[number]) =>
    (await load(db, withdrawal.loader, { ...ask(path), as: actor })).data as {
      paper: { whyNotWithdrawOwn: string | null; mayWithdrawAll: boolean };
    };
  expect((await shown(staff[0])).paper).toMatchObject({ mayWithdrawAll: true });
  expect((await shown(staff[1])).paper).toMatchObject({
    mayWithdrawAll: false,
    whyNotWithdrawOwn: expect.stringContaining("Chỉ đơn vị tổ chức rút được"),
  });

  const form = { which: "all", reason: "Nhập nhầm sang phiếu khác" };
  expect((await post(db, withdrawal.action, { ...ask(path), form })).status).toBe(403);
  const short = await post(db, withdrawal.action, { ...ask(path), as: staff[0], form: { ...form, reason: "nhầm" } });
  expect(short.status).toBe(422);
  const done = await post(db, withdrawal.action, { ...ask(path), as: staff[0], form });
  expect([done.status, done.location]).toEqual([303, paths.organiserPaper(round.slug)]);
});

test("a number of keyings without its text is answered beside the field", async ({ db }) => {
  const { round, staff, ask } = await aDifferingPaper(db);
  const path = paths.organiserPaperSettings(round.slug);

  const answer = await post(db, settings.action, { ...ask(path), as: staff[0], form: { keyings: "1", source: "" } });

  expect([answer.status, answer.data]).toMatchObject([422, { result: { error: { source: [expect.any(String)] } } }]);
});
