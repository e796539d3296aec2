import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { anOrganiser } from "#tests/factories/people";
import { aRound, aScheme, type RoundOptions } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { nominations } from "~/db/schema";
import { roundById, territoryOf } from "~/domain/rounds/queries.server";
import { spansKey } from "~/domain/rounds/rules";
import { loader as publicList } from "~/routes/_public.rounds._index/route";
import { loader as publicPage } from "~/routes/_public.rounds.$slug/route";
import { loader as screen } from "~/routes/organiser.nominations.$id/route";
import { action as admit } from "~/routes/organiser.nominations.$id_.admission";
import { action as refuse } from "~/routes/organiser.nominations.$id_.refusal";
import { loader as board } from "~/routes/organiser.rounds_.$slug/route";
import { loader as queue } from "~/routes/organiser.rounds_.$slug_.nominations/route";
import { action as move } from "~/routes/organiser.rounds_.$slug_.phase";
import { action as setTerritory } from "~/routes/organiser.rounds_.$slug_.territory/route";
import { action as create } from "~/routes/organiser.rounds_.new/route";

async function aRoundAtWork(db: Database, options: RoundOptions = {}) {
  const agency = await anAgency(db);
  return {
    agency,
    organiser: await anOrganiser(db, agency.id),
    round: await aRound(db, { agencyId: agency.id, ...options }),
  };
}

/** The form of a new round as a browser sends it: text as people type it, empty fields included. */
async function newRound(db: Database, agencyId: string): Promise<Record<string, string>> {
  return {
    schemeVersionId: await aScheme(db),
    agencyId,
    level: "province",
    year: "2027",
    name: "Bình chọn  cấp tỉnh năm 2027 ",
    nameEn: "Provincial selection 2027",
    codePrefix: "dhf",
    provinceId: "new-68",
    regionCode: "",
  };
}

test("a new round is made from what was typed", async ({ db }) => {
  const { agency, organiser } = await aRoundAtWork(db);
  const form = await newRound(db, agency.id);

  const answer = await post(db, create, { url: "/organiser/rounds/new", as: organiser, form });

  expect([answer.status, answer.location]).toEqual([303, "/organiser/rounds/binh-chon-cap-tinh-nam-2027/agencies"]);
  const shown = await load(db, board, {
    url: "/organiser/rounds/binh-chon-cap-tinh-nam-2027",
    params: { slug: "binh-chon-cap-tinh-nam-2027" },
    as: organiser,
  });
  expect(shown.data).toMatchObject({
    head: { name: "Bình chọn cấp tỉnh năm 2027", isDraft: true },
    preparation: {
      steps: [
        { step: "identity", state: "ready" },
        { step: "agencies", state: "ready" },
        { step: "territory", state: "ready" },
        { step: "timetable", state: "missing" },
        { step: "rules", state: "ready" },
        { step: "people", state: "later" },
      ],
    },
  });
});

test("what cannot be read comes back beside its field, with everything that was typed", async ({ db }) => {
  const { agency, organiser } = await aRoundAtWork(db);
  const form = {
    ...(await newRound(db, agency.id)),
    year: "hai nghìn",
    codePrefix: "1",
    name: "Giữ nguyên",
  };

  const answer = await post(db, create, { url: "/organiser/rounds/new", as: organiser, form });

  expect(answer.status).toBe(422);
  const { result } = answer.data as {
    result: { error: Record<string, string[]>; initialValue: Record<string, string> };
  };
  expect(Object.keys(result.error).sort()).toEqual(["codePrefix", "year"]);
  expect(result.initialValue).toMatchObject({ name: "Giữ nguyên", year: "hai nghìn" });
});

test("a draft has no public page, not even for its own agency; an open round has one for everyone", async ({ db }) => {
  const { organiser, round: draft } = await aRoundAtWork(db, { phase: null });
  const open = await aRound(db, { phase: "nomination" });

  const ask = (slug: string) => ({ url: `/rounds/${slug}`, params: { slug } });
  expect((await load(db, publicPage, { ...ask(draft.slug), as: organiser })).status).toBe(404);
  expect((await load(db, publicPage, ask(draft.slug))).status).toBe(404);
  expect((await load(db, publicPage, ask(open.slug))).data).toMatchObject({
    round: { slug: open.slug, phase: "nomination" },
  });
  const list = (await load(db, publicList, { url: "/rounds" })).data as { rounds: { slug: string }[] };
  expect(list.rounds.map((one) => one.slug)).toContain(open.slug);
  expect(list.rounds.map((one) => one.slug)).not.toContain(draft.slug);
});

test("the board asks visitors to sign in and refuses other agencies", async ({ db }) => {
  const { round } = await aRoundAtWork(db);
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const ask = { url: `/organiser/rounds/${round.slug}`, params: { slug: round.slug } };

  expect((await load(db, board, ask)).location).toBe(`/login?next=${encodeURIComponent(ask.url)}`);
  expect((await load(db, board, { ...ask, as: stranger })).status).toBe(403);
});

