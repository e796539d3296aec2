import { aNomination } from "#tests/factories/nominations";
import { anActor } from "#tests/factories/people";
import { aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { vaultOf } from "~/domain/papers/queries.server";
import { loader as home } from "~/routes/producer._index/route";
import { action as addToVault, loader as vault } from "~/routes/producer.establishments.$id_.papers";
import { loader as nomination, action as save } from "~/routes/producer.nominations.$id/route";
import { action as addPaper } from "~/routes/producer.nominations.$id_.papers";
import { loader as receipt } from "~/routes/producer.nominations.$id_.receipt[.pdf]";
import { action as revive } from "~/routes/producer.nominations.$id_.revival";
import { action as autosave } from "~/routes/producer.nominations.$id_.steps.$step";
import { action as takePaper } from "~/routes/producer.nominations.$id_.vault-papers";
import { action as begin, loader as beginning } from "~/routes/producer.nominations.new/route";
import { action as renew } from "~/routes/producer.papers.$id.renewal";
import { action as retire } from "~/routes/producer.papers.$id.retirement";
import { anEntrant, answerAll } from "../../db/nominations/steps";

type Db = Parameters<typeof anActor>[0];

async function aDraft(db: Db) {
  const entrant = await anEntrant(db);
  const { id } = await startNomination(entrant.ctx, { productId: entrant.product.id, roundId: entrant.round.id });
  return { ...entrant, id, as: entrant.ctx.actor! };
}

function paperForm(fields: Record<string, string>, bytes = aPdf(), name = "giay.pdf"): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append("file", new File([new Uint8Array(bytes)], name));
  return form;
}

test("a saving answers with the version to go on from; one that meets another's change is a conflict for the script and for the form", async ({
  db,
}) => {
  const { id, as, ctx } = await aDraft(db);
  const script = (form: Record<string, string>) =>
    post(db, autosave, { url: "/", params: { id, step: "product" }, as, form });

  const saved = await script({ description: "Một", version: "1", seen: "{}" });
  expect([saved.status, saved.data]).toMatchObject([
    200,
    { saved: { version: 2, answers: { description: "Một" }, joined: [] } },
  ]);
  const late = { description: "Hai", materials: "Cá cơm", version: "1", seen: "{}" };
  const conflict = {
    version: 2,
    kept: { description: "Một" },
    answers: { description: "Hai", materials: "Cá cơm" },
    differences: [{ question: "description", mine: "Hai", kept: "Một" }],
    by: as.name,
  };
  const met = await script(late);
  expect([met.status, met.data]).toMatchObject([409, { conflict }]);
  const whole = await post(db, save, { url: "/?step=product", params: { id }, as, form: late });
  expect([whole.status, whole.data]).toMatchObject([409, { conflict }]);
  expect((await nominationById(ctx, id)).dossier.answers).toEqual({ description: "Một" });

  const chosen = { ...late, version: "2", seen: JSON.stringify(conflict.kept) };
  const done = await post(db, save, { url: "/?step=product&stay=yes", params: { id }, as, form: chosen });
  expect(done.location).toBe(`/producer/nominations/${id}?step=product`);
  expect((await nominationById(ctx, id)).dossier.answers).toEqual(conflict.answers);
});

test("whose session has ended is told so by the script, and nothing is saved", async ({ db }) => {
  const { id } = await aDraft(db);

  const answer = await post(db, autosave, { url: "/", params: { id, step: "product" }, form: { description: "Một" } });

  expect([answer.status, answer.data]).toMatchObject([401, { message: expect.stringContaining("đăng nhập") }]);
});

test("a dossier opens at the step saved last, and the first page says so", async ({ db }) => {
  const { id, as } = await aDraft(db);
  const open = async (url = "/") => (await load(db, nomination, { url, params: { id }, as })).data;

  expect(await open()).toMatchObject({ step: "photos" });
  await post(db, autosave, { url: "/", params: { id, step: "market" }, as, form: { markets: "18 tỉnh" } });

  expect(await open()).toMatchObject({ step: "market", colleagues: [as.name], reader: { id: as.userId } });
  expect(await open("/?step=quality")).toMatchObject({ step: "quality" });
  const { steps } = (await load(db, home, { url: "/producer", as })).data as { steps: unknown[] };
  expect(steps[0]).toMatchObject({ kind: "draft", saved: { by: as.name, step: "market" } });
});

