import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound, setPhase } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { mails, nominationEvents, nominations } from "~/db/schema";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { roundsTakingNominations } from "~/domain/nominations/entry-rounds.server";
import { dossierStepForm } from "~/domain/nominations/forms";
import { nominationById, nominationsOfProducer } from "~/domain/nominations/queries.server";
import { removePaper } from "~/domain/nominations/remove-paper.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { anEntrant, answerAll, LONG } from "./steps";

const DECLARED = { declared: true } as const;

test("a product enters a round as a draft that only its makers see", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);

  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });

  const nomination = await nominationById(ctx, id);
  expect(nomination).toMatchObject({ state: "draft", code: null, groupCode: "B", phase: "nomination" });
  expect(nomination.steps.map((step) => step.kind)).toEqual(["draft"]);
  expect(nomination.photos.map((photo) => photo.view)).toEqual(["front", "side", "above"]);
  const staff = contextOf(db, await anOrganiser(db, round.agencyId));
  const stranger = contextOf(db, await aProducer(db, (await anEstablishment(db)).id));
  for (const reader of [staff, stranger, contextOf(db, null)]) {
    await expect(nominationById(reader, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(nominationById(ctx, "no-id")).rejects.toMatchObject({ code: "not_found" });
});

test("the same product started twice at once is nominated once", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const input = { productId: product.id, roundId: round.id };

  const results = await Promise.allSettled([startNomination(ctx, input), startNomination(ctx, input)]);

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "conflict", message: expect.stringContaining(product.name) },
  });
  expect(await db.select().from(nominations).where(eq(nominations.roundId, round.id))).toHaveLength(1);
});

test("a round of another territory, time, group or maker is refused", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const start = (roundId: string, productId = product.id, as = ctx) => startNomination(as, { roundId, productId });
  const elsewhere = await aRound(db, { phase: "nomination", provinceIds: ["new-01"] });
  const scoring = await aRound(db, { phase: "scoring" });
  const call = await aRound(db, { phase: "call" });
  const unopened = await aRound(db, { phase: null });
  const otherGroups = await aRound(db, {
    phase: "nomination",
    rules: { groups: [{ code: "X", name: "Nhóm X", nameEn: "Group X" }] },
  });
  const archived = await aProduct(db, { establishmentId: product.establishmentId, archivedAt: new Date() });
  const stranger = contextOf(db, await aProducer(db, (await anEstablishment(db)).id));

  await expect(start(elsewhere.id)).rejects.toMatchObject({ code: "closed", message: /địa bàn/ });
  await expect(start(scoring.id)).rejects.toMatchObject({ code: "closed", message: /không nhận hồ sơ/ });
  await expect(start(call.id)).rejects.toMatchObject({ code: "closed" });
  await expect(start(unopened.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(start(otherGroups.id)).rejects.toMatchObject({ code: "closed", message: /Nhóm sản phẩm/ });
  await expect(start(round.id, archived.id)).rejects.toMatchObject({ code: "closed" });
  await expect(start(round.id, product.id, stranger)).rejects.toMatchObject({ code: "not_found" });
});

test("a territory of before the reform holds makers of today's province", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db, { provinceIds: ["old-60"] });

  await expect(startNomination(ctx, { productId: product.id, roundId: round.id })).resolves.toBeDefined();
});

test("a dossier is saved step by step, and a step saved again leaves the others", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const save = (step: "product" | "market", fields: Record<string, string>) =>
    saveDossier(ctx, id, { step, answers: dossierStepForm(step).parse(fields) });

  await save("product", { description: "  Nước mắm nhỉ \n\n\n\n chai thủy tinh ", materials: "Cá cơm" });
  await save("market", { revenueLast: "1,2 tỷ", markets: "Bán ở 18 tỉnh" });
  await save("product", { description: "Nước mắm nhỉ" });

  expect((await nominationById(ctx, id)).dossier.answers).toEqual({
    description: "Nước mắm nhỉ",
    revenueLast: 1_200_000_000,
    markets: "Bán ở 18 tỉnh",
  });
});

test("answers that cannot be read are refused by the form with a sentence", () => {
  const wrong = dossierStepForm("market").safeParse({ revenueLast: "nhiều lắm", revenueBefore: "1.200" });

  expect(wrong.error?.issues).toMatchObject([{ path: ["revenueLast"], message: /Số tiền chưa đọc được/ }]);
});

