import { contextOf, expect, test } from "#tests/support/database";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { hashOfRules, publishScheme } from "~/domain/schemes/publish-scheme.server";
import { schemes, schemeVersionById } from "~/domain/schemes/queries.server";
import type { SchemeRules, SchemeTemplate } from "~/domain/schemes/rules";

const HOUSE = { ...CNNTTB, code: "house", name: "Giải thưởng của tỉnh", nameEn: "Provincial prize" } as SchemeTemplate;

function withPassMark(value: number): SchemeTemplate {
  const rules: SchemeRules = { ...HOUSE.rules, passMark: { value, source: "Quy chế của tỉnh" } };
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
      rules: withPassMark(7500).rules,
    },
  ]);
  expect((await schemeVersionById(ctx, first.versionId))?.rules).toEqual(HOUSE.rules);
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
  const reversed = Object.fromEntries(Object.entries(HOUSE.rules).reverse()) as SchemeRules;

  expect(hashOfRules(reversed)).toBe(hashOfRules(HOUSE.rules));
});
