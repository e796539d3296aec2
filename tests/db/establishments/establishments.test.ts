import { eq } from "drizzle-orm";
import { anEstablishment, aTaxCode } from "#tests/factories/establishments";
import { actorOf, anActor, aProducer } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { auditEntries, establishments, memberships } from "~/db/schema";
import { editEstablishment } from "~/domain/establishments/edit-establishment.server";
import { EditEstablishmentForm, RegisterEstablishmentForm } from "~/domain/establishments/forms";
import { giveContactConsent } from "~/domain/establishments/give-contact-consent.server";
import { establishmentById, recordedNamesakes } from "~/domain/establishments/queries.server";
import { registerEstablishment } from "~/domain/establishments/register-establishment.server";
import { withdrawContactConsent } from "~/domain/establishments/withdraw-contact-consent.server";

const typed = (changes: Record<string, unknown> = {}) => ({
  legalForm: "cooperative",
  name: "  Hợp tác xã  nước mắm Phú Mỹ ",
  taxCode: aTaxCode(),
  provinceId: "new-68",
  commune: "Phường Mũi Né",
  representative: "Bà Mười",
  phone: "+84 912 345 678",
  ...changes,
});
const read = (changes: Record<string, unknown> = {}) => RegisterEstablishmentForm.parse(typed(changes));

test("registerEstablishment keeps what was typed in its own form and makes its first member", async ({ db }) => {
  const person = await anActor(db);
  const taxCode = "0100 112 437";

  const { id, slug } = await registerEstablishment(
    contextOf(db, person),
    read({ taxCode, website: "htxphumy.vn", contactPublic: true }),
  );

  const ctx = contextOf(db, await actorOf(db, { id: person.userId }));
  expect(slug).toBe("hop-tac-xa-nuoc-mam-phu-my");
  expect(await establishmentById(ctx, id)).toMatchObject({
    name: "Hợp tác xã nước mắm Phú Mỹ",
    legalForm: "cooperative",
    taxCode: "0100112437",
    phone: "0912345678",
    website: "https://htxphumy.vn",
    contactPublicAt: expect.any(Date),
    registeredAt: expect.any(Date),
  });
  const members = await db.select().from(memberships).where(eq(memberships.establishmentId, id));
  expect(members).toMatchObject([{ userId: person.userId, role: "producer", endedAt: null }]);
});

test("a second establishment of one name gets an address of its own", async ({ db }) => {
  const ctx = contextOf(db, await anActor(db));

  const slugs = [];
  for (let times = 0; times < 3; times += 1) {
    slugs.push((await registerEstablishment(ctx, read({ name: "Gốm Bàu Trúc" }))).slug);
  }

  expect(slugs).toEqual(["gom-bau-truc", "gom-bau-truc-2", "gom-bau-truc-3"]);
});

test("a visitor cannot register", async ({ db }) => {
  await expect(registerEstablishment(contextOf(db, null), read())).rejects.toMatchObject({ code: "forbidden" });
});

test("a tax code is registered once, and the refusal does not say by whom", async ({ db }) => {
  const known = await anEstablishment(db, { name: "Cơ sở kín tiếng" });
  const ctx = contextOf(db, await anActor(db));

  const refusal = await registerEstablishment(ctx, read({ taxCode: known.taxCode })).catch((error) => error);

  expect(refusal).toMatchObject({ code: "conflict", fields: { taxCode: [refusal.message] } });
  expect(refusal.message).not.toContain("kín tiếng");
});

test("two people registering one tax code at once: one of them is told", async ({ db }) => {
  const taxCode = aTaxCode();
  const [a, b] = [await anActor(db), await anActor(db)];

  const results = await Promise.allSettled([
    registerEstablishment(contextOf(db, a), read({ taxCode, name: "Lò gốm A" })),
    registerEstablishment(contextOf(db, b), read({ taxCode, name: "Lò gốm A" })),
  ]);

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.select().from(establishments).where(eq(establishments.taxCode, taxCode))).toHaveLength(1);
});

test("a province of before the reform or unknown is refused beside its field", async ({ db }) => {
  const ctx = contextOf(db, await anActor(db));

  for (const provinceId of ["old-60", "new-99"]) {
    await expect(registerEstablishment(ctx, read({ provinceId }))).rejects.toMatchObject({
      code: "invalid",
      fields: { provinceId: ["Vui lòng chọn một tỉnh, thành phố trong danh sách hiện nay."] },
    });
  }
});