test("submitting gives the round's next voting code, says so by mail, and closes the dossier for writing", async ({
  db,
}) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);

  const { code } = await submitNomination(ctx, id, DECLARED);

  expect(code).toBe(`${round.codePrefix}-2026-001`);
  const nomination = await nominationById(ctx, id);
  expect(nomination).toMatchObject({ state: "submitted", code, submittedAt: expect.any(Date) });
  expect(nomination.steps.map((step) => step.kind)).toEqual(["draft", "submitted"]);
  const sent = await db.select().from(mails).where(eq(mails.recipient, ctx.actor!.email));
  expect(sent).toMatchObject([{ purpose: "nomination_submitted", subject: expect.stringContaining(code) }]);
  await expect(saveDossier(ctx, id, { step: "product", answers: {} })).rejects.toMatchObject({ code: "closed" });
  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "closed" });
  const staff = contextOf(db, await anOrganiser(db, round.agencyId, "support"));
  expect((await nominationById(staff, id)).dossier.answers.workers).toBe(14);
});

test("a dossier with something required missing is not handed in, and takes no code", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id, { description: "", foodSafety: "" });

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({
    code: "invalid",
    message: "Còn thiếu 2 mục bắt buộc.",
  });

  await answerAll(ctx, id);
  expect((await submitNomination(ctx, id, DECLARED)).code).toBe(`${round.codePrefix}-2026-001`);
});

test("dossiers handed in at once get different codes without a gap", async ({ db }) => {
  const round = await aRound(db, { phase: "nomination" });
  const entries = [];
  for (let number = 0; number < 6; number += 1) {
    const { ctx, product } = await anEntrant(db);
    const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
    await answerAll(ctx, id);
    entries.push({ ctx, id });
  }
  // One is withdrawn and one refused for being incomplete in between: neither takes a number.
  const { ctx, product } = await anEntrant(db);
  const incomplete = await startNomination(ctx, { productId: product.id, roundId: round.id });

  const results = await Promise.allSettled([
    ...entries.map((entry) => submitNomination(entry.ctx, entry.id, DECLARED)),
    submitNomination(ctx, incomplete.id, DECLARED),
  ]);

  const codes = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.code] : []));
  expect(codes.sort()).toEqual([1, 2, 3, 4, 5, 6].map((number) => `${round.codePrefix}-2026-00${number}`));
});

test("the same dossier handed in twice at once has one code", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);

  const results = await Promise.allSettled([1, 2].map(() => submitNomination(ctx, id, DECLARED)));

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.select().from(nominationEvents).where(eq(nominationEvents.nominationId, id))).toHaveLength(2);
});

test("a draft is not handed in after nominations have closed", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);
  await setPhase(db, round.id, "screening");

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "closed" });
  await expect(saveDossier(ctx, id, { step: "product", answers: {} })).rejects.toMatchObject({ code: "closed" });
});

test("a withdrawn nomination keeps its reason and code, and the product may enter anew with a new one", async ({
  db,
}) => {
  const { ctx, product, round } = await anEntrant(db);
  const input = { productId: product.id, roundId: round.id };
  const { id } = await startNomination(ctx, input);
  await answerAll(ctx, id);
  await submitNomination(ctx, id, DECLARED);

  await withdrawNomination(ctx, id, { reason: "Đổi mẫu chai" });

  const withdrawn = await nominationById(ctx, id);
  expect(withdrawn).toMatchObject({ state: "withdrawn", code: `${round.codePrefix}-2026-001` });
  expect(withdrawn.steps.at(-1)).toMatchObject({ kind: "withdrawn", note: "Đổi mẫu chai" });
  const again = await startNomination(ctx, input);
  expect((await nominationById(ctx, again.id)).dossier.answers.description).toBe(LONG);
  expect((await submitNomination(ctx, again.id, DECLARED)).code).toBe(`${round.codePrefix}-2026-002`);
});

test("withdrawal is refused to others, of what was refused, and once scoring begins", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const refused = await aNomination(db, { roundId: round.id, product, state: "refused" });
  const reason = { reason: "Lý do" };
  await expect(withdrawNomination(ctx, refused.id, reason)).rejects.toMatchObject({ code: "closed" });
  const other = await anEntrant(db);
  const admitted = await aNomination(db, { roundId: round.id, product: other.product, state: "admitted" });
  await expect(withdrawNomination(ctx, admitted.id, reason)).rejects.toMatchObject({ code: "not_found" });
  const staff = contextOf(db, await anOrganiser(db, round.agencyId));
  await expect(withdrawNomination(staff, admitted.id, reason)).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "scoring");

  await expect(withdrawNomination(other.ctx, admitted.id, reason)).rejects.toMatchObject({ code: "closed" });
});

