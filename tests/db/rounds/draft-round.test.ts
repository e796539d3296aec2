import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound } from "#tests/factories/awards";
import { anActor, anOrganiser } from "#tests/factories/people";
import { aDatedRound, roundForm, territoryForm } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { capsForm, criteriaForm } from "#tests/factories/section-forms";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { editRound } from "~/domain/rounds/edit-round.server";
import type { EditRoundForm } from "~/domain/rounds/forms";
import { openRound } from "~/domain/rounds/open-round.server";
import { criteriaTree, roundById, territoryOf } from "~/domain/rounds/queries.server";
import { saveRoundBands, saveRoundRules } from "~/domain/rounds/save-rules.server";
import { setAgencies } from "~/domain/rounds/set-agencies.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { writtenRules } from "~/domain/rounds/written-rules.server";

const NOW = new Date("2026-02-01T03:00:00Z");

async function aDraft(db: Database, changes: Parameters<typeof roundForm>[2] = {}) {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const form = roundForm(agency.id, await aScheme(db), changes);
  const { id, slug } = await aDatedRound(ctx, form);
  const { schemeVersionId: _, agencyId: __, provinceId: ___, ...identity } = form;
  return { ctx, id, slug, agency, identity: identity as EditRoundForm };
}

const others = async (db: Database, agencyId: string) => [
  await anOrganiser(db, agencyId, "secretary"),
  await anOrganiser(db, agencyId, "support"),
];

test("a draft takes another name, level, year and prefix, and keeps its address", async ({ db }) => {
  const { ctx, id, slug } = await aDraft(db);
  const input: EditRoundForm = {
    level: "district",
    year: 2028,
    name: "Bình chọn cấp huyện 2028",
    nameEn: "District selection 2028",
    codePrefix: "HBT",
  };

  await editRound(ctx, id, input);

  expect(await roundById(ctx, id)).toMatchObject({ ...input, slug });
});

test("what editRound refuses", async ({ db }) => {
  const { ctx, id, agency, identity } = await aDraft(db);
  const { identity: taken } = await aDraft(db);
  const refusal = (changes: Partial<EditRoundForm>) =>
    editRound(ctx, id, { ...identity, ...changes }).catch((error) => [error.code, Object.keys(error.fields ?? {})]);

  expect(await refusal({ codePrefix: taken.codePrefix })).toEqual(["conflict", ["codePrefix"]]);
  expect(await refusal({ codePrefix: identity.codePrefix })).toBeUndefined();
  for (const actor of await others(db, agency.id)) {
    await expect(editRound(contextOf(db, actor, NOW), id, identity)).rejects.toMatchObject({ code: "forbidden" });
  }
  await openRound(ctx, id);
  expect(await refusal({ year: 2027 })).toEqual(["closed", []]);
});

test("a draft that becomes one of another level opens with a territory of that level alone", async ({ db }) => {
  const { ctx, id, identity } = await aDraft(db, { level: "nation" });
  await editRound(ctx, id, { ...identity, level: "province" });

  await expect(openRound(ctx, id)).rejects.toMatchObject({ code: "invalid", message: /địa bàn đang có 34/ });
  await setTerritory(ctx, id, territoryForm(["new-68:central"]));
  await openRound(ctx, id);

  expect((await territoryOf(ctx, id)).map(({ provinceId }) => provinceId)).toEqual(["new-68"]);
});

test("a round names the authority that signs, until there is a decision; its own agency needs no naming", async ({
  db,
}) => {
  const { ctx, id, agency } = await aDraft(db);
  const authority = await anAgency(db);

  await setAgencies(ctx, id, { agencyId: agency.id, authorityId: authority.id });
  expect((await roundById(ctx, id)).authority).toEqual({ id: authority.id, name: authority.name });
  await openRound(ctx, id);
  await setAgencies(ctx, id, { agencyId: agency.id, authorityId: agency.id });
  expect((await roundById(ctx, id)).authority).toBeNull();

  const unknown = crypto.randomUUID();
  await expect(setAgencies(ctx, id, { agencyId: agency.id, authorityId: unknown })).rejects.toMatchObject({
    code: "invalid",
    fields: { authorityId: [expect.any(String)] },
  });
  const decided = await aDecidedRound(db);
  const deciding = contextOf(db, await anOrganiser(db, decided.round.agencyId));
  await expect(
    setAgencies(deciding, decided.round.id, { agencyId: decided.round.agencyId, authorityId: authority.id }),
  ).rejects.toMatchObject({ code: "closed" });
});

test("a draft goes to another of one's agencies, an open round to none", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  const [second, foreign] = [await anAgency(db), await anAgency(db)];
  const actor = { ...ctx.actor!, memberships: [...ctx.actor!.memberships, organiserOf(second.id)] };
  const both = { ...ctx, actor };

  await expect(setAgencies(both, id, { agencyId: foreign.id })).rejects.toMatchObject({ code: "forbidden" });
  await expect(setAgencies(ctx, id, { agencyId: second.id })).rejects.toMatchObject({ code: "forbidden" });
  await setAgencies(both, id, { agencyId: second.id });
  expect((await roundById(both, id)).agencyId).toBe(second.id);
  await openRound(both, id);
  const { agencyId } = await roundById(both, id);
  const third = await anAgency(db);
  const all = { ...both, actor: { ...actor, memberships: [...actor.memberships, organiserOf(third.id)] } };
  await expect(setAgencies(all, id, { agencyId: third.id })).rejects.toMatchObject({ code: "closed" });
  expect(agencyId).toBe(second.id);
});

