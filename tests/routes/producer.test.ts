import { anEstablishment } from "#tests/factories/establishments";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { aJpeg } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { productById } from "~/domain/products/queries.server";
import { loader as home } from "~/routes/producer._index/route";
import { loader as newEstablishment, action as register } from "~/routes/producer.establishments.new";
import { loader as nomination, action as save } from "~/routes/producer.nominations.$id/route";
import { action as autosave } from "~/routes/producer.nominations.$id_.steps.$step";
import { loader as submission, action as submit } from "~/routes/producer.nominations.$id_.submission";
import { action as addPhotos } from "~/routes/producer.products.$id_.photos/route";
import { action as uploadPhotos } from "~/routes/producer.products.$id_.photos_.uploads";
import { anEntrant, answerAll } from "../db/nominations/steps";

type Db = Parameters<typeof anActor>[0];

async function aDraft(db: Db) {
  const entrant = await anEntrant(db);
  const { id } = await startNomination(entrant.ctx, { productId: entrant.product.id, roundId: entrant.round.id });
  return { ...entrant, id, as: entrant.ctx.actor! };
}

const photosForm = (files: readonly { name: string; bytes: Uint8Array }[]) => {
  const form = new FormData();
  for (const { name, bytes } of files) form.append("photos", new File([new Uint8Array(bytes)], name));
  return form;
};

test("a visitor is sent to sign in and comes back", async ({ db }) => {
  const answer = await load(db, home, { url: "/producer" });

  expect([answer.status, answer.location]).toEqual([302, "/login?next=%2Fproducer"]);
  expect((await load(db, newEstablishment, { url: "/producer/establishments/new" })).status).toBe(302);
});

test("someone new is told to register an establishment", async ({ db }) => {
  const answer = await load(db, home, { url: "/producer", as: await anActor(db) });

  expect(answer.data).toMatchObject({ steps: [{ kind: "establishment" }], establishments: [], nominations: [] });
});

test("a refused registration keeps what was typed, with the sentence beside its field", async ({ db }) => {
  const { taxCode } = await anEstablishment(db);
  const form = {
    legalForm: "cooperative",
    name: "HTX Phú Mỹ",
    taxCode: taxCode ?? "",
    provinceId: "new-68",
    commune: "Mũi Né",
    representative: "Bà Mười",
    phone: "0912 345 678",
  };

  const answer = await post(db, register, { url: "/producer/establishments/new", as: await anActor(db), form });

  expect(answer.status).toBe(409);
  expect(answer.data).toMatchObject({
    result: { initialValue: { name: "HTX Phú Mỹ" }, error: { taxCode: [expect.stringContaining("đã được đăng ký")] } },
  });
});

test("a step saves itself and answers with what is still missing", async ({ db }) => {
  const { id, as, ctx } = await aDraft(db);
  const ask = (step: string, form: Record<string, string>) =>
    post(db, autosave, { url: `/producer/nominations/${id}/steps/${step}`, params: { id, step }, as, form });

  const saved = await ask("production", { capacity: "60.000 lít", workers: "14" });
  const unreadable = await ask("production", { capacity: "1", workers: "mười" });

  expect(saved.status).toBe(200);
  const { gaps } = (saved.data as { saved: { gaps: { question?: string }[] } }).saved;
  expect(gaps.map((gap) => gap.question)).not.toContain("workers");
  expect(gaps.map((gap) => gap.question)).toContain("process");
  expect([unreadable.status, unreadable.data]).toEqual([422, { unreadable: ["workers"] }]);
  expect((await nominationById(ctx, id)).dossier.answers).toEqual({ capacity: "60.000 lít", workers: 14 });
  expect((await ask("nothing", {})).status).toBe(404);
});

test("a step of another's dossier is not saved", async ({ db }) => {
  const { id, ctx } = await aDraft(db);
  const as = await aProducer(db, (await anEstablishment(db)).id);
  const params = { id, step: "product" };

  const answer = await post(db, autosave, { url: "/", params, as, form: { description: "Của tôi" } });

  expect(answer.status).toBe(404);
  expect((await nominationById(ctx, id)).dossier.answers).toEqual({});
  expect((await load(db, nomination, { url: "/", params: { id }, as })).status).toBe(404);
});

