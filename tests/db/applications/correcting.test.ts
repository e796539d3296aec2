import { and, asc, eq, sql } from "drizzle-orm";
import { aCall, aCentreDraft, aSentApplication, saveStep, submitNow, versionOf } from "#tests/factories/applications";
import { aClaim } from "#tests/factories/fairs";
import { auditOf } from "#tests/support/audit";
import { type contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import { applicationAsks, applicationEvents, applications, booths, exhibitors, mails } from "~/db/schema";
import { acceptApplication } from "~/domain/applications/accept-application.server";
import { askForMore, undoAnswer } from "~/domain/applications/answer-application.server";
import { historyOf } from "~/domain/applications/application-at-fair.server";
import { correctSign } from "~/domain/applications/correct-application.server";
import { addExhibitor, editExhibitor } from "~/domain/applications/exhibitors.server";
import { ExhibitorForm, GoodsForm } from "~/domain/applications/forms";
import { addGoods, editGoods, pasteGoods, removeGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { boothsOf } from "~/domain/booths/plan.server";
import { signRows } from "~/domain/exhibitor-papers/sign-list.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { runWithLocale } from "~/i18n/locale.server";

type Ctx = ReturnType<typeof contextOf>;
const at = (ctx: Ctx, moment: string): Ctx => ({ ...ctx, now: new Date(moment) });
const goods = (name: string) => GoodsForm.parse({ name, unit: "chai", quantity: "30" });

async function anAccepted(db: Ctx["db"], values: Parameters<typeof aCall>[1] = {}) {
  const call = await aCall(db, values);
  const sent = await aSentApplication(db, call.fair.id);
  await acceptApplication(call.office, sent.id, { version: await versionOf(call.office, sent.id), standard: 2 });
  return { ...call, ...sent };
}

const corrections = async (ctx: Ctx, id: string) =>
  (await historyOf(ctx, id)).filter(({ kind }) => kind === "corrected").map(({ note }) => note);

test("an accepted exhibitor corrects its board and goods until the fair's days, and the office is told once a day", async ({
  db,
}) => {
  const { fair, id, maker, organiser, office } = await anAccepted(db, {
    signsDueOn: "2026-11-10",
    goodsListDueOn: "2026-11-20",
  });
  const [booth] = await db.select().from(booths).where(eq(booths.fairId, fair.id));
  const during = "[2026-10-20T00:00:00Z,2026-12-10T00:00:00Z)";
  await aClaim(db, { boothId: booth!.id, applicationId: id, claimedBy: organiser.userId, during, state: "confirmed" });

  const one = at(maker, "2026-11-10T10:00:00Z");
  await correctSign(one, id, { version: await versionOf(one, id), signName: "Rượu cần Lang Biang" });
  const two = at(maker, "2026-11-20T10:00:00Z");
  await addGoods(two, id, goods("Mật ong"));
  await editGoods(two, id, 1, goods("Rượu cần Lang Biang"));
  await removeGoods(two, id, 2);
  await pasteGoods(two, id, { text: "Chè;gói;5\nCà phê;gói;9" });

  expect(await corrections(office, id)).toEqual([
    expect.stringMatching(/^Tên biển: “.+” → “Rượu cần Lang Biang”$/),
    "Thêm hàng: Mật ong (30 chai)",
    "Sửa hàng: Rượu cần (100) → Rượu cần Lang Biang (30 chai)",
    "Bỏ hàng: Mật ong (30 chai)",
    "Thêm 2 dòng hàng hóa",
  ]);
  const told = await db.select().from(mails).where(eq(mails.recipient, organiser.email));
  expect(told.map(({ purpose }) => purpose)).toEqual(["application_corrected", "application_corrected"]);
  expect((await auditOf(db, id)).slice(-2)).toEqual(["applications.corrected", "applications.corrected"]);
  const honey = { name: "Mật ong", quantity: 30, unit: "chai" };
  const noted = await db
    .select({ correction: applicationEvents.correction })
    .from(applicationEvents)
    .where(and(eq(applicationEvents.applicationId, id), eq(applicationEvents.kind, "corrected")))
    .orderBy(asc(applicationEvents.at), asc(applicationEvents.id));
  expect(noted.map(({ correction }) => correction)).toEqual([
    expect.objectContaining({ what: "sign" }),
    { what: "goods_added", line: honey },
    {
      what: "goods_edited",
      from: { name: "Rượu cần", quantity: 100, unit: "" },
      to: { name: "Rượu cần Lang Biang", quantity: 30, unit: "chai" },
    },
    { what: "goods_removed", line: honey },
    { what: "goods_many", count: 2 },
  ]);
  const rows = await signRows(at(office, "2026-11-21T03:00:00Z"), await fairById(office, fair.id), one.now);
  expect(rows.map(({ sign, changed }) => [sign, changed !== ""])).toEqual([["Rượu cần Lang Biang", true]]);
  expect(await db.select().from(applicationAsks).where(eq(applicationAsks.applicationId, id))).toMatchObject([
    { kind: "standard", booths: 2, granted: 2 },
  ]);
});

test("corrections end with their days: boards before goods, and with the eve of the fair where it names none", async ({
  db,
}) => {
  const { id, maker } = await anAccepted(db, { signsDueOn: "2026-11-10" });
  const after = at(maker, "2026-11-10T17:00:00Z");
  const correcting = correctSign(after, id, { version: await versionOf(after, id), signName: "Khác" });
  await expect(correcting).rejects.toMatchObject({ code: "closed", message: expect.stringContaining("10/11/2026") });
  await addGoods(at(maker, "2026-12-03T16:59:00Z"), id, goods("Mật ong"));
  await expect(addGoods(at(maker, "2026-12-03T17:00:00Z"), id, goods("Chè"))).rejects.toMatchObject({
    code: "closed",
  });
  expect((await ownApplication(after, id)).changes).toEqual({
    sign: { until: "2026-11-10", whyNot: expect.stringContaining("10/11/2026") },
    exhibitors: { until: "2026-11-10", whyNot: expect.stringContaining("10/11/2026") },
    goods: { until: "2026-12-03", whyNot: null },
  });
});

test("the board is corrected upon what was read, once accepted, by its own people; places are not", async ({ db }) => {
  const { id, maker, office, fair } = await anAccepted(db);
  const version = await versionOf(maker, id);
  const stale = correctSign(maker, id, { version: version - 1, signName: "Khác" });
  await expect(stale).rejects.toMatchObject({ code: "conflict" });
  await expect(correctSign(office, id, { version, signName: "Khác" })).rejects.toMatchObject({ code: "not_found" });
  await expect(saveStep(maker, id, "places", { standard: 9 })).rejects.toMatchObject({ code: "closed" });
  const draft = await aSentApplication(db, fair.id);
  const early = correctSign(draft.maker, draft.id, {
    version: await versionOf(draft.maker, draft.id),
    signName: "Khác",
  });
  await expect(early).rejects.toMatchObject({ code: "closed" });
});

test("whoever comes second of an applicant who writes and an office that answers is told, whichever it is", async ({
  db,
}) => {
  const { fair, id, maker, office } = await anAccepted(db);
  const asked = await aSentApplication(db, fair.id);
  const dueOn = "2026-11-10";
  await askForMore(office, asked.id, { version: await versionOf(office, asked.id), note: "Bổ sung công suất.", dueOn });
  const [read, open] = [await versionOf(office, id), await versionOf(office, asked.id)];
  const lock = (one: string) => sql`select 1 from ${applications} where id = ${one} for update`;
  const correct = () => correctSign(maker, id, { version: read, signName: "Rượu cần Lang Biang" });
  const undo = () => undoAnswer(office, id, { version: read, reason: "Nhận nhầm đơn, xin xét lại." });
  const save = () => saveStep(asked.maker, asked.id, "places", { standard: 1 });
  const accept = () => acceptApplication(office, asked.id, { version: open, standard: 2 });

  expect(await meeting(db, lock(id), [correct, undo])).toEqual(["done", "conflict"]);
  expect(await meeting(db, lock(asked.id), [accept, save])).toEqual(["done", "closed"]);
});

test("a correction is said in the language of whoever reads it, in the history and in the mail", async ({ db }) => {
  const { id, maker, office, organiser } = await anAccepted(db);
  await runWithLocale("en", () => addGoods(maker, id, goods("Mật ong")));
  expect(await corrections(office, id)).toEqual(["Thêm hàng: Mật ong (30 chai)"]);
  expect(await runWithLocale("en", () => corrections(maker, id))).toEqual(["Goods added: Mật ong (30 chai)"]);
  const [told] = await db.select().from(mails).where(eq(mails.recipient, organiser.email));
  expect(told!.body).toContain("Thêm hàng: Mật ong (30 chai)");
});

test("an establishment that names itself at its booth has the board that its application says", async ({ db }) => {
  const { fair, id, maker, organiser, office } = await anAccepted(db);
  const [booth] = await db.select().from(booths).where(eq(booths.fairId, fair.id));
  const [itself] = await db.select().from(exhibitors).where(eq(exhibitors.applicationId, id));
  await aClaim(db, {
    boothId: booth!.id,
    applicationId: id,
    exhibitorId: itself!.id,
    claimedBy: organiser.userId,
    during: "[2026-10-20T00:00:00Z,2026-12-10T00:00:00Z)",
    state: "confirmed",
  });
  await correctSign(maker, id, { version: await versionOf(maker, id), signName: "Rượu cần Lang Biang" });
  const later = at(office, "2026-11-21T03:00:00Z");
  expect((await signRows(later, await fairById(office, fair.id), null)).map(({ sign }) => sign)).toEqual([
    "Rượu cần Lang Biang",
  ]);
  expect((await boothsOf(later, fair.id)).map(({ exhibitorName }) => exhibitorName)).toContain("Rượu cần Lang Biang");
});

test("a centre corrects whom it brings, also one that a booth names", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, centre } = await aCentreDraft(db, fair.id);
  await addExhibitor(centre, id, ExhibitorForm.parse({ name: "HTX Hàm Minh" }));
  await saveStep(centre, id, "sign", { signName: "Lâm Đồng", contactName: "Hà", contactPhone: "0912345678" });
  await saveStep(centre, id, "places", { standard: 1 });
  await addGoods(centre, id, goods("Thanh long"));
  await submitNow(centre, id);
  await acceptApplication(office, id, { version: await versionOf(office, id), standard: 1 });
  const [one] = await db.select().from(exhibitors).where(eq(exhibitors.applicationId, id));
  await editExhibitor(centre, id, one!.id, ExhibitorForm.parse({ name: "HTX Hàm Minh", signName: "Thanh long sấy" }));
  await addExhibitor(centre, id, ExhibitorForm.parse({ name: "Tổ dệt La Dạ" }));
  expect(await corrections(office, id)).toEqual([
    "Sửa đơn vị: HTX Hàm Minh → HTX Hàm Minh (biển: Thanh long sấy)",
    "Thêm đơn vị: Tổ dệt La Dạ",
  ]);
});