test("the form knows tax codes, households and telephones", () => {
  const wrong = (changes: Record<string, unknown>) =>
    RegisterEstablishmentForm.safeParse(typed(changes)).error?.issues.map((issue) => issue.path.join(".")) ?? [];

  expect(wrong({ taxCode: "0100112438" })).toEqual(["taxCode"]);
  expect(wrong({ taxCode: "068199001234" })).toEqual(["taxCode"]);
  expect(wrong({ taxCode: "068199001234", legalForm: "household" })).toEqual([]);
  expect(wrong({ phone: "12345" })).toEqual(["phone"]);
  expect(wrong({ website: "không có" })).toEqual(["website"]);
  expect(wrong({ name: "   " })).toEqual(["name"]);
  expect(RegisterEstablishmentForm.parse(typed()).contactPublic).toBe(false);
});

test("only members edit; to others the establishment does not exist", async ({ db }) => {
  const own = await anEstablishment(db);
  const other = await anEstablishment(db);
  const member = contextOf(db, await aProducer(db, own.id));
  const stranger = contextOf(db, await aProducer(db, other.id));
  const input = EditEstablishmentForm.parse(typed({ name: "Tên mới" }));

  await editEstablishment(member, own.id, input);
  await expect(editEstablishment(stranger, own.id, input)).rejects.toMatchObject({ code: "not_found" });
  await expect(establishmentById(stranger, own.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(establishmentById(member, "1; drop table")).rejects.toMatchObject({ code: "not_found" });
  await expect(editEstablishment(member, own.id, { ...input, taxCode: other.taxCode ?? "" })).rejects.toMatchObject({
    code: "conflict",
    fields: { taxCode: expect.any(Array) },
  });
  expect((await establishmentById(member, own.id)).name).toBe("Tên mới");
});

test("the consent to show a contact is given, kept with its day and withdrawn, and each is recorded", async ({
  db,
}) => {
  const own = await anEstablishment(db);
  const actor = await aProducer(db, own.id);
  const day = new Date("2026-05-01T03:00:00Z");

  await giveContactConsent(contextOf(db, actor, day), own.id);
  await giveContactConsent(contextOf(db, actor), own.id);
  expect((await establishmentById(contextOf(db, actor), own.id)).contactPublicAt).toEqual(day);
  await withdrawContactConsent(contextOf(db, actor), own.id);
  expect((await establishmentById(contextOf(db, actor), own.id)).contactPublicAt).toBeNull();

  const acts = await db.select({ act: auditEntries.act }).from(auditEntries).where(eq(auditEntries.subjectId, own.id));
  expect(acts.map((row) => row.act)).toEqual([
    "establishments.contact_consent_given",
    "establishments.contact_consent_withdrawn",
  ]);
  const stranger = contextOf(db, await anActor(db));
  await expect(giveContactConsent(stranger, own.id)).rejects.toMatchObject({ code: "not_found" });
  await expect(withdrawContactConsent(stranger, own.id)).rejects.toMatchObject({ code: "not_found" });
});

test("namesakes are recorded makers of the same name in the province, by its name of today or before", async ({
  db,
}) => {
  const recorded = { registeredAt: null, taxCode: null, legalForm: null, representative: null } as const;
  const own = await anEstablishment(db, { name: "HTX Hòa Bình", provinceId: "new-68" });
  const today = await anEstablishment(db, { ...recorded, name: "htx hoà bình", provinceId: "new-68" });
  const before = await anEstablishment(db, { ...recorded, name: "HTX - Hòa Bình", provinceId: "old-60" });
  await anEstablishment(db, { ...recorded, name: "HTX Hòa Bình", provinceId: "new-01" });
  await anEstablishment(db, { ...recorded, name: "HTX Hoa Bình", provinceId: "new-68" });
  await anEstablishment(db, { name: "HTX Hòa Bình", provinceId: "new-68" });
  await aProduct(db, { establishmentId: today.id });

  const found = await recordedNamesakes(contextOf(db, await aProducer(db, own.id)), own.id);

  expect(found.map((one) => one.id).sort()).toEqual([today.id, before.id].sort());
  expect(found.map((one) => one.awards)).toEqual([0, 0]);
});
