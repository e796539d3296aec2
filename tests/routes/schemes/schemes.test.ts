import { anAgency } from "#tests/factories/agencies";
import { anActor, anOrganiser } from "#tests/factories/people";
import { anAgencyScheme } from "#tests/factories/schemes";
import { aScoredRound } from "#tests/factories/tallies";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { draftOf } from "~/domain/schemes/drafts.server";
import { loader as listPage } from "~/routes/organiser.schemes._index";
import { loader as schemePage } from "~/routes/organiser.schemes.$code._index";
import { loader as changesPage } from "~/routes/organiser.schemes.$code.changes";
import { action as copy, loader as copyPage } from "~/routes/organiser.schemes.$code.copy";
import { loader as overview, action as start } from "~/routes/organiser.schemes.$code.draft._index";
import { action as saveSection, loader as sectionPage } from "~/routes/organiser.schemes.$code.draft.$section";
import { loader as bandsPage, action as saveBands } from "~/routes/organiser.schemes.$code.draft.criteria_.$criterion";
import { loader as publicationPage, action as publish } from "~/routes/organiser.schemes.$code.draft.publication";
import { action as discard } from "~/routes/organiser.schemes.$code.draft.removal";
import { loader as simulationPage } from "~/routes/organiser.schemes.$code.draft.simulation";
import { loader as versionPage } from "~/routes/organiser.schemes.$code.versions.$version";

interface Reply {
  readonly result: {
    readonly error?: Record<string, string[]>;
    readonly initialValue: Record<string, unknown>;
  };
}

async function aDraft(db: Database) {
  const scheme = await anAgencyScheme(db);
  const { code, organiser } = scheme;
  const at = (path: string, params: Record<string, string> = {}) => ({
    url: `/organiser/schemes/${code}/${path}`,
    params: { code, ...params },
    as: organiser,
  });
  return { ...scheme, at, section: (name: string) => at(`draft/${name}`, { section: name }) };
}

/** Tiers as a browser sends them; an empty field comes along. */
const tiers = (version: number, ...names: string[]) => ({
  version: String(version),
  tiersSource: "Thể lệ",
  ...Object.fromEntries(
    names.flatMap((name, place) => [
      [`tiers[${place}].was`, ""],
      [`tiers[${place}].name`, name],
      [`tiers[${place}].nameEn`, name],
      [`tiers[${place}].from`, ""],
      [`tiers[${place}].count`, ""],
      [`tiers[${place}].money`, ""],
    ]),
  ),
});
const intent = (type: string, payload: object) => ({ __intent__: JSON.stringify({ type, payload }) });

test("the people of an agency read schemes; visitors are asked to sign in, and others are refused", async ({ db }) => {
  const { code, organiser, agency } = await anAgencyScheme(db);
  const support = await anOrganiser(db, agency.id, "support");
  const ask = { url: "/organiser/schemes" };

  expect((await load(db, listPage, ask)).location).toBe("/login?next=%2Forganiser%2Fschemes");
  expect((await load(db, listPage, { ...ask, as: await anActor(db) })).status).toBe(403);
  expect((await load(db, listPage, { ...ask, as: support })).status).toBe(200);
  const { data } = await load(db, listPage, { ...ask, as: organiser });
  expect((data as { schemes: { code: string }[] }).schemes.map((one) => one.code)).toEqual([
    "cnnttb",
    "ocop",
    "house-prize",
    code,
  ]);
  const shipped = { url: "/organiser/schemes/ocop", params: { code: "ocop" }, as: organiser };
  expect((await load(db, schemePage, shipped)).data).toMatchObject({
    scheme: { code: "ocop", agencyId: null },
    mayCopy: true,
    mayRead: false,
  });
  expect((await load(db, schemePage, { ...shipped, params: { code: "x" } })).status).toBe(404);
});

test("a scheme is copied to one's agency and its draft opens", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const ask = { url: "/organiser/schemes/house-prize/copy", params: { code: "house-prize" }, as: organiser };

  expect((await load(db, copyPage, ask)).status).toBe(200);
  const form = { name: " Giải  làng nghề ", nameEn: "Village prize", agencyId: agency.id };
  const answer = await post(db, copy, { ...ask, form });

  const code = `giai-lang-nghe-${agency.slug}`;
  expect([answer.status, answer.location]).toEqual([303, `/organiser/schemes/${code}/draft`]);
  const secretary = await anOrganiser(db, agency.id, "secretary");
  expect((await load(db, copyPage, { ...ask, as: secretary })).status).toBe(403);
  expect((await post(db, copy, { ...ask, form: { ...form, name: "" } })).status).toBe(422);
});

