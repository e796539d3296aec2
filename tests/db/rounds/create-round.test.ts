import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anActor, anOrganiser } from "#tests/factories/people";
import { roundForm, TIMETABLE_FIELDS } from "#tests/factories/round-forms";
import { aScheme } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { auditEntries } from "~/db/schema";
import { createRound } from "~/domain/rounds/create-round.server";
import { roundById, roundBySlug, territoryOf } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { publishScheme } from "~/domain/schemes/publish-scheme.server";
import { SchemeRules } from "~/domain/schemes/rules";

const NOW = new Date("2026-02-01T03:00:00Z");

test("createRound copies the scheme's rules and the usual territory; dates are named afterwards", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);

  const { id, slug } = await createRound(ctx, roundForm(agency.id, await aScheme(db)));

  const round = await roundBySlug(ctx, slug);
  expect(slug).toBe("binh-chon-san-pham-cnnt-tieu-bieu-tinh-lam-dong-nam-2026");
  expect(round).toMatchObject({
    id,
    level: "province",
    year: 2026,
    rulesHash: null,
    openedAt: null,
    phase: null,
    agency: { id: agency.id, slug: agency.slug, name: agency.name },
    scheme: { code: "cnnttb" },
  });
  expect(round.rules).toEqual(SchemeRules.parse(CNNTTB.rules));
  expect([round.phases, round.authority, round.quotaSource]).toEqual([[], null, null]);
  expect(await territoryOf(ctx, id)).toMatchObject([{ provinceId: "new-68", name: "Lâm Đồng" }]);
  const audit = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(audit.map((entry) => entry.act)).toEqual(["rounds.created"]);
});

test("the dates of a draft become its phases", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const { id } = await createRound(ctx, roundForm(agency.id, await aScheme(db)));

  await rescheduleRound(ctx, id, TIMETABLE_FIELDS);

  expect((await roundById(ctx, id)).phases).toEqual([
    span("nomination", "2026-02-28T17:00:00Z", "2026-03-31T10:00:00Z"),
    span("screening", "2026-03-31T10:00:00Z", null),
    span("scoring", "2026-05-09T17:00:00Z", "2026-05-09T17:00:00Z"),
    span("decision", "2026-05-31T17:00:00Z", "2026-05-31T17:00:00Z"),
  ]);
});

const span = (kind: string, opensAt: string, closesAt: string | null) => ({
  kind,
  opensAt: new Date(opensAt),
  closesAt: closesAt && new Date(closesAt),
  reason: null,
});

test("a region takes its provinces of the round's time, the nation takes all of them", async ({ db }) => {
  const agency = await anAgency(db, { level: "nation" });
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const scheme = await aScheme(db);
  const territory = async (changes: Parameters<typeof roundForm>[2]) => {
    const { id } = await createRound(ctx, roundForm(agency.id, scheme, changes));
    return territoryOf(ctx, id);
  };

  const old = await territory({ level: "region", regionCode: "south", year: 2024 });
  const today = await territory({ level: "region", regionCode: "south", year: 2026 });

  expect([old.length, (await territory({ level: "nation", year: 2024 })).length]).toEqual([20, 63]);
  expect((await territory({ level: "nation", year: 2026 })).length).toBe(34);
  expect(new Set(old.map((one) => one.provinceId.slice(0, 3)))).toEqual(new Set(["old"]));
  expect(new Set(today.map((one) => [one.provinceId.slice(0, 3), one.regionCode].join()))).toEqual(
    new Set(["new,south"]),
  );
});

test("two rounds of one name have two addresses", async ({ db }) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const scheme = await aScheme(db);
  const name = "Bình chọn cấp tỉnh";

  const slugs: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    slugs.push((await createRound(ctx, roundForm(agency.id, scheme, { name }))).slug);
  }

  expect(slugs).toEqual(["binh-chon-cap-tinh", "binh-chon-cap-tinh-2", "binh-chon-cap-tinh-3"]);
  expect((await createRound(ctx, roundForm(agency.id, scheme, { name: "New" }))).slug).toBe("new-2");
});

test("rounds of one name made at the same time have addresses of their own, and a prefix is given once", async ({
  db,
}) => {
  const agency = await anAgency(db);
  const ctx = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const scheme = await aScheme(db);
  const name = "Bình chọn cùng lúc";
  const make = (changes: Parameters<typeof roundForm>[2]) => createRound(ctx, roundForm(agency.id, scheme, changes));

  const rounds = await Promise.all([1, 2, 3, 4].map(() => make({ name })));
  const prefixed = await Promise.allSettled([1, 2].map(() => make({ name, codePrefix: "ATONCE" })));

  expect(rounds.map(({ slug }) => slug).sort()).toEqual([
    "binh-chon-cung-luc",
    "binh-chon-cung-luc-2",
    "binh-chon-cung-luc-3",
    "binh-chon-cung-luc-4",
  ]);
  expect(prefixed.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(prefixed.find((one) => one.status === "rejected")?.reason).toMatchObject({
    code: "conflict",
    fields: { codePrefix: [expect.any(String)] },
  });
});

test("what createRound refuses", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = contextOf(db, await anOrganiser(db, agency.id), NOW);
  const scheme = await aScheme(db);
  const refusal = (changes: Parameters<typeof roundForm>[2]) =>
    createRound(organiser, roundForm(agency.id, scheme, changes)).catch((error) => [
      error.code,
      Object.keys(error.fields ?? {}),
    ]);

  expect(await refusal({ schemeVersionId: crypto.randomUUID() })).toEqual(["invalid", ["schemeVersionId"]]);
  const { versionId: housePrize } = await publishScheme(contextOf(db, null), HOUSE_PRIZE);
  expect(await refusal({ schemeVersionId: housePrize, level: "nation" })).toEqual(["invalid", ["level"]]);
  expect(await refusal({ provinceId: undefined })).toEqual(["invalid", ["provinceId"]]);
  expect(await refusal({ provinceId: "new-99" })).toEqual(["invalid", ["provinceId"]]);
  expect(await refusal({ level: "region" })).toEqual(["invalid", ["regionCode"]]);
  await createRound(organiser, roundForm(agency.id, scheme, { codePrefix: "TWICE" }));
  expect(await refusal({ codePrefix: "TWICE" })).toEqual(["conflict", ["codePrefix"]]);
});

test("only an organiser of that agency makes rounds for it", async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)];
  const form = roundForm(mine.id, await aScheme(db));
  const actors = [
    null,
    await anActor(db),
    await anOrganiser(db, mine.id, "secretary"),
    await anOrganiser(db, other.id),
  ];

  for (const actor of actors) {
    await expect(createRound(contextOf(db, actor, NOW), form)).rejects.toMatchObject({ code: "forbidden" });
  }
});

test("a draft is known to its agency alone", async ({ db }) => {
  const [mine, other] = [await anAgency(db), await anAgency(db)];
  const organiser = contextOf(db, await anOrganiser(db, mine.id), NOW);
  const { id } = await createRound(organiser, roundForm(mine.id, await aScheme(db)));

  expect((await roundById(contextOf(db, await anOrganiser(db, mine.id, "support"), NOW), id)).id).toBe(id);
  for (const actor of [null, await anOrganiser(db, other.id)]) {
    await expect(roundById(contextOf(db, actor, NOW), id)).rejects.toMatchObject({ code: "not_found" });
  }
});