const organiserOf = (agencyId: string) => ({ role: "organiser" as const, agencyId, establishmentId: null });

test("provinces have quotas with the text that says so, and regions are taken as a whole", async ({ db }) => {
  const agency = await anAgency(db, { level: "nation" });
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const form = roundForm(agency.id, await aScheme(db), { level: "region", regionCode: "south" });
  const { id } = await aDatedRound(ctx, form);
  const quotaSource = "Kế hoạch số 12/KH-CTĐP";
  const rows = territoryForm(["new-68:south:5", "new-79:south:9"]).rows;
  const unticked = territoryForm(["new-92:south", "new-01:north"]).rows.map((row) => ({ ...row, isIn: false }));

  await setTerritory(ctx, id, { rows: [...rows, ...unticked], wholeRegions: ["south"], quotaSource });

  const members = (await territoryOf(ctx, id)).map(({ provinceId, regionCode, quota }) => [
    provinceId,
    regionCode,
    quota,
  ]);
  expect(members).toEqual([
    ["new-68", "south", 5],
    ["new-79", "south", 9],
    ["new-92", "south", null],
  ]);
  expect((await roundById(ctx, id)).quotaSource).toBe(quotaSource);
  await expect(setTerritory(ctx, id, territoryForm(["new-68:south:5"]))).rejects.toMatchObject({
    code: "invalid",
    fields: { quotaSource: [expect.any(String)] },
  });
  const [member, other] = territoryForm(["new-68:south", "new-01:north:3"]).rows;
  const stray = { rows: [member!, { ...other!, isIn: false }], wholeRegions: [], quotaSource };
  await expect(setTerritory(ctx, id, stray)).rejects.toMatchObject({
    code: "invalid",
    fields: { "rows[1].quota": [expect.any(String)] },
  });
  await setTerritory(ctx, id, territoryForm(["new-68:south"], { quotaSource: "không dùng" }));
  expect((await roundById(ctx, id)).quotaSource).toBeNull();
});

test("a draft's rules are written a section at a time, also while they do not hold together; opening asks that they do", async ({
  db,
}) => {
  const { ctx, id, slug } = await aDraft(db);
  const { rules } = await roundById(ctx, id);
  const form = criteriaForm(rules);
  const criteria = form.criteria.map((root, place) => (place === 0 ? { ...root, maximum: 3900 } : root));

  await saveRoundRules(ctx, id, { section: "criteria", form: { ...form, criteria } });

  expect((await writtenRules(ctx, slug)).findings.map(({ section }) => section)).toEqual(["criteria", "criteria"]);
  await expect(openRound(ctx, id)).rejects.toMatchObject({ code: "invalid" });
  await saveRoundRules(ctx, id, { section: "criteria", form: { ...form, version: 1 } });
  await saveRoundRules(ctx, id, { section: "caps", form: capsForm(rules, { version: 2, cap: 12 }) });
  await openRound(ctx, id);

  const open = await roundById(ctx, id);
  expect([open.rules.cap.value, open.rules.criteria]).toEqual([12, rules.criteria]);
  expect((await criteriaTree(ctx, id)).map(({ code, maximum, parts }) => [code, maximum, parts.length])).toEqual([
    ["I", 4000, 4],
    ["II", 4000, 4],
    ["III", 1000, 2],
    ["IV", 1000, 0],
  ]);
  expect(await auditOf(db, id)).toEqual([
    "rounds.created",
    "rounds.rescheduled",
    "rounds.rules_edited",
    "rounds.rules_edited",
    "rounds.rules_edited",
    "rounds.opened",
  ]);
});

test("what the points of a criterion mean is written by itself", async ({ db }) => {
  const { ctx, id } = await aDraft(db);
  const band = (from: number, to: number) => ({ from, to, text: "Đạt", textEn: "Met", groups: [] });

  await saveRoundBands(ctx, id, { criterion: "IV", form: { version: 0, bands: [band(0, 450), band(500, 1000)] } });

  const { rules } = await roundById(ctx, id);
  expect(rules.criteria.value.at(-1)!.levels!.map(({ from, to }) => [from, to])).toEqual([
    [500, 1000],
    [0, 450],
  ]);
  await expect(saveRoundBands(ctx, id, { criterion: "IX", form: { version: 1, bands: [] } })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("of two who write a draft's rules the second is told by whom; only its organisers write", async ({ db }) => {
  const { ctx, id, agency } = await aDraft(db);
  const { rules } = await roundById(ctx, id);
  const save = (actor: typeof ctx.actor, version: number) =>
    saveRoundRules(contextOf(db, actor, NOW), id, { section: "caps", form: capsForm(rules, { version, cap: 12 }) });

  await save(ctx.actor, 0);

  await expect(save(await anOrganiser(db, agency.id), 0)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(ctx.actor!.name),
  });
  for (const actor of await others(db, agency.id)) {
    await expect(save(actor, 1)).rejects.toMatchObject({ code: "forbidden" });
  }
  await expect(save(await anActor(db), 1)).rejects.toMatchObject({ code: "not_found" });
});
