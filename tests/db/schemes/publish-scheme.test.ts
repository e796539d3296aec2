import { anAgencyScheme } from "#tests/factories/schemes";
import { contextOf, expect, test } from "#tests/support/database";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { hashOfRules, publishScheme } from "~/domain/schemes/publish-scheme.server";
import { schemes, schemeVersionById } from "~/domain/schemes/queries.server";
import { SchemeRules, type SchemeTemplate, type WrittenRules } from "~/domain/schemes/rules";

const HOUSE = { ...CNNTTB, code: "house", name: "Giải thưởng của tỉnh", nameEn: "Provincial prize" } as SchemeTemplate;

function withPassMark(value: number): SchemeTemplate {
  const rules: WrittenRules = { ...HOUSE.rules, passMark: { value, source: "Quy chế của tỉnh" } };
  return { ...HOUSE, rules };
}

test("the same rules are published once and changed ones become the next version", async ({ db }) => {
  const ctx = contextOf(db, null);

  const first = await publishScheme(ctx, HOUSE);
  const again = await publishScheme(ctx, { ...HOUSE, name: "Giải thưởng cấp tỉnh" });
  const second = await publishScheme(ctx, withPassMark(7500));

  expect(again).toEqual(first);
  expect(second).toEqual({ schemeId: first.schemeId, versionId: expect.any(String), version: 2 });
  expect((await schemes(ctx)).filter((one) => one.code === "house")).toEqual([
    {
      code: "house",
      name: "Giải thưởng của tỉnh",
      nameEn: "Provincial prize",
      versionId: second.versionId,
      version: 2,
      rules: SchemeRules.parse(withPassMark(7500).rules),
    },
  ]);
  expect((await schemeVersionById(ctx, first.versionId))?.rules).toEqual(SchemeRules.parse(HOUSE.rules));
});

test("an older server that starts beside a newer one publishes nothing", async ({ db }) => {
  const ctx = contextOf(db, null);
  const code = "rolling";
  const old = { ...HOUSE, code };
  const first = await publishScheme(ctx, old);
  const second = await publishScheme(ctx, { ...withPassMark(7500), code });

  expect(await publishScheme(ctx, old)).toEqual(first);
  expect(await publishScheme(ctx, { ...withPassMark(7500), code })).toEqual(second);
  expect((await schemes(ctx)).find((one) => one.code === code)?.version).toBe(2);
});

test("a shipped scheme is not published over an agency's own of the same code", async ({ db }) => {
  const { code } = await anAgencyScheme(db);

  const publishing = publishScheme(contextOf(db, null), { ...HOUSE, code });

  await expect(publishing).rejects.toMatchObject({ code: "conflict" });
  expect((await schemes(contextOf(db, null))).find((one) => one.code === code)).toMatchObject({
    name: "Bình chọn cấp tỉnh Lâm Đồng",
    version: 1,
  });
});

test("criteria that do not add up are not published", async ({ db }) => {
  const ctx = contextOf(db, null);
  const [first, ...rest] = HOUSE.rules.criteria.value;
  const criteria = { value: [{ ...first!, maximum: 3000 }, ...rest], source: "" };
  const broken: SchemeTemplate = { ...HOUSE, code: "broken", rules: { ...HOUSE.rules, criteria } };

  await expect(publishScheme(ctx, broken)).rejects.toMatchObject({ code: "invalid" });

  expect((await schemes(ctx)).map((one) => one.code)).not.toContain("broken");
});

test("a published version is never changed, not even in the database", async ({ db }) => {
  await publishScheme(contextOf(db, null), HOUSE);

  await expect(db.execute("update scheme_versions set version = 9")).rejects.toMatchObject({
    cause: { message: "scheme_versions is append-only" },
  });
});

test("the hash does not depend on the order of keys", () => {
  const rules = SchemeRules.parse(HOUSE.rules);
  const reversed = Object.fromEntries(Object.entries(rules).reverse()) as SchemeRules;

  expect(hashOfRules(reversed)).toBe(hashOfRules(rules));
});
