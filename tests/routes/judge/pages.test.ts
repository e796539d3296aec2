import { eq } from "drizzle-orm";
import { nominationsFor } from "#tests/factories/nominations";
import { aJury } from "#tests/factories/panels";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { aSheet, type TestSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { sheetPoints, sheets } from "~/db/schema";
import { recordPoint } from "~/domain/sheets/record-point.server";
import { loader as home } from "~/routes/judge._index";
import { loader as list } from "~/routes/judge.rounds.$slug";
import { loader as jury } from "~/routes/judge.rounds.$slug_.jury";
import { action as save, loader as sheetPage } from "~/routes/judge.sheets.$id/route";
import { action as reopen, loader as reopening } from "~/routes/judge.sheets.$id_.reopening";
import { action as sign } from "~/routes/judge.sheets.$id_.signature";

test("every page of a juror sends a visitor to the login and refuses others", async ({ db }) => {
  const sheet = await aSheet(db);
  const stranger = await anActor(db);
  const pages = [
    [home, "/judge", {}],
    [list, `/judge/rounds/${sheet.round.slug}`, { slug: sheet.round.slug }],
    [jury, `/judge/rounds/${sheet.round.slug}/jury`, { slug: sheet.round.slug }],
    [sheetPage, `/judge/sheets/${sheet.id}`, { id: sheet.id }],
    [reopening, `/judge/sheets/${sheet.id}/reopening`, { id: sheet.id }],
  ] as const;

  const answers = await Promise.all(
    pages.map(async ([loader, url, params]) => {
      const visitor = await load(db, loader, { url, params });
      const other = await load(db, loader, { url, params, as: stranger });
      return [visitor.location?.split("?")[0], other.status];
    }),
  );

  expect(answers).toEqual([
    ["/login", 200],
    ["/login", 404],
    ["/login", 404],
    ["/login", 404],
    ["/login", 404],
  ]);
});

test("the whole form saves, goes on to the next sheet, and a refusal gives the typing back", async ({ db }) => {
  const round = await aRound(db);
  const juror = (await aJury(db, round.id, 1)).head;
  const [first, second] = await nominationsFor(db, round.id, 2);
  const sheet = await aSheet(db, { round, juror, nomination: first! });
  const next = await aSheet(db, { round, juror, nomination: second! });
  const [one, two] = round.leaves;
  const ask = { url: `/judge/sheets/${sheet.id}`, params: { id: sheet.id }, as: juror.actor };
  const form = {
    version: await versionOf(db, sheet),
    [`points.${one!.id}`]: "7,5",
    [`points.${two!.id}`]: "10,5",
    [`notes.${one!.id}`]: "Khá",
    remarks: "",
    after: "next",
  };

  const refused = await post(db, save, { ...ask, form });
  const unread = await post(db, save, { ...ask, form: { ...form, [`points.${two!.id}`]: "bảy" } });
  const saved = await post(db, save, { ...ask, form: { ...form, [`points.${two!.id}`]: "10" } });

  expect([refused.status, refused.data]).toEqual([
    422,
    {
      result: expect.objectContaining({
        initialValue: expect.objectContaining({ points: { [one!.id]: "7,5", [two!.id]: "10,5" } }),
        error: { [`points.${two!.id}`]: ["Điểm phải từ 0 đến 10."] },
      }),
    },
  ]);
  expect(unread.status).toBe(422);
  expect([saved.status, saved.location]).toEqual([303, `/judge/sheets/${next.id}`]);
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));
  expect(new Map(rows.map((row) => [row.criterionId, [row.points, row.note]]))).toEqual(
    new Map([
      [one!.id, [750, "Khá"]],
      [two!.id, [1000, null]],
    ]),
  );
});

/** As the page of the sheet has it in a hidden field. */
async function versionOf(db: Database, { id, juror }: TestSheet): Promise<string> {
  const { data } = await load(db, sheetPage, { url: `/judge/sheets/${id}`, params: { id }, as: juror.actor });
  return (data as { sheet: { version: string } }).sheet.version;
}

test("a form over an older sheet is answered with 409 and what was typed; an empty one empties nothing", async ({
  db,
}) => {
  const sheet = await aSheet(db, { points: { "I.1": 800 } });
  const [one, two] = sheet.round.leaves;
  const ask = { url: `/judge/sheets/${sheet.id}`, params: { id: sheet.id }, as: sheet.juror.actor };
  const version = await versionOf(db, sheet);
  const input = { criterionId: one!.id, points: 950, operationId: crypto.randomUUID() };
  await recordPoint(contextOf(db, sheet.juror.actor), sheet.id, input);

  const stale = await post(db, save, { ...ask, form: { version, [`points.${one!.id}`]: "8", remarks: "Khá" } });
  const empty = await post(db, save, { ...ask, form: {} });
  const fresh = { version: await versionOf(db, sheet), [`points.${two!.id}`]: "5" };
  const partial = await post(db, save, { ...ask, form: fresh });

  expect([stale.status, stale.data]).toEqual([
    409,
    {
      result: expect.objectContaining({
        initialValue: { version, points: { [one!.id]: "8" }, remarks: "Khá" },
        error: { "": [expect.stringContaining("vừa được ghi ở một trang hoặc máy khác")] },
      }),
    },
  ]);
  expect([empty.status, partial.status]).toEqual([303, 303]);
  const rows = await db.select().from(sheetPoints).where(eq(sheetPoints.sheetId, sheet.id));
  expect(new Map(rows.map((row) => [row.criterionId, row.points]))).toEqual(
    new Map([
      [one!.id, 950],
      [two!.id, 500],
    ]),
  );
});

test("signing leads on, and the head alone opens the sheet again", async ({ db }) => {
  const round = await aRound(db);
  const { jurors, head } = await aJury(db, round.id, 2);
  const [entry] = await nominationsFor(db, round.id, 1);
  const juror = jurors[1]!;
  const sheet = await aSheet(db, { round, juror, nomination: entry!, points: 8000 });
  const organiser = await anOrganiser(db, round.agencyId);
  const params = { id: sheet.id };
  const again = (as: typeof organiser, reason: string) =>
    post(db, reopen, { url: `/judge/sheets/${sheet.id}/reopening`, params, as, form: { reason } });

  const signed = await post(db, sign, {
    url: `/judge/sheets/${sheet.id}/signature`,
    params,
    as: juror.actor,
    form: {},
  });
  const twice = await post(db, sign, { url: `/judge/sheets/${sheet.id}/signature`, params, as: juror.actor, form: {} });
  const byOrganiser = await again(organiser, "Nhập nhầm điểm tiêu chí II.2");
  const short = await again(head.actor, "nhầm");
  const opened = await again(head.actor, "Nhập nhầm điểm tiêu chí II.2");

  expect([signed.status, signed.location]).toEqual([303, `/judge/rounds/${round.slug}`]);
  expect([twice.status, byOrganiser.status, short.status]).toEqual([409, 404, 422]);
  expect([opened.status, opened.location]).toEqual([303, `/judge/rounds/${round.slug}/jury`]);
  expect(await db.select({ signedAt: sheets.signedAt }).from(sheets).where(eq(sheets.id, sheet.id))).toEqual([
    { signedAt: null },
  ]);
});
