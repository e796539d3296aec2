import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import { loader as list } from "~/routes/organiser.fairs._index";
import { loader as board } from "~/routes/organiser.fairs_.$slug/route";
import { action as saveDeadlines } from "~/routes/organiser.fairs_.$slug_.deadlines";
import { loader as identity, action as saveIdentity } from "~/routes/organiser.fairs_.$slug_.identity";
import { action as savePrices } from "~/routes/organiser.fairs_.$slug_.prices";
import { action as publish } from "~/routes/organiser.fairs_.$slug_.publication";
import { action as saveQuotas } from "~/routes/organiser.fairs_.$slug_.quotas";
import { action as create } from "~/routes/organiser.fairs_.new";
import { aFairAtWork, applied, taken } from "../../db/fairs/at-work";

const typed = (agencyId: string) => ({
  ...{ agencyId, name: "  Hội chợ   mùa thu ", nameEn: "Autumn fair", code: "mt99", level: "province" },
  ...{ provinceId: LAM_DONG, regionCode: "", venue: "Phan Thiết", startsOn: "16/5/2099", endsOn: "19/05/2099" },
});

test("a fair goes from its name to its public page by the forms of a browser without scripts", async ({ db }) => {
  const agency = await anAgency(db);
  const as = await anOrganiser(db, agency.id);
  const made = await post(db, create, { url: "/organiser/fairs/new", as, form: typed(agency.id) });
  const slug = "hoi-cho-mua-thu";
  const ask = { url: `/organiser/fairs/${slug}`, params: { slug }, as };
  const next = async () => ((await load(db, board, ask)).data as { next: { kind: string; step?: string } }).next;

  expect([made.status, made.location]).toEqual([303, `/organiser/fairs/${slug}/deadlines`]);
  expect(await next()).toEqual({ kind: "set", step: "deadlines" });
  const dates = { applicationsOpenOn: "01/01/2099", applicationsCloseOn: "15/3/2099", applicationsCloseTime: "17h" };
  const dated = await post(db, saveDeadlines, { ...ask, form: { version: "1", ...dates } });
  expect(dated.location).toBe(`/organiser/fairs/${slug}/prices`);
  expect(await next()).toEqual({ kind: "set", step: "prices" });
  const price = { "prices[0].kind": "standard", "prices[0].price": "8 triệu", "prices[0].per": "booth" };
  expect((await post(db, savePrices, { ...ask, form: { version: "2", ...price } })).status).toBe(303);
  expect(await next()).toEqual({ kind: "publish" });
  const done = await post(db, publish, { ...ask, form: { version: "3" } });
  expect([done.status, done.location]).toEqual([303, `/organiser/fairs/${slug}`]);
  const { fairs } = (await load(db, list, { url: "/organiser/fairs", as })).data as { fairs: { name: string }[] };
  expect(fairs).toMatchObject([{ name: "Hội chợ mùa thu", code: "MT99", startsOn: "2099-05-16" }]);
});

test("what cannot be read comes back beside its field, with everything that was typed", async ({ db }) => {
  const agency = await anAgency(db);
  const as = await anOrganiser(db, agency.id);
  const form = { ...typed(agency.id), code: "!", startsOn: "31/02/2099", venue: "" };

  const answer = await post(db, create, { url: "/organiser/fairs/new", as, form });

  const { result } = answer.data as { result: { error: object; initialValue: object } };
  expect([answer.status, Object.keys(result.error).sort()]).toEqual([422, ["code", "startsOn", "venue"]]);
  expect(result.initialValue).toMatchObject({ code: "!", startsOn: "31/02/2099", nameEn: "Autumn fair" });
});

test("a quota below what is taken comes back at its province, with the whole table as typed", async ({ db }) => {
  const { fair, organiser } = await aFairAtWork(db);
  await taken(db, fair.id, "A1", (await applied(db, fair.id)).id);
  const form = {
    ...{ version: "1", "rows[0].provinceId": "new-01", "rows[0].booths": "9" },
    ...{ "rows[1].provinceId": LAM_DONG, "rows[1].booths": "0" },
  };

  const answer = await post(db, saveQuotas, { url: "/", params: { slug: fair.slug }, as: organiser, form });

  expect(answer.status).toBe(409);
  expect(answer.data).toMatchObject({
    result: {
      error: { "rows[1].booths": ["Lâm Đồng đã có 1 gian, chỉ tiêu không thể thấp hơn."] },
      initialValue: { rows: [{ booths: "9" }, { booths: "0" }] },
    },
  });
});

test("a line is added to a list of the form without scripts, and nothing is saved by it", async ({ db }) => {
  const { fair, organiser } = await aFairAtWork(db);
  const ask = { url: "/", params: { slug: fair.slug }, as: organiser };
  const add = JSON.stringify({ type: "insert", payload: { name: "agencies" } });

  const answer = await post(db, saveIdentity, { ...ask, form: { version: "1", name: "Chưa lưu", __intent__: add } });

  expect(answer.status).toBe(422);
  expect(answer.data).toMatchObject({ result: { initialValue: { name: "Chưa lưu" } } });
  expect((await load(db, identity, ask)).data).toMatchObject({ version: 1, values: { name: fair.name } });
});

test("the desk asks visitors to sign in, and tells other agencies of no draft", async ({ db }) => {
  const { fair } = await aFairAtWork(db);
  const draft = await aFairAtWork(db, { publishedAt: null });
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const ask = (slug: string) => ({ url: `/organiser/fairs/${slug}`, params: { slug } });

  for (const slug of [fair.slug, draft.fair.slug, "khong-co"]) {
    const { location } = await load(db, board, ask(slug));
    expect(location).toBe(`/login?next=${encodeURIComponent(`/organiser/fairs/${slug}`)}`);
  }
  expect((await load(db, board, { ...ask(fair.slug), as: stranger })).status).toBe(403);
  expect((await load(db, board, { ...ask(draft.fair.slug), as: stranger })).status).toBe(404);
});