test("lines are added, moved and removed by buttons of the form, without scripts and without saving", async ({
  db,
}) => {
  const { section, code, organiser } = await aDraft(db);
  const ask = section("tiers");
  const press = async (form: Record<string, string>) => {
    const answer = await post(db, saveSection, { ...ask, form });
    const { tiers } = (answer.data as Reply).result.initialValue as { tiers?: ({ name: string } | undefined)[] };
    return [answer.status, (tiers ?? []).map((tier) => tier?.name)];
  };

  expect(await press({ ...tiers(1, "Giải A"), ...intent("insert", { name: "tiers" }) })).toEqual([
    422,
    ["Giải A", undefined],
  ]);
  const move = intent("reorder", { name: "tiers", from: 1, to: 0 });
  expect(await press({ ...tiers(1, "Giải A", "Giải B"), ...move })).toEqual([422, ["Giải B", "Giải A"]]);
  const remove = intent("remove", { name: "tiers", index: 0 });
  expect(await press({ ...tiers(1, "Giải A", "Giải B"), ...remove })).toEqual([422, ["Giải B"]]);
  expect((await draftOf(contextOf(db, organiser), code)).rules.tiers.value).toEqual([]);
});

test("a section is saved as it was typed, and its findings stand on its page", async ({ db }) => {
  const { section, code } = await aDraft(db);
  const form = { ...tiers(1, "Giải A"), "tiers[0].from": "65,5", "tiers[0].money": "5 triệu" };

  const answer = await post(db, saveSection, { ...section("tiers"), form });

  expect([answer.status, answer.location]).toEqual([303, `/organiser/schemes/${code}/draft/tiers`]);
  const { data } = await load(db, sectionPage, section("tiers"));
  expect(data).toMatchObject({
    section: "tiers",
    draft: {
      rules: {
        tiers: {
          value: [{ code: "giai-a", name: "Giải A", nameEn: "Giải A", from: 6550, count: null, money: 5_000_000 }],
          source: "Thể lệ",
        },
      },
      findings: [{ section: "tiers", sentence: expect.stringContaining("dưới điểm đạt 70") }],
    },
  });
});

test("what cannot be read comes back beside its field, with everything that was typed", async ({ db }) => {
  const { section } = await aDraft(db);
  const form = { ...tiers(1, "Giải A"), "tiers[0].from": "700", "tiers[0].money": "nhiều" };

  const answer = await post(db, saveSection, { ...section("tiers"), form });

  const { result } = answer.data as Reply;
  expect([answer.status, Object.keys(result.error!)]).toEqual([422, ["tiers[0].from", "tiers[0].money"]]);
  expect(result.initialValue).toMatchObject({ tiers: [{ name: "Giải A", from: "700", money: "nhiều" }] });
});

test("who saves over another save is told, keeps what was typed, and may save again", async ({ db }) => {
  const { section, agency, code } = await aDraft(db);
  const colleague = await anOrganiser(db, agency.id);
  const caps = {
    version: "1",
    cap: "30",
    capSource: "",
    groupCapsSource: "",
    territoryCapSource: "",
    establishmentCapSource: "",
  };
  await post(db, saveSection, { ...section("caps"), as: colleague, form: caps });

  const late = await post(db, saveSection, { ...section("tiers"), form: tiers(1, "Giải A") });

  expect(late.status).toBe(409);
  expect(late.data).toMatchObject({
    result: {
      error: { "": [expect.stringContaining(`${colleague.name} đã lưu bản nháp này lúc`)] },
      initialValue: { tiers: [{ name: "Giải A" }] },
    },
  });
  expect((await post(db, saveSection, { ...section("tiers"), form: tiers(2, "Giải A") })).status).toBe(303);
  const { rules } = await draftOf(contextOf(db, colleague), code);
  expect([rules.cap.value, rules.tiers.value.length]).toEqual([30, 1]);
});

