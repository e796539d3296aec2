import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { aDatedRound, roundForm, territoryForm } from "#tests/factories/round-forms";
import { aRound, aScheme } from "#tests/factories/rounds";
import { capsForm } from "#tests/factories/section-forms";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { rounds } from "~/db/schema";
import { copiedFrom, copyRound } from "~/domain/rounds/copy-round.server";
import type { CopyRoundForm } from "~/domain/rounds/forms";
import { openRound } from "~/domain/rounds/open-round.server";
import { roundById, territoryOf } from "~/domain/rounds/queries.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import { setAgencies } from "~/domain/rounds/set-agencies.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { addVersion } from "~/domain/schemes/publish-scheme.server";
import { latestVersionOf } from "~/domain/schemes/queries.server";
import { SchemeRules } from "~/domain/schemes/rules";
import { inTransaction } from "~/domain/transaction.server";

const NOW = new Date("2026-02-01T03:00:00Z");
const LATER = new Date("2027-11-01T03:00:00Z");

/** A regional round of 2026 with quotas, an authority, a limit of its own, and dates; it is open. */
async function aRegionalRound(db: Database) {
  const [agency, authority] = [await anAgency(db, { level: "nation" }), await anAgency(db, { level: "nation" })];
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const form = roundForm(agency.id, await aScheme(db), { level: "region", regionCode: "south" });
  const { id } = await aDatedRound(ctx, form);
  await setAgencies(ctx, id, { agencyId: agency.id, authorityId: authority.id });
  const quotaSource = "Kế hoạch số 12/KH-CTĐP";
  await setTerritory(ctx, id, territoryForm(["new-68:south:5", "new-79:south"], { quotaSource }));
  const { rules } = await roundById(ctx, id);
  await saveRoundRules(ctx, id, { section: "caps", form: capsForm(rules, { cap: 150 }) });
  await openRound(ctx, id);
  const input: CopyRoundForm = {
    year: 2028,
    name: "Bình chọn khu vực phía Nam 2028",
    nameEn: "Southern selection 2028",
    codePrefix: form.codePrefix,
    rulesFrom: "round",
  };
  return { ctx: { ...ctx, now: LATER }, id, agency, authority, input };
}

test("the next round has the level, agencies, territory, quotas, rules and dates of the one before", async ({ db }) => {
  const { ctx, id, agency, authority, input } = await aRegionalRound(db);

  const copy = await copyRound(ctx, id, input);

  const [before, after] = [await roundById(ctx, id), await roundById(ctx, copy.id)];
  expect(after).toMatchObject({
    slug: "binh-chon-khu-vuc-phia-nam-2028",
    level: "region",
    year: 2028,
    codePrefix: before.codePrefix,
    agencyId: agency.id,
    authority: { id: authority.id },
    quotaSource: "Kế hoạch số 12/KH-CTĐP",
    rules: before.rules,
    scheme: before.scheme,
    openedAt: null,
    rulesHash: null,
  });
  expect(await territoryOf(ctx, copy.id)).toEqual(await territoryOf(ctx, id));
  // 01/03/2028 is a Wednesday, 31/03 a Friday, 10/05 a Wednesday, 01/06 a Thursday: none is a day off.
  expect(after.phases.map(({ kind, opensAt }) => [kind, opensAt.toISOString()])).toEqual([
    ["nomination", "2028-02-29T17:00:00.000Z"],
    ["screening", "2028-03-31T10:00:00.000Z"],
    ["scoring", "2028-05-09T17:00:00.000Z"],
    ["decision", "2028-05-31T17:00:00.000Z"],
  ]);
  const [row] = await db.select({ from: rounds.copiedFromId }).from(rounds).where(eq(rounds.id, copy.id));
  expect(row).toEqual({ from: id });
  expect(await copiedFrom(ctx, copy.id)).toMatchObject({ slug: before.slug });
  expect(await copiedFrom(ctx, id)).toBeNull();
  expect(await auditOf(db, copy.id)).toEqual(["rounds.copied"]);
});

test("or it takes the newest rules of the scheme", async ({ db }) => {
  const { ctx, id, input } = await aRegionalRound(db);
  const rules = SchemeRules.parse({ ...CNNTTB.rules, minimumPhotos: { value: 5, source: "Thông tư mới" } });
  const { code } = (await roundById(ctx, id)).scheme;
  const latest = await latestVersionOf(ctx, code);
  await inTransaction(ctx, async (ctx) => {
    const [round] = await ctx.db.query.schemes.findMany({ where: (scheme, { eq }) => eq(scheme.code, code) });
    await addVersion(ctx, round!.id, { rules, by: null, note: null });
  });

  const copy = await copyRound(ctx, id, { ...input, rulesFrom: "scheme" });

  const after = await roundById(ctx, copy.id);
  expect(after.rules).toEqual(rules);
  expect(after.scheme.version).toBe(latest.version + 1);
});

test("what copyRound refuses", async ({ db }) => {
  const { ctx, id, agency, input } = await aRegionalRound(db);
  await copyRound(ctx, id, input);
  const refusal = (changes: Partial<CopyRoundForm>) =>
    copyRound(ctx, id, { ...input, ...changes }).catch((error) => [error.code, Object.keys(error.fields ?? {})]);

  expect(await refusal({ year: 2026 })).toEqual(["invalid", ["year"]]);
  expect(await refusal({})).toEqual(["conflict", ["codePrefix"]]);
  const secretary = contextOf(db, await anOrganiser(db, agency.id, "secretary"), LATER);
  const stranger = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), LATER);
  for (const other of [secretary, stranger, contextOf(db, null, LATER)]) {
    await expect(copyRound(other, id, { ...input, year: 2030 })).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("provinces that no longer exist become those they lie in, once, without quotas", async ({ db }) => {
  const agency = await anAgency(db, { level: "nation" });
  const ctx = contextOf(db, await anOrganiser(db, agency.id), LATER);
  // Lâm Đồng, Bình Thuận and Đắk Nông are one province since; Cần Thơ keeps its name.
  const provinceIds = ["old-68", "old-60", "old-67", "old-92"];
  const options = { agencyId: agency.id, year: 2024, level: "region" as const, phase: null, provinceIds, quota: 5 };
  const round = await aRound(db, { ...options, quotaSource: "Kế hoạch số 12/KH-CTĐP" });
  const input = { year: 2028, name: "Kỳ sau", nameEn: "Next", codePrefix: "KS", rulesFrom: "round" as const };

  const copy = await copyRound(ctx, round.id, input);

  expect(copy).toMatchObject({ isTerritoryCarried: true });
  expect((await territoryOf(ctx, copy.id)).map(({ provinceId, quota }) => [provinceId, quota])).toEqual([
    ["new-68", null],
    ["new-92", null],
  ]);
  expect((await roundById(ctx, copy.id)).quotaSource).toBeNull();
});
