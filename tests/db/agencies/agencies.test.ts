import { and, eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anActor, anAdmin, anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { agencies, agencyNames } from "~/db/schema";
import { createAgency } from "~/domain/agencies/create-agency.server";
import { AgencyNameForm } from "~/domain/agencies/forms";
import { nameAgency } from "~/domain/agencies/name-agency.server";
import { agenciesOf, agencyBySlug, agencyList, agencyNameOn } from "~/domain/agencies/queries.server";
import { resolveScope } from "~/domain/people/invitation-scope.server";
import { userDetails } from "~/domain/people/queries.server";
import { publicRounds } from "~/domain/rounds/public-rounds.server";
import { roundById } from "~/domain/rounds/queries.server";
import { m } from "~/i18n/paraglide/messages";

const NOW = new Date("2026-03-02T03:00:00Z");
const FORM = {
  name: "Sở Công Thương tỉnh Ninh Thuận",
  level: "province",
  place: "Phan Rang - Tháp Chàm",
  validFrom: "2008-01-01",
} as const;

test("createAgency keeps the agency with its name and takes the address from the name", async ({ db }) => {
  const admin = await anAdmin(db);
  const { agencyId, slug } = await createAgency(contextOf(db, admin, NOW), FORM);

  expect(slug).toBe("so-cong-thuong-tinh-ninh-thuan");
  const [names, [agency]] = [
    await db.select().from(agencyNames).where(eq(agencyNames.agencyId, agencyId)),
    await db.select().from(agencies).where(eq(agencies.id, agencyId)),
  ];
  expect(agency).toMatchObject({ slug, level: "province", provinceId: null, place: FORM.place });
  expect(names).toMatchObject([{ name: FORM.name, validFrom: "2008-01-01", validUntil: null }]);
  expect(await auditOf(db, agencyId)).toEqual(["agencies.created"]);
  await expect(createAgency(contextOf(db, admin, NOW), FORM)).rejects.toMatchObject({
    code: "conflict",
    fields: { slug: [m.agencies_slug_taken({ slug })] },
  });
  await expect(
    createAgency(contextOf(db, admin, NOW), { ...FORM, slug: "khac", provinceId: "new-999" }),
  ).rejects.toMatchObject({ code: "invalid" });
});

test("agencies and their names are kept by admins only", async ({ db }) => {
  const agency = await anAgency(db);
  const organiser = contextOf(db, await anOrganiser(db, agency.id), NOW);
  await expect(createAgency(organiser, FORM)).rejects.toMatchObject({ code: "forbidden" });
  await expect(nameAgency(organiser, agency.id, FORM)).rejects.toMatchObject({ code: "forbidden" });
  await expect(agencyList(organiser)).rejects.toMatchObject({ code: "forbidden" });
});

test("a new name ends the one in force the day before, and each day prints its own", async ({ db }) => {
  const admin = contextOf(db, await anAdmin(db), NOW);
  const agency = await anAgency(db, { name: "Sở Công nghiệp" });
  await nameAgency(admin, agency.id, { name: "Sở Công Thương", validFrom: "2025-03-01" });

  const nameOn = async (date: string) => (await agencyNameOn(admin, agency.id, date))?.name ?? null;
  expect(await nameOn("2007-12-31")).toBeNull();
  expect(await nameOn("2025-02-28")).toBe("Sở Công nghiệp");
  expect(await nameOn("2025-03-01")).toBe("Sở Công Thương");
  expect(await auditOf(db, agency.id, { details: true })).toEqual([
    {
      act: "agencies.named",
      before: { ended: ["Sở Công nghiệp"] },
      after: { name: "Sở Công Thương", nameEn: null, parentName: null, validFrom: "2025-03-01", validUntil: null },
      at: NOW,
    },
  ]);
});

test("two names of one agency never share a day", async ({ db }) => {
  const admin = contextOf(db, await anAdmin(db), NOW);
  const agency = await anAgency(db, { name: "Sở Công Thương" });
  const overlap = {
    code: "conflict",
    message: m.agencies_overlap_open({ name: "Sở Công Thương", from: "01/01/2008" }),
  };
  await expect(nameAgency(admin, agency.id, { name: "Sở Khác", validFrom: "2000-01-01" })).rejects.toMatchObject(
    overlap,
  );
  await expect(nameAgency(admin, agency.id, { name: "Sở Khác", validFrom: "2008-01-01" })).rejects.toMatchObject(
    overlap,
  );
  await expect(
    nameAgency(admin, agency.id, { name: "Sở Khác", validFrom: "2000-01-01", validUntil: "2008-01-01" }),
  ).rejects.toMatchObject({ ...overlap, fields: { validFrom: [overlap.message] } });

  await nameAgency(admin, agency.id, { name: "Sở Công nghiệp", validFrom: "1995-01-01", validUntil: "2007-12-31" });
  await expect(
    nameAgency(admin, agency.id, { name: "Sở Khác", validFrom: "2007-12-31", validUntil: "2007-12-31" }),
  ).rejects.toMatchObject({
    message: m.agencies_overlap({ name: "Sở Công nghiệp", from: "01/01/1995", until: "31/12/2007" }),
  });
  const direct = db.insert(agencyNames).values({ agencyId: agency.id, name: "Sở Khác", validFrom: "2000-01-01" });
  await expect(direct).rejects.toMatchObject({ cause: { code: "23P01" } });
});

test("AgencyNameForm reads days as people type them", () => {
  expect(AgencyNameForm.parse({ name: " Sở  Công Thương ", validFrom: "1/3/2025", validUntil: "31-12-2025" })).toEqual({
    name: "Sở Công Thương",
    validFrom: "2025-03-01",
    validUntil: "2025-12-31",
  });
  const wrong = AgencyNameForm.safeParse({ name: "Sở Công Thương", validFrom: "31/02/2025" });
  expect(wrong.error?.issues).toMatchObject([{ path: ["validFrom"], message: m.errors_not_a_date() }]);
  const backwards = AgencyNameForm.safeParse({
    name: "Sở Công Thương",
    validFrom: "02/01/2025",
    validUntil: "01/01/2025",
  });
  expect(backwards.error?.issues).toMatchObject([{ path: ["validUntil"], message: m.agencies_until_before_from() }]);
});

test("pages call an agency by its latest name that has begun, wherever they name it", async ({ db }) => {
  const admin = contextOf(db, await anAdmin(db), NOW);
  const agency = await anAgency(db, { name: "Sở Công nghiệp" });
  const organiser = await anOrganiser(db, agency.id);
  const round = await aRound(db, { agencyId: agency.id, now: NOW });
  const called = async () => {
    const ctx = contextOf(db, organiser, NOW);
    const { roles } = await userDetails(admin, organiser.userId);
    return [
      (await agenciesOf(ctx))[0]!.name,
      (await agencyBySlug(ctx, agency.slug)).name,
      (await agencyList(admin)).find((one) => one.id === agency.id)!.name,
      (await roundById(ctx, round.id)).agency.name,
      (await publicRounds(ctx)).find((one) => one.id === round.id)!.agency.name,
      roles[0]!.where,
      (await resolveScope(ctx, { role: "organiser", agencyId: agency.id })).where,
    ];
  };
  const everywhere = (name: string) => Array.from({ length: 7 }, () => name);

  await nameAgency(admin, agency.id, { name: "Sở Công Thương", validFrom: "2099-01-01" });
  expect(await called()).toEqual(everywhere("Sở Công nghiệp"));

  // A name that has ended without another is still what people say.
  await db
    .update(agencyNames)
    .set({ validUntil: "2025-01-01" })
    .where(and(eq(agencyNames.agencyId, agency.id), eq(agencyNames.name, "Sở Công nghiệp")));
  expect(await called()).toEqual(everywhere("Sở Công nghiệp"));

  await db.delete(agencyNames).where(and(eq(agencyNames.agencyId, agency.id), eq(agencyNames.name, "Sở Công nghiệp")));
  expect(await called()).toEqual(everywhere("Sở Công Thương"));

  await db.delete(agencyNames).where(eq(agencyNames.agencyId, agency.id));
  expect(await called()).toEqual(everywhere(agency.slug));
});

test("agencyBySlug is for the agency's own people and admins; to others it does not exist", async ({ db }) => {
  const agency = await anAgency(db, { name: "Sở Công Thương tỉnh Hà Giang" });
  const secretary = await anOrganiser(db, agency.id, "secretary");
  const organiser = await anOrganiser(db, agency.id);
  const seen = await agencyBySlug(contextOf(db, secretary, NOW), agency.slug);
  expect(seen).toMatchObject({ name: "Sở Công Thương tỉnh Hà Giang", names: [{ isCurrent: true, lastDay: null }] });
  expect(seen.members.map(({ userId, role }) => ({ userId, role }))).toEqual([
    { userId: organiser.userId, role: "organiser" },
    { userId: secretary.userId, role: "secretary" },
  ]);
  expect(await agencyBySlug(contextOf(db, await anAdmin(db), NOW), agency.slug)).toEqual(seen);
  await expect(agencyBySlug(contextOf(db, await anActor(db), NOW), agency.slug)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(agencyBySlug(contextOf(db, null, NOW), agency.slug)).rejects.toMatchObject({ code: "forbidden" });
});

test("agenciesOf gives one's own agencies by name, agencyList all of them with their people", async ({ db }) => {
  const agency = await anAgency(db, { name: "Ủy ban nhân dân tỉnh An Giang" });
  const organiser = await anOrganiser(db, agency.id);
  const mine = { id: agency.id, slug: agency.slug, name: agency.name };
  expect(await agenciesOf(contextOf(db, organiser, NOW))).toEqual([mine]);
  expect(await agenciesOf(contextOf(db, await anActor(db), NOW))).toEqual([]);
  expect(await agenciesOf(contextOf(db, null, NOW))).toEqual([]);
  const all = await agencyList(contextOf(db, await anAdmin(db), NOW));
  expect(all.find((one) => one.id === agency.id)).toMatchObject({ ...mine, people: 1 });
  expect(all.length).toBeGreaterThan(1);
});