test("criteria are saved as a tree, with parts of parts and groups of their own", async ({ db }) => {
  const { section, code, organiser } = await aDraft(db);
  const criterion = (path: string, code: string, maximum: string) => ({
    [`${path}.was`]: "",
    [`${path}.code`]: code,
    [`${path}.title`]: `Tiêu chí ${code}`,
    [`${path}.titleEn`]: `Criterion ${code}`,
    [`${path}.maximum`]: maximum,
  });
  const form = new FormData();
  const fields = {
    version: "1",
    criteriaSource: "Quyết định 12/QĐ-UBND",
    scoreStep: "0,5",
    scoreStepSource: "",
    ...criterion("criteria[0]", "A", "60"),
    ...criterion("criteria[0].parts[0]", "A.1", "60"),
    ...criterion("criteria[0].parts[0].parts[0]", "A.1.a", "59,5"),
    ...criterion("criteria[0].parts[0].parts[1]", "A.1.b", "0,5"),
    ...criterion("criteria[1]", "B", "40"),
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const group of ["A", "B"]) form.append("criteria[0].parts[0].parts[0].groups", group);

  expect((await post(db, saveSection, { ...section("criteria"), form })).status).toBe(303);

  const named = (code: string, maximum: number, rest = {}) => ({
    code,
    title: `Tiêu chí ${code}`,
    titleEn: `Criterion ${code}`,
    maximum,
    ...rest,
  });
  const { rules, findings } = await draftOf(contextOf(db, organiser), code);
  expect(rules.criteria.value).toEqual([
    named("A", 6000, {
      parts: [named("A.1", 6000, { parts: [named("A.1.a", 5950, { groups: ["A", "B"] }), named("A.1.b", 50)] })],
    }),
    named("B", 4000),
  ]);
  expect(findings.map((finding) => finding.sentence)).toEqual([
    expect.stringMatching(/^Nhóm Thiết bị.*A\.1: các mục con cộng lại được 0,5 điểm/),
    expect.stringMatching(/^Nhóm Sản phẩm khác.*A\.1: các mục con cộng lại được 0,5 điểm/),
  ]);
});

test("what the points of a criterion mean has a page of its own", async ({ db }) => {
  const { at, code } = await aDraft(db);
  const ask = at("draft/criteria/IV", { criterion: "IV" });
  const form = {
    version: "1",
    "bands[0].from": "0",
    "bands[0].to": "9",
    "bands[0].text": "Đủ",
    "bands[0].textEn": "All",
  };

  const answer = await post(db, saveBands, { ...ask, form });

  expect([answer.status, answer.location]).toEqual([303, `/organiser/schemes/${code}/draft/criteria/IV`]);
  expect((await load(db, bandsPage, ask)).data).toMatchObject({
    criterion: { code: "IV", levels: [{ from: 0, to: 900, text: "Đủ", textEn: "All" }] },
    draft: { findings: [{ criterion: "IV", sentence: "Tiêu chí IV: chưa có mức cho 9,5 điểm." }] },
  });
  const upsideDown = await post(db, saveBands, { ...ask, form: { ...form, version: "2", "bands[0].from": "9,5" } });
  expect((upsideDown.data as Reply).result.error).toHaveProperty(["bands[0].to"]);
  expect((await load(db, bandsPage, at("draft/criteria/I", { criterion: "I" }))).status).toBe(404);
});

