import { aNomination } from "#tests/factories/nominations";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { entryPreview } from "~/domain/nominations/entry-preview.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { receiptOf } from "~/domain/nominations/receipt.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { anEntrant, answerAll, LONG } from "./steps";

const OWN_GROUPS = {
  groups: [
    { code: "TP", name: "Thực phẩm", nameEn: "Food" },
    { code: "TC", name: "Thủ công", nameEn: "Crafts" },
  ],
};

test("a round with groups of its own is entered in one of them, and in none it does not have", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db, { rules: OWN_GROUPS });
  const start = (groupCode?: string) => startNomination(ctx, { productId: product.id, roundId: round.id, groupCode });

  expect(await entryPreview(ctx, { roundId: round.id, productId: product.id })).toMatchObject({
    groupCode: null,
    whyNot: null,
    nominationId: null,
  });
  await expect(start()).rejects.toMatchObject({ code: "closed", message: /Nhóm sản phẩm/ });
  await expect(start("B")).rejects.toMatchObject({ code: "closed" });
  const { id } = await start("TC");

  expect((await nominationById(ctx, id)).groupCode).toBe("TC");
  expect(await entryPreview(ctx, { roundId: round.id, productId: product.id })).toMatchObject({
    nominationId: id,
    whyNot: expect.stringContaining(product.name),
  });
});

test("the first dossier of a product takes its maker's facts from the last one, when that is chosen", async ({
  db,
}) => {
  const { ctx, establishment, product, round } = await anEntrant(db);
  const facts = { workers: 14, standards: LONG };
  const told = await aNomination(db, {
    product: await aProduct(db, { establishmentId: establishment.id, name: "Khô cá chỉ vàng" }),
    state: "submitted",
    answers: { ...facts, description: LONG, revenueLast: 5 },
  });
  const choice = { productId: product.id, roundId: round.id };

  const { makerFacts } = await entryPreview(ctx, choice);
  expect(makerFacts).toMatchObject({ nominationId: told.id, productName: "Khô cá chỉ vàng", facts });
  const { id } = await startNomination(ctx, { ...choice, factsFrom: told.id });

  expect((await nominationById(ctx, id)).dossier.answers).toEqual(facts);
  const second = await aProduct(db, { establishmentId: establishment.id });
  const bare = await startNomination(ctx, { productId: second.id, roundId: round.id });
  expect((await nominationById(ctx, bare.id)).dossier.answers).toEqual({});
});

test("facts of another establishment are not taken, and not offered to a product with a dossier of its own", async ({
  db,
}) => {
  const { ctx, product, round } = await anEntrant(db);
  const foreign = await aNomination(db, { state: "submitted", answers: { workers: 99 } });
  const choice = { productId: product.id, roundId: round.id };

  await expect(startNomination(ctx, { ...choice, factsFrom: foreign.id })).rejects.toMatchObject({ code: "not_found" });
  expect((await entryPreview(ctx, choice)).makerFacts).toBeNull();
  await aNomination(db, { product, state: "refused", answers: { workers: 14 } });
  expect(await entryPreview(ctx, choice)).toMatchObject({ makerFacts: null, earlier: { round: { year: 2026 } } });
  const stranger = await anEntrant(db);
  await expect(entryPreview(stranger.ctx, choice)).rejects.toMatchObject({ code: "not_found" });
});

test("a dossier carried to the next year asks last year's revenue anew", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db, { year: 2026 });
  await aNomination(db, { product, roundId: round.id, state: "refused", answers: { workers: 14, revenueLast: 5 } });
  const next = await aRound(db, { phase: "nomination", year: 2027 });

  const { id } = await startNomination(ctx, { productId: product.id, roundId: next.id });

  expect((await nominationById(ctx, id)).dossier.answers).toEqual({ workers: 14, revenueBefore: 5 });
});

test("similar names of the same maker and a set of a wrong case are told before a dossier is begun", async ({ db }) => {
  const { ctx, establishment, round } = await anEntrant(db, {
    rules: { setCases: ["a"] },
  });
  const set = await aProduct(db, {
    establishmentId: establishment.id,
    name: "Bộ ấm chén men lam Phước Lâm",
    setCase: "b",
    setMembers: "Ấm\nChén",
  });
  const twin = await aProduct(db, { establishmentId: establishment.id, name: "Bộ ấm chén men lam Phước Lâm 2026" });
  const entered = await aNomination(db, { roundId: round.id, product: twin, state: "submitted" });

  const preview = await entryPreview(ctx, { roundId: round.id, productId: set.id });

  expect(preview).toMatchObject({
    whyNot: null,
    alike: {
      products: [{ id: twin.id, name: twin.name }],
      entries: [{ nominationId: entered.id, code: entered.code, productName: twin.name }],
      titles: [],
    },
    setProblems: [{ kind: "set_case_not_allowed", setCase: "b", allowed: ["a"] }],
  });
  const { id } = await startNomination(ctx, { productId: set.id, roundId: round.id });
  expect((await nominationById(ctx, id)).gaps).toContainEqual({
    severity: "required",
    kind: "set_case_not_allowed",
    step: "product",
    setCase: "b",
    allowed: ["a"],
  });
});

test("a receipt says what was handed in, with the hashes of its files, in Vietnam's time", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db);
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);
  const pdf = aPdf();
  const file = await aGivenFile("dkkd.pdf", pdf);
  const facts = { kind: "registration", number: "41A8", issuer: null, issuedOn: null, validUntil: null } as const;
  await addPaper(ctx, aFileStore(), id, { ...facts, file });
  await expect(receiptOf(ctx, id, String)).rejects.toMatchObject({ code: "closed" });
  const { code } = await submitNomination(ctx, id, { declared: true });

  const receipt = await receiptOf(ctx, id, (one) => `https://tinhhoa.vn/${one}`);

  expect(receipt.code).toBe(code);
  expect(receipt.print).toMatchObject({
    agency: expect.any(String),
    code,
    papers: [{ name: "Giấy đăng ký kinh doanh 41A8", file: "dkkd.pdf", hash: file.sha256.slice(0, 12) }],
    declaration: expect.stringContaining("cam đoan"),
    note: null,
    pageUrl: `https://tinhhoa.vn/${id}`,
  });
  const shown = Object.fromEntries(receipt.print.facts.map((fact) => [fact.term, fact.text]));
  expect(shown["Nộp lúc"]).toMatch(/^\d\dh\d\d, \d\d\/\d\d\/\d{4} \(giờ Việt Nam\)$/);
  expect(shown["Sản phẩm"]).toBe(product.name);
  const stranger = await anEntrant(db);
  await expect(receiptOf(stranger.ctx, id, String)).rejects.toMatchObject({ code: "not_found" });
});