test("a move that someone else was faster with comes back as a conflict, with its reason kept", async ({ db }) => {
  const { organiser, round } = await aRoundAtWork(db, { phase: "nomination" });
  const { phases } = await roundById(contextOf(db, organiser), round.id);
  const form = { from: "nomination", to: "screening", seen: spansKey(phases), reason: "Hết hạn nhận hồ sơ" };
  const ask = { url: `/organiser/rounds/${round.slug}/phase`, params: { slug: round.slug }, as: organiser, form };

  expect((await post(db, move, ask)).location).toBe(`/organiser/rounds/${round.slug}`);
  const late = await post(db, move, ask);

  expect(late.status).toBe(409);
  expect(late.data).toMatchObject({ result: { initialValue: { reason: "Hết hạn nhận hồ sơ" } } });
});

test("a territory is sent as a line a province, ticked where it takes part", async ({ db }) => {
  const { organiser, round } = await aRoundAtWork(db, { phase: null, level: "nation" });
  const ask = { url: "/", params: { slug: round.slug }, as: organiser };
  const form = {
    "rows[0].provinceId": "new-01",
    "rows[0].regionCode": "north",
    "rows[0].quota": "",
    "rows[1].provinceId": "new-68",
    "rows[1].isIn": "on",
    "rows[1].regionCode": "south",
    "rows[1].quota": "12",
    quotaSource: "Kế hoạch số 12/KH-CTĐP",
  };

  const saved = await post(db, setTerritory, { ...ask, form });

  expect([saved.status, saved.location]).toEqual([303, `/organiser/rounds/${round.slug}/timetable`]);
  expect(await territoryOf(contextOf(db, organiser), round.id)).toMatchObject([
    { provinceId: "new-68", regionCode: "south", quota: 12 },
  ]);
  const none = await post(db, setTerritory, { ...ask, form: { ...form, "rows[1].isIn": "" } });
  const unsaid = await post(db, setTerritory, { ...ask, form: { ...form, quotaSource: "" } });
  expect([none.status, unsaid.status]).toEqual([422, 422]);
  expect(unsaid.data).toMatchObject({ result: { initialValue: { rows: [{}, { quota: "12" }] } } });
});

test("the queue filters by state, group and words without tones; drafts stay the producers' own", async ({ db }) => {
  const { organiser, round } = await aRoundAtWork(db, { phase: "screening" });
  const [first] = await nominationsFor(db, round.id, 2);
  const waiting = await aNomination(db, { roundId: round.id, state: "submitted" });
  await aNomination(db, { roundId: round.id, state: "draft" });
  const codesAt = async (search: string) => {
    const { data } = await load(db, queue, { url: `/q${search}`, params: { slug: round.slug }, as: organiser });
    return (data as { rows: { code: string }[] }).rows.map((row) => row.code);
  };

  const all = await codesAt("");
  expect(all).toHaveLength(3);
  expect(all[0]).toBe(waiting.code);
  expect(await codesAt("?state=submitted")).toEqual([waiting.code]);
  expect(await codesAt(`?q=${first!.code.toLowerCase()}`)).toEqual([first!.code]);
  expect(await codesAt("?state=nonsense&page=x")).toHaveLength(3);
});

test("an answer leads to the next nomination that waits, and to the queue after the last", async ({ db }) => {
  const { organiser, round } = await aRoundAtWork(db, { phase: "screening" });
  const one = await aNomination(db, { roundId: round.id, state: "submitted" });
  const two = await aNomination(db, { roundId: round.id, state: "submitted" });
  const ask = (id: string, form: Record<string, string>) => ({ url: "/", params: { id }, as: organiser, form });

  const silent = await post(db, refuse, ask(one.id, { reason: "  ", after: "next" }));
  expect([silent.status, Object.keys((silent.data as { result: { error: object } }).result.error)]).toEqual([
    422,
    ["reason"],
  ]);
  const refused = await post(db, refuse, ask(one.id, { reason: "Ngoài địa bàn", after: "next" }));
  expect(refused.location).toBe(`/organiser/nominations/${two.id}`);
  const admitted = await post(db, admit, ask(two.id, { groupCode: "A", after: "next" }));
  expect(admitted.location).toBe(`/organiser/rounds/${round.slug}/nominations`);

  const [row] = await db.select().from(nominations).where(eq(nominations.id, two.id));
  expect(row).toMatchObject({ state: "admitted", groupCode: "A" });
});

test("a dossier is screened by its round's agency alone", async ({ db }) => {
  const { organiser, round } = await aRoundAtWork(db, { phase: "screening" });
  const nomination = await aNomination(db, { roundId: round.id, state: "submitted" });
  const stranger = await anOrganiser(db, (await anAgency(db)).id);
  const ask = { url: `/organiser/nominations/${nomination.id}`, params: { id: nomination.id } };

  expect((await load(db, screen, { ...ask, as: organiser })).data).toMatchObject({
    place: { number: 1, total: 1, next: null },
  });
  expect((await load(db, screen, ask)).location).toMatch(/^\/login/);
  expect((await load(db, screen, { ...ask, as: stranger })).status).toBe(404);
  const form = { groupCode: "A", after: "stay" };
  expect((await post(db, admit, { ...ask, as: stranger, form })).status).toBe(404);
});