test("a product is entered in two pages: which in which round, then its group", async ({ db }) => {
  const { product, ctx, round } = await anEntrant(db, {
    rules: { groups: [{ code: "TP", name: "Thực phẩm", nameEn: "Food" }] },
  });
  const as = ctx.actor!;
  const other = await aRound(db, { phase: "nomination" });
  const query = `?round=${round.id}&product=${product.id}`;

  const choice = await load(db, beginning, { url: "/producer/nominations/new", as });
  expect(choice.data).toMatchObject({ preview: null, isAsked: false });
  const preview = await load(db, beginning, { url: `/producer/nominations/new${query}`, as });
  expect(preview.data).toMatchObject({ preview: { round: { id: round.id }, groupCode: null, whyNot: null } });
  const form = { roundId: round.id, productId: product.id };
  expect((await post(db, begin, { url: `/${query}`, as, form })).status).toBe(409);
  const begun = await post(db, begin, { url: `/${query}`, as, form: { ...form, groupCode: "TP" } });
  expect(begun.location).toMatch(/^\/producer\/nominations\/[\w-]{36}$/);
  const elsewhere = await load(db, beginning, { url: `/?round=${other.id}&product=${(await aProduct(db)).id}`, as });
  expect(elsewhere.status).toBe(404);
});

test("a paper is kept, chosen for a dossier, renewed and retired", async ({ db }) => {
  const { id, as, ctx, establishment } = await aDraft(db);
  const services = servicesOf(db);
  const add = (form: FormData) =>
    post(db, addToVault, { url: "/", params: { id: establishment.id }, as, form, services });
  const facts = { kind: "food_safety", number: "12/ATTP", validUntil: "31/12/2030" };

  expect((await add(paperForm(facts))).location).toBe(`/producer/establishments/${establishment.id}/papers`);
  const wrong = await add(paperForm(facts, Buffer.from("PK macro"), "giay.docm"));
  expect([wrong.status, wrong.data]).toMatchObject([
    422,
    { result: { error: { "": [expect.stringContaining("giay.docm")] } } },
  ]);
  const [kept] = await vaultOf(ctx, establishment.id);
  const chosen = await post(db, takePaper, { url: "/", params: { id }, as, form: { paperId: kept!.id } });
  expect(chosen.location).toBe(`/producer/nominations/${id}?step=papers`);
  const page = await load(db, vault, { url: "/", params: { id: establishment.id }, as });
  expect(page.data).toMatchObject({ papers: [{ id: kept!.id, uses: [{ nominationId: id }] }] });

  const params = { id: kept!.id };
  const late = { number: "90/ATTP", issuedOn: "01/01/2031", validUntil: "31/12/2030" };
  expect((await post(db, renew, { url: "/", params, as, form: paperForm(late), services })).status).toBe(422);
  await post(db, renew, { url: "/", params, as, form: paperForm({ number: "90/ATTP" }), services });
  const [fresh] = await vaultOf(ctx, establishment.id);
  expect(fresh).toMatchObject({ kind: "food_safety", number: "90/ATTP", retiredAt: null });
  await post(db, retire, { url: "/", params: { id: fresh!.id }, as });
  expect((await vaultOf(ctx, establishment.id)).map((paper) => paper.state.kind)).toEqual(["retired", "retired"]);
});

test("a paper of a dossier goes into the vault when ticked", async ({ db }) => {
  const { id, as, ctx, establishment } = await aDraft(db);
  const add = (fields: Record<string, string>) =>
    post(db, addPaper, { url: "/", params: { id }, as, form: paperForm(fields), services: servicesOf(db) });

  await add({ kind: "registration", keep: "on" });
  await add({ kind: "award" });

  expect((await vaultOf(ctx, establishment.id)).map((paper) => paper.kind)).toEqual(["registration"]);
  expect((await nominationById(ctx, id)).dossier.papers.map((paper) => paper.kind)).toEqual(["registration", "award"]);
});

test("the receipt is a PDF once a dossier is handed in, for its producer and not for others", async ({ db }) => {
  const { id, as, ctx } = await aDraft(db);
  const ask = (who: typeof as) => load(db, receipt, { url: "/", params: { id }, as: who });
  expect((await ask(as)).status).toBe(409);
  await answerAll(ctx, id);
  const { code } = await submitNomination(ctx, id, { declared: true });

  const answer = await ask(as);

  expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(answer.headers.get("content-disposition")).toContain(`bien-nhan-${code}.pdf`);
  expect(String(answer.data).slice(0, 5)).toBe("%PDF-");
  expect((await ask(await anActor(db))).status).toBe(404);
});

test("a withdrawn dossier is revived from its page, and a refusal says why", async ({ db }) => {
  const { id, as, ctx, product, round } = await aDraft(db);
  const ask = () => post(db, revive, { url: "/", params: { id }, as });
  expect((await ask()).status).toBe(409);
  await withdrawNomination(ctx, id, { reason: "Đổi mẫu" });
  const page = await load(db, nomination, { url: "/", params: { id }, as });
  expect(page.data).toMatchObject({ isWritten: false, whyNotRevive: null });

  expect((await ask()).location).toBe(`/producer/nominations/${id}`);

  expect((await nominationById(ctx, id)).state).toBe("draft");
  const second = await aNomination(db, { roundId: round.id, product, state: "withdrawn" });
  const replaced = await load(db, nomination, { url: "/", params: { id: second.id }, as });
  expect(replaced.data).toMatchObject({ whyNotRevive: expect.stringContaining("hồ sơ khác") });
});
