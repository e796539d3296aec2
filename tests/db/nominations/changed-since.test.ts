import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { aProduct, photosFor } from "#tests/factories/products";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { productPhotos } from "~/db/schema";
import type { Context } from "~/domain/context";
import { addPendingPaper } from "~/domain/nominations/add-pending-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { quotasOf } from "~/domain/nominations/quotas.server";
import { receiptOf } from "~/domain/nominations/receipt.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { undoAdmission, undoRefusal } from "~/domain/nominations/undo-answer.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { removePhoto } from "~/domain/products/remove-photo.server";
import { answerAll, aSubmitted, dayFrom, lastMail } from "./steps";

const REASON = { reason: "Trả lời nhầm hồ sơ" };
const NOTE = "Nói rõ nguồn cá";
const DIFFERS = /^Nội dung hồ sơ, thông tin sản phẩm, cơ sở hoặc ảnh đã khác bản được cam đoan/;

/** Takes all photos off a product; they can be put back. */
async function removePhotos(db: Database, ctx: Context, productId: string) {
  const photos = await db.select().from(productPhotos).where(eq(productPhotos.productId, productId));
  for (const { id } of photos) await removePhoto(ctx, productId, { photoId: id });
  return () => db.insert(productPhotos).values(photos);
}

test("a refusal of what had been asked for is taken back to where it stood: its producer hands it in first", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const dueOn = dayFrom(staff.now, 3);
  await askForMore(staff, id, { note: NOTE, dueOn });
  for (const step of ["product", "quality"] as const) await saveDossier(ctx, id, { step, answers: {} });
  await refuseNomination(staff, id, { reason: "Quá hạn bổ sung" });

  await undoRefusal(staff, id, REASON);

  const { state, steps } = await nominationById(ctx, id);
  expect([state, steps.at(-2), steps.at(-1)]).toMatchObject([
    "more_asked",
    { kind: "refusal_undone", note: REASON.reason },
    { kind: "more_asked", note: NOTE, dueOn },
  ]);
  expect((await screeningOf(staff, id)).clock.state).toBe("paused");
  expect((await lastMail(db, ctx.actor!.email))?.body).toMatch(new RegExp(`trở lại chờ cơ sở bổ sung[^]*${NOTE}`));
  expect((await auditOf(db, id, { details: true })).at(-1)).toMatchObject({ after: { state: "more_asked" } });
  await expect(admitNomination(staff, id, { groupCode: "B" })).rejects.toMatchObject({ code: "closed" });

  // Refused once more, and taken back once more, it still is asked for.
  await refuseNomination(staff, id, { reason: "Vẫn quá hạn" });
  await undoRefusal(staff, id, REASON);
  expect((await nominationById(ctx, id)).state).toBe("more_asked");

  await answerAll(ctx, id);
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B" });
  expect((await dossierForJury(staff, id)).dossier.answers).toHaveProperty("description");
});

test("photos taken away after a refusal send the dossier back to its producer when the refusal is taken back", async ({
  db,
}) => {
  const { id, staff, ctx, product } = await aSubmitted(db);
  await refuseNomination(staff, id, { reason: "Mua lại" });
  await removePhotos(db, ctx, product.id);

  await undoRefusal(staff, id, REASON);

  const { state, steps } = await nominationById(ctx, id);
  expect([state, steps.at(-1)]).toMatchObject(["more_asked", { kind: "more_asked", note: DIFFERS }]);
});

test("photos taken away after an admission are never sealed unsaid: the dossier is handed in anew", async ({ db }) => {
  const { id, staff, ctx, product } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "C" });
  const putBack = await removePhotos(db, ctx, product.id);

  await undoAdmission(staff, id, REASON);

  const { state, steps } = await nominationById(ctx, id);
  expect([state, steps.at(-1)]).toMatchObject([
    "more_asked",
    { kind: "more_asked", note: DIFFERS, dueOn: expect.any(String) },
  ]);
  await expect(admitNomination(staff, id, { groupCode: "B" })).rejects.toMatchObject({ code: "closed" });
  await expect(submitNomination(ctx, id, { declared: true })).rejects.toMatchObject({ code: "invalid" });
  await putBack();
  await submitNomination(ctx, id, { declared: true });
  await admitNomination(staff, id, { groupCode: "B" });
  expect((await dossierForJury(staff, id)).dossier.photos).toHaveLength(3);
});

test("a paper that came after the seal is declared before it is sealed, and its coming counts as a saving", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B", pending: ["food_safety"], papersDueOn: dayFrom(staff.now, 9) });
  const { version } = await nominationById(ctx, id);
  const facts = { kind: "food_safety", number: null, issuer: null, issuedOn: null, validUntil: null } as const;
  await addPendingPaper(ctx, aFileStore(), id, { ...facts, file: await aGivenFile("attp.pdf", aPdf()) });
  expect((await nominationById(ctx, id)).version).toBe(version + 1);

  await undoAdmission(staff, id, REASON);

  expect((await nominationById(ctx, id)).state).toBe("more_asked");
});

test("an admission in another group, taken back with nothing changed, waits for an answer", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "C" });
  await undoAdmission(staff, id, REASON);
  expect((await nominationById(ctx, id)).state).toBe("submitted");
});

test("a refusal stays where its place has gone to another entry of the territory", async ({ db }) => {
  const { id, staff, round, establishment } = await aSubmitted(db, { quota: 1 });
  await refuseNomination(staff, id, { reason: "Mua lại" });
  const maker = await anEstablishment(db, { provinceId: establishment.provinceId });
  const product = await aProduct(db, { establishmentId: maker.id });
  await photosFor(db, product);
  const other = contextOf(db, await aProducer(db, maker.id));
  const second = await startNomination(other, { productId: product.id, roundId: round.id });
  await answerAll(other, second.id);
  await submitNomination(other, second.id, { declared: true });

  await expect(undoRefusal(staff, id, REASON)).rejects.toMatchObject({
    code: "closed",
    message: "Lâm Đồng được gửi 1 hồ sơ, đã gửi 1: không còn chỗ.",
  });
  expect(await quotasOf(staff, round.id)).toMatchObject([{ quota: 1, used: 1 }]);

  await withdrawNomination(other, second.id, REASON);
  await undoRefusal(staff, id, REASON);
  expect((await nominationById(staff, id)).state).toBe("submitted");
});

test("what was never handed in has no receipt, however it ended; a sealed dossier has", async ({ db }) => {
  const refused = await aSubmitted(db);
  const withdrawn = await aSubmitted(db);
  for (const { id, staff } of [refused, withdrawn]) {
    await askForMore(staff, id, { note: NOTE, dueOn: dayFrom(staff.now, 3) });
  }
  await refuseNomination(refused.staff, refused.id, { reason: "Quá hạn" });
  await withdrawNomination(withdrawn.ctx, withdrawn.id, REASON);
  for (const { id, ctx } of [refused, withdrawn]) {
    await expect(receiptOf(ctx, id, String)).rejects.toMatchObject({
      code: "closed",
      message: /^Hồ sơ khép lại khi đang chờ bổ sung/,
    });
  }

  const sealed = await aSubmitted(db);
  await admitNomination(sealed.staff, sealed.id, { groupCode: "B" });
  await withdrawNomination(sealed.ctx, sealed.id, REASON);
  const straight = await aSubmitted(db);
  await refuseNomination(straight.staff, straight.id, { reason: "Mua lại" });
  for (const { id, ctx } of [sealed, straight]) {
    await expect(receiptOf(ctx, id, String)).resolves.toMatchObject({ code: expect.any(String) });
  }
});
