import { asc, eq } from "drizzle-orm";
import { anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { dossierSnapshots } from "~/db/schema";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { undoAdmission, undoRefusal } from "~/domain/nominations/undo-answer.server";
import { editProduct } from "~/domain/products/edit-product.server";
import { runWithLocale } from "~/i18n/locale.server";
import { aSubmitted, belonging, dayFrom, LONG, lastMail, outsiders } from "./steps";

const REASON = "Tiếp nhận nhầm nhóm sản phẩm";

test("an admission taken back leaves the dossier waiting, its seal void, and tells the producer why", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const { code } = await nominationById(ctx, id);
  await admitNomination(staff, id, { groupCode: "B", pending: ["food_safety"], papersDueOn: dayFrom(staff.now, 9) });
  const sealed = await dossierForJury(staff, id);

  await undoAdmission(staff, id, { reason: REASON });

  expect(await nominationById(ctx, id)).toMatchObject({
    ...{ state: "submitted", code, isSealed: false, decidedAt: null, papersDueOn: null, papersCompletedAt: null },
    steps: [{ kind: "draft" }, { kind: "submitted" }, { kind: "admitted" }, { kind: "admission_undone", note: REASON }],
  });
  await expect(dossierForJury(staff, id)).rejects.toMatchObject({ code: "not_found" });
  const { seal, checklist, clock } = await screeningOf(staff, id);
  expect([seal, checklist.some((line) => line.check?.isPending), clock.state]).toEqual([null, false, "running"]);
  expect(await lastMail(db, ctx.actor!.email)).toMatchObject({
    purpose: "nomination_admission_undone",
    body: expect.stringContaining(REASON),
  });
  expect((await auditOf(db, id, { details: true })).at(-1)).toMatchObject({
    act: "nominations.admission_undone",
    before: { state: "admitted", dossierHash: sealed.contentHash },
    after: { state: "submitted", reason: REASON },
  });
});

test("it is then asked for more, completed and admitted under a new seal; the void one stays as it was", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B" });
  const first = await dossierForJury(staff, id);
  await undoAdmission(staff, id, { reason: REASON });

  await askForMore(staff, id, { note: "Nói rõ quy trình" });
  await saveDossier(ctx, id, {
    step: "quality",
    answers: { standards: `${LONG} Mới.`, environment: LONG, foodSafety: LONG },
  });
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B" });

  const second = await dossierForJury(staff, id);
  expect(second.contentHash).not.toBe(first.contentHash);
  const rows = await db
    .select({ hash: dossierSnapshots.contentHash, voidedAt: dossierSnapshots.voidedAt })
    .from(dossierSnapshots)
    .where(eq(dossierSnapshots.nominationId, id))
    .orderBy(asc(dossierSnapshots.id));
  expect(rows).toEqual([
    { hash: first.contentHash, voidedAt: staff.now },
    { hash: second.contentHash, voidedAt: null },
  ]);
  const revive = db.update(dossierSnapshots).set({ voidedAt: null }).where(eq(dossierSnapshots.nominationId, id));
  await expect(revive).rejects.toMatchObject({ cause: { message: "a sealed dossier is final" } });
});

test("what the platform asks for when an admission is taken back is said in each reader's language", async ({ db }) => {
  const { id, staff, ctx, product } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B" });
  await editProduct(ctx, product.id, { name: "Khác hẳn", groupCode: "B", setCase: null, setMembers: null });

  await runWithLocale("en", () => undoAdmission(staff, id, { reason: "Nhầm" }));

  const noteIn = (locale: "vi" | "en") =>
    runWithLocale(locale, async () => (await nominationById(ctx, id)).steps.at(-1)!.note);
  const [vi, en] = [
    "Nội dung hồ sơ, thông tin sản phẩm, cơ sở hoặc ảnh đã khác bản được cam đoan khi nộp. Vui lòng xem lại rồi nộp lại để xác nhận.",
    "The answers, the facts of product or maker, the papers or the photos are no longer those declared when the dossier was handed in. Please look it over and hand it in again.",
  ];
  expect([await noteIn("vi"), await noteIn("en")]).toEqual([vi, en]);
  expect((await lastMail(db, ctx.actor!.email))!.body).toContain(vi);
});

test("a refusal taken back can be admitted after all", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  await refuseNomination(staff, id, { reason: "Mua lại" });

  await undoRefusal(staff, id, { reason: "Cơ sở đã chứng minh tự sản xuất" });

  expect(await nominationById(ctx, id)).toMatchObject({ state: "submitted", decidedAt: null });
  expect(await lastMail(db, ctx.actor!.email)).toMatchObject({ purpose: "nomination_refusal_undone" });
  expect((await auditOf(db, id)).at(-1)).toBe("nominations.refusal_undone");
  await admitNomination(staff, id, { groupCode: "B" });
  expect((await nominationById(ctx, id)).state).toBe("admitted");
});

test("an answer is taken back only where there is one, before scoring, by staff who have no part in the entry", async ({
  db,
}) => {
  const { id, staff, ctx, round, establishment } = await aSubmitted(db);
  const input = { reason: REASON };
  await expect(undoAdmission(staff, id, input)).rejects.toMatchObject({
    code: "closed",
    message: /^Không có kết quả thẩm tra này để thu hồi/,
  });
  await admitNomination(staff, id, { groupCode: "B" });
  await expect(undoRefusal(staff, id, input)).rejects.toMatchObject({ code: "closed" });
  const { strangers, producer } = await outsiders(db, ctx);
  for (const stranger of strangers) {
    await expect(undoAdmission(stranger, id, input)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(undoAdmission(producer, id, input)).rejects.toMatchObject({ code: "closed" });
  const both = await belonging(db, contextOf(db, await anOrganiser(db, round.agencyId)), establishment.id);
  await expect(undoAdmission(both, id, input)).rejects.toMatchObject({
    code: "closed",
    message: /^Bạn là thành viên của cơ sở/,
  });
  await setPhase(db, round.id, "scoring");
  await expect(undoAdmission(staff, id, input)).rejects.toMatchObject({
    code: "closed",
    message: "Chỉ thu hồi được kết quả thẩm tra trước khi chấm điểm.",
  });
  expect((await nominationById(staff, id)).state).toBe("admitted");
});

test("of two officers at once, the second is told that the answer was taken back already", async ({ db }) => {
  const { id, staff, round } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B" });
  const { seen } = await screeningOf(staff, id);
  const slow = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));

  await undoAdmission(staff, id, { reason: REASON, seen });

  await expect(undoAdmission(slow, id, { reason: REASON, seen })).rejects.toMatchObject({
    code: "conflict",
    message: new RegExp(`${staff.actor!.name} vừa xử lý .*Thu hồi việc tiếp nhận`),
  });
});