test("a product takes its dossier up to the next level, and the new one points to the old", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const first = await aNomination(db, {
    roundId: round.id,
    product,
    state: "admitted",
    answers: { description: LONG },
  });
  const region = await aRound(db, { phase: "nomination", level: "region" });

  const { id } = await startNomination(ctx, { productId: product.id, roundId: region.id });

  expect((await nominationById(ctx, id)).dossier.answers).toEqual({ description: LONG });
  const [row] = await db.select().from(nominations).where(eq(nominations.id, id));
  expect(row?.fromNominationId).toBe(first.id);
});

test("papers are added to a dossier that is written, once each, and removed", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const store = aFileStore();
  const name = "đăng ký.pdf";
  const paper = { kind: "registration", number: "12", issuer: "Sở KH&ĐT", issuedOn: null } as const;
  const add = async (bytes: Buffer, as = ctx) =>
    addPaper(as, store, id, { ...paper, validUntil: null, file: await aGivenFile(name, bytes) });
  const pdf = aPdf();

  await add(pdf);
  await add(pdf);
  await saveDossier(ctx, id, { step: "product", answers: { description: LONG } });

  const { papers } = (await nominationById(ctx, id)).dossier;
  expect(papers).toEqual([{ ...paper, name, validUntil: null, fileId: expect.any(String) }]);
  await expect(add(Buffer.from("MZ virus"))).rejects.toMatchObject({
    code: "invalid",
    message: /không đúng với nội dung/,
  });
  await expect(add(pdf.subarray(0, 20))).rejects.toMatchObject({ code: "invalid", message: /bị hỏng/ });
  await expect(add(Buffer.alloc(25_000_001))).rejects.toMatchObject({ code: "invalid", message: /quá lớn/ });
  const stranger = contextOf(db, await anActor(db));
  await expect(add(aPdf(), stranger)).rejects.toMatchObject({ code: "not_found" });

  await removePaper(ctx, id, { fileId: papers[0]!.fileId });
  expect((await nominationById(ctx, id)).dossier.papers).toEqual([]);
  await expect(removePaper(ctx, id, { fileId: papers[0]!.fileId })).rejects.toMatchObject({ code: "not_found" });
});

test("nominationsOfProducer lists those of one's own establishments with what was asked, latest first", async ({
  db,
}) => {
  const { ctx, product, round } = await anEntrant(db);
  await aNomination(db, {});
  expect(await nominationsOfProducer(ctx)).toEqual([]);

  const older = await aNomination(db, { roundId: round.id, product, state: "more_asked" });
  const second = await aProduct(db, { establishmentId: product.establishmentId });
  const third = await aProduct(db, { establishmentId: product.establishmentId });
  const draft = await aNomination(db, { roundId: round.id, product: second, state: "draft" });
  const latest = await aNomination(db, { roundId: round.id, product: third, state: "submitted" });

  const list = await nominationsOfProducer(ctx);
  expect(list.map((one) => [one.id, one.note])).toEqual([
    [latest.id, null],
    [draft.id, null],
    [older.id, "Thiếu ảnh chụp từ trên xuống"],
  ]);
  expect(list[0]?.round).toMatchObject({ id: round.id, phase: "nomination", phaseEndsAt: expect.any(Date) });
  expect((await nominationsOfProducer(ctx, { productId: second.id })).map((one) => one.id)).toEqual([draft.id]);
});

test("roundsTakingNominations names open rounds in their nomination phase alone", async ({ db }) => {
  const taking = await aRound(db, { phase: "nomination" });
  const others = [await aRound(db, { phase: "screening" }), await aRound(db, { phase: null })];

  const ids = (await roundsTakingNominations(contextOf(db, null))).map((one) => one.id);

  expect(ids).toContain(taking.id);
  for (const other of others) expect(ids).not.toContain(other.id);
});

test("a product's photos cannot be handed in without: too few are told", async ({ db }) => {
  const { ctx, round, establishment } = await anEntrant(db);
  const bare = await aProduct(db, { establishmentId: establishment.id });
  const { id } = await startNomination(ctx, { productId: bare.id, roundId: round.id });
  await answerAll(ctx, id);
  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ message: "Còn thiếu 1 mục bắt buộc." });

  await photosFor(db, bare, 2);
  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ message: "Còn thiếu 2 mục bắt buộc." });
});