test("the publication shows every change in words, then makes the next version", async ({ db }) => {
  const { at, section, code, organiser } = await aDraft(db);
  await post(db, saveSection, { ...section("tiers"), form: tiers(1, "Giải A") });

  expect((await load(db, publicationPage, at("draft/publication"))).data).toMatchObject({
    groups: [
      {
        section: "tiers",
        changes: [
          { what: "Hạng, giải", before: null, after: "Giải A: Từ điểm đạt" },
          { what: "Hạng, giải: căn cứ", before: "Hội đồng bình chọn quyết định", after: "Thể lệ" },
        ],
      },
    ],
  });
  const ask = at("draft/publication");
  expect((await post(db, publish, { ...ask, form: { version: "2", note: "" } })).status).toBe(422);
  const answer = await post(db, publish, { ...ask, form: { version: "2", note: "Thêm giải" } });

  expect([answer.status, answer.location]).toEqual([303, `/organiser/schemes/${code}`]);
  expect((await post(db, publish, { ...ask, form: { version: "2", note: "Thêm giải" } })).status).toBe(409);
  expect((await load(db, versionPage, at("versions/2", { version: "2" }))).data).toMatchObject({
    version: { version: 2, note: "Thêm giải", publishedBy: organiser.name },
  });
  expect((await load(db, versionPage, at("versions/9", { version: "9" }))).status).toBe(404);
  expect((await load(db, versionPage, at("versions/x", { version: "x" }))).status).toBe(404);
  const changes = await load(db, changesPage, { ...at("changes?from=1&to=2") });
  expect(changes.data).toMatchObject({ from: 1, to: 2, sides: [2, 1], groups: [{ section: "tiers" }] });
  expect((await load(db, changesPage, { ...at("changes?from=1&to=7") })).status).toBe(404);
});

test("a draft is given up and begun again; without one its pages show what is in force", async ({ db }) => {
  const { at, section, code } = await aDraft(db);
  const removal = at("draft/removal");
  expect((await post(db, discard, { ...removal, form: { version: "7" } })).status).toBe(409);
  expect((await post(db, discard, { ...removal, form: { version: "1" } })).location).toBe(`/organiser/schemes/${code}`);

  expect((await load(db, sectionPage, section("tiers"))).data).toMatchObject({
    draft: { saved: null, whyNotWrite: "Quy chế này chưa có bản nháp." },
  });
  const late = await post(db, saveSection, { ...section("tiers"), form: tiers(1, "Giải A") });
  expect([late.status, (late.data as Reply).result.initialValue]).toMatchObject([409, { tiers: [{ name: "Giải A" }] }]);
  expect((await post(db, start, at("draft"))).location).toBe(`/organiser/schemes/${code}/draft`);
  expect((await post(db, start, at("draft"))).status).toBe(409);
  expect((await load(db, overview, at("draft"))).data).toMatchObject({ draft: { saved: { version: 1 } }, changed: [] });
  expect((await load(db, sectionPage, section("unknown"))).status).toBe(404);
});

test("the drafts of another agency are not there", async ({ db }) => {
  const { at, section } = await aDraft(db);
  const as = await anOrganiser(db, (await anAgency(db)).id);

  for (const [loader, ask] of [
    [overview, at("draft")],
    [sectionPage, section("tiers")],
    [bandsPage, at("draft/criteria/IV", { criterion: "IV" })],
    [publicationPage, at("draft/publication")],
    [simulationPage, at("draft/simulation")],
    [changesPage, at("changes?to=draft")],
  ] as const) {
    expect((await load(db, loader, { ...ask, as })).status).toBe(404);
  }
  const form = tiers(1, "Giải A");
  expect((await post(db, saveSection, { ...section("tiers"), as, form })).status).toBe(403);
  expect((await load(db, changesPage, { ...at("changes"), as })).data).toMatchObject({ from: 1, to: 1, groups: [] });
});

test("the draft is tried on a round that was scored", async ({ db }) => {
  const { at, section, agency } = await aDraft(db);
  const { round, entries } = await aScoredRound(db, [85, 76], { agencyId: agency.id });
  await post(db, saveSection, {
    ...section("tiers"),
    form: { ...tiers(1, "Giải A", "Giải B"), "tiers[0].from": "80" },
  });
  // The round was ranked by one sheet; the draft asks for five.
  const { data } = await load(db, simulationPage, at(`draft/simulation?round=${round.slug}`));

  expect(data).toMatchObject({
    rounds: [{ slug: round.slug }],
    simulation: {
      counts: { gains: 0, loses: 2, tier: 0, outcome: 0, rank: 0, same: 0 },
      gaps: [],
      rows: entries.map((entry) => ({
        id: entry.id,
        change: "loses",
        after: { outcome: "too_few_sheets", tier: null },
      })),
    },
  });
  expect((await load(db, simulationPage, at("draft/simulation"))).data).toMatchObject({ simulation: null });
  expect((await load(db, simulationPage, at("draft/simulation?round=x"))).status).toBe(404);
});
