import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aClaim, anApplication } from "#tests/factories/fairs";
import { nominationsFor } from "#tests/factories/nominations";
import { anOrganiser, aUser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { expect, test } from "#tests/support/database";
import { load } from "#tests/support/routes";
import { booths, fairs, halls } from "~/db/schema";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { loader as nothing } from "~/routes/api.$";
import { loader as fairLoader } from "~/routes/api.v1.fairs";
import { loader as boothLoader } from "~/routes/api.v1.fairs_.$id.booths";
import { loader as describe } from "~/routes/api.v1.openapi[.json]";
import { loader as listLoader } from "~/routes/api.v1.rounds";
import { loader } from "~/routes/api.v1.rounds_.$id";

const NONE = { nominated: null, admitted: null, scored: null, passed: null, recognised: null };

test("a round tells only figures that are public", async ({ db }) => {
  const nominating = await aRound(db, { phase: "nomination" });
  await nominationsFor(db, nominating.id, 2);
  const scoring = await aRound(db, { phase: "scoring" });
  await nominationsFor(db, scoring.id, 3);
  const { round: decided } = await aDecidedRound(db, { totals: [90, 80, 60], recognised: 1 });

  const counts = async (id: string) => {
    const { data } = await load(db, loader, { url: `/api/v1/rounds/${id}`, params: { id } });
    return (data as { counts: unknown }).counts;
  };

  expect(await counts(nominating.id)).toEqual(NONE);
  expect(await counts(scoring.id)).toEqual({ ...NONE, nominated: 3, admitted: 3 });
  expect(await counts(decided.id)).toEqual({ nominated: 3, admitted: 3, scored: 3, passed: 2, recognised: 1 });
});

test("a round in full tells who signs, under which rules, where and when", async ({ db }) => {
  const authority = await anAgency(db);
  const round = await aRound(db, { phase: "call", authorityId: authority.id });

  const { data } = await load(db, loader, { url: `/api/v1/rounds/${round.id}`, params: { id: round.id } });

  expect(data).toEqual({
    id: round.id,
    slug: round.slug,
    name: round.name,
    nameEn: round.nameEn,
    level: "province",
    year: 2026,
    phase: "call",
    agency: expect.any(String),
    url: `http://localhost:3000/rounds/${round.slug}`,
    authority: authority.name,
    scheme: { code: "cnnttb", name: expect.any(String), version: 1 },
    rulesHash: round.rulesHash,
    territory: [{ province: "Lâm Đồng", region: null, quota: null }],
    phases: [{ kind: "call", opensAt: expect.any(String), closesAt: expect.any(String) }],
    counts: NONE,
    decisions: [],
  });
});

test("rounds are listed once opened; a draft is not found, not even by its organiser's browser", async ({ db }) => {
  const draft = await aRound(db, { phase: null });
  const open = await aRound(db, { phase: "nomination" });
  const organiser = await anOrganiser(db, draft.agencyId);

  const { data } = await load(db, listLoader, { url: "/api/v1/rounds?pageSize=100", as: organiser });
  const { items } = data as { items: { id: string }[] };
  const hidden = await load(db, loader, { url: "/", params: { id: draft.id }, as: organiser });
  const noId = await load(db, loader, { url: "/", params: { id: "%00" } });

  expect(items.map(({ id }) => id)).not.toContain(draft.id);
  expect(items.find(({ id }) => id === open.id)).toEqual({
    id: open.id,
    slug: open.slug,
    name: open.name,
    nameEn: open.nameEn,
    level: "province",
    year: 2026,
    phase: "nomination",
    agency: expect.any(String),
    url: `http://localhost:3000/rounds/${open.slug}`,
  });
  expect([hidden.status, noId.status]).toEqual([404, 404]);
  expect(hidden.data).toMatchObject({ error: { code: "not_found" } });
});

test("fairs and their booths are told by page and state", async ({ db }) => {
  const agency = await anAgency(db);
  const user = await aUser(db);
  const common = {
    agencyId: agency.id,
    level: "province" as const,
    rules: USUAL_RULES,
    nameEn: "Fair",
    venue: "Phan Thiết",
    startsOn: "2026-10-01",
    endsOn: "2026-10-05",
  };
  const [fair] = await db
    .insert(fairs)
    .values({ ...common, code: "HC1", slug: "hoi-cho", name: "Hội chợ", publishedAt: new Date() })
    .returning();
  await db.insert(fairs).values({ ...common, code: "HC2", slug: "nhap", name: "Bản nháp" });
  const [hall] = await db
    .insert(halls)
    .values({ fairId: fair!.id, name: "A", width: 500, height: 300, furniture: [], position: 1 })
    .returning();
  const made = await db
    .insert(booths)
    .values(
      ["A1", "A2", "A3"].map((code, i) => ({
        fairId: fair!.id,
        hallId: hall!.id,
        code,
        kind: "standard" as const,
        x: i * 30,
        y: 0,
        width: 30,
        height: 30,
      })),
    )
    .returning();
  const application = await anApplication(db, {
    fairId: fair!.id,
    establishmentId: (await anEstablishment(db)).id,
    createdBy: user.id,
  });
  await aClaim(db, {
    boothId: made[1]!.id,
    applicationId: application.id,
    state: "confirmed",
    during: "[2020-01-01,)",
    claimedBy: user.id,
  });
  const page = async (query: string) => {
    const { data } = await load(db, boothLoader, { url: `/x?${query}`, params: { id: fair!.id } });
    const { items, total } = data as {
      items: { code: string; state: string; province: string | null }[];
      total: number;
    };
    return { total, items: items.map(({ code, state, province }) => [code, state, province]) };
  };

  const { data } = await load(db, fairLoader, { url: "/api/v1/fairs" });

  expect(data).toMatchObject({
    total: 1,
    items: [{ slug: "hoi-cho", booths: 3, available: 2, cancelled: false, url: "http://localhost:3000/fairs/hoi-cho" }],
  });
  expect(await page("pageSize=1")).toEqual({ total: 3, items: [["A1", "available", null]] });
  expect(await page("state=confirmed")).toEqual({ total: 1, items: [["A2", "confirmed", "Lâm Đồng"]] });
  expect((await load(db, boothLoader, { url: "/x?state=gone", params: { id: fair!.id } })).status).toBe(400);
});

test("the description names every operation, and everything it refers to is there", async ({ db }) => {
  const { data } = await load(db, describe, { url: "/api/v1/openapi.json" });

  const text = JSON.stringify(data);
  const { openapi, paths, components } = data as { openapi: string; paths: object; components: { schemas: object } };
  expect(openapi).toBe("3.1.0");
  expect(Object.keys(paths)).toEqual(
    expect.arrayContaining(["/api/v1/awards", "/api/v1/rounds/{id}", "/api/v1/fairs/{id}/booths"]),
  );
  const referred = new Set(Array.from(text.matchAll(/#\/components\/schemas\/(\w+)/g), ([, name]) => name!));
  expect([...referred].filter((name) => !(name in components.schemas))).toEqual([]);
  expect(text).not.toContain("$defs");
});

test("an unknown address of the API is answered as JSON", async ({ db }) => {
  const { status, data } = await load(db, nothing, { url: "/api/v1/nope?lang=en" });

  expect([status, data]).toEqual([404, { error: { code: "not_found", message: "There is no such thing." } }]);
});