test("without scripts a step is saved by its button and leads to the next", async ({ db }) => {
  const { id, as } = await aDraft(db);
  const ask = (query: string) =>
    post(db, save, {
      url: `/producer/nominations/${id}?${query}`,
      params: { id },
      as,
      form: { description: "Nước mắm nhỉ" },
    });

  expect((await ask("step=product")).location).toBe(`/producer/nominations/${id}?step=production`);
  expect((await ask("step=product&stay=yes")).location).toBe(`/producer/nominations/${id}?step=product`);
  expect((await ask("step=papers")).location).toBe(`/producer/nominations/${id}/submission`);
});

test("handing in needs the declaration and leads to the receipt", async ({ db }) => {
  const { id, as, ctx, round } = await aDraft(db);
  await answerAll(ctx, id);
  const ask = (form: Record<string, string>) => post(db, submit, { url: "/", params: { id }, as, form });

  const undeclared = await ask({});
  expect([undeclared.status, undeclared.data]).toMatchObject([
    422,
    { result: { error: { declared: expect.any(Array) } } },
  ]);
  expect((await ask({ declared: "on" })).location).toBe(`/producer/nominations/${id}/submission`);

  const receipt = await load(db, submission, { url: "/", params: { id }, as });
  expect(receipt.data).toMatchObject({ isWritten: false, nomination: { code: `${round.codePrefix}-2026-001` } });
});

test("the agency's staff are led from the producer's page to their own", async ({ db }) => {
  const { id, ctx, round } = await aDraft(db);
  await answerAll(ctx, id);
  await submitNomination(ctx, id, { declared: true });
  const as = await anOrganiser(db, round.agencyId);

  const answer = await load(db, nomination, { url: "/", params: { id }, as });

  expect(answer.location).toBe(`/organiser/nominations/${id}`);
});

test("photos sent together: the good ones are kept and the others named beside the field", async ({ db }) => {
  const establishment = await anEstablishment(db);
  const as = await aProducer(db, establishment.id);
  const ctx = contextOf(db, as);
  const { product } = await anEntrant(db);
  const own = await aProduct(db, { establishmentId: establishment.id });
  const services = servicesOf(db);
  const good = { name: "Ảnh trước; 1.jpg", bytes: await aJpeg({ width: 820, height: 820 }) };
  const bad = { name: "chữ.jpg", bytes: Buffer.from("chữ") };
  const ask = (id: string, form: FormData) => post(db, addPhotos, { url: "/", params: { id }, as, form, services });

  const answer = await ask(own.id, photosForm([good, bad]));

  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({ result: { error: { photos: [expect.stringContaining("chữ.jpg")] } } });
  expect((await productById(ctx, own.id)).photos).toHaveLength(1);
  expect((await ask(own.id, photosForm([]))).status).toBe(422);
  expect((await ask(product.id, photosForm([good]))).status).toBe(404);
});

test("a photo sent by the page's script is answered with its sentence; a body cut off is no crash", async ({ db }) => {
  const establishment = await anEstablishment(db);
  const as = await aProducer(db, establishment.id);
  const { id } = await aProduct(db, { establishmentId: establishment.id });
  const services = servicesOf(db);
  const ask = (form: FormData) => post(db, uploadPhotos, { url: "/", params: { id }, as, form, services });
  const photo = { name: "a.jpg", bytes: await aJpeg({ width: 820, height: 820 }) };

  expect((await ask(photosForm([photo]))).data).toEqual({ added: 1, refused: [] });
  const twice = await ask(photosForm([photo]));
  expect([twice.status, twice.data]).toEqual([422, { added: 0, refused: ["“a.jpg” đã có trên sản phẩm này."] }]);
  const cut = await post(db, uploadPhotos, {
    url: "/",
    params: { id },
    as,
    services,
    json: "không phải biểu mẫu",
    headers: { "content-type": "multipart/form-data; boundary=x" },
  });
  expect([cut.status, cut.data]).toEqual([
    422,
    { added: 0, refused: ["Tệp chưa tải lên hết, có thể do đường truyền. Hãy thử lại."] },
  ]);
});
