import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aPass } from "#tests/factories/fair-days";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { fairPasses, fairs, leads } from "~/db/schema";
import { VISITOR_CONSENT_VERSION } from "~/domain/fair-days/consent";
import { eraseVisitors } from "~/domain/fair-days/erase-visitors.server";
import { VisitorPassForm } from "~/domain/fair-days/forms";
import { noteScannedLead, noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { leadsOf } from "~/domain/fair-days/own-days.server";
import { removeLead } from "~/domain/fair-days/remove-lead.server";
import { saveDaySettings } from "~/domain/fair-days/settings.server";
import { forgetVisitor, issueVisitorPass, passByCode } from "~/domain/fair-days/visitor-pass.server";
import { aRunningFair, at } from "./hall";

const visitor = (db: Database, now = at("08:00")) => contextOf(db, null, now);
const shared = { name: "Lê Thị Khách", contact: "0912345678", share: true } as const;
const written = () => ({
  name: "Trần Văn Mua",
  contact: "mua@vidu.vn",
  interest: "Nước mắm",
  consent: true as const,
  key: randomUUID(),
});

test("a visitor's pass carries nobody's name unless its visitor wants that", async ({ db }) => {
  const { fair } = await aRunningFair(db);
  const [plain, named] = [
    await issueVisitorPass(visitor(db), fair.slug, { key: randomUUID() }),
    await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() }),
  ];
  const kept = async (code: string) => {
    const { holder, contact, consentVersion, consentLocale, consentAt } = (await passByCode(visitor(db), code)).pass;
    return { holder, contact, consentVersion, consentLocale, consentAt };
  };

  expect(await kept(plain)).toEqual({
    holder: null,
    contact: null,
    consentVersion: null,
    consentLocale: null,
    consentAt: null,
  });
  expect(await kept(named.toLowerCase())).toEqual({
    holder: shared.name,
    contact: shared.contact,
    consentVersion: VISITOR_CONSENT_VERSION,
    consentLocale: "vi",
    consentAt: at("08:00"),
  });
  await expect(passByCode(visitor(db), "ABCDEFGHJK")).rejects.toMatchObject({ code: "not_found" });
});

test("there are visitors' passes until the last day of a public fair", async ({ db }) => {
  const { fair } = await aRunningFair(db);
  const late = visitor(db, new Date("2026-12-09T23:59:00+07:00"));
  expect(await issueVisitorPass(late, fair.slug, { key: randomUUID() })).toHaveLength(10);
  const over = visitor(db, new Date("2026-12-10T00:00:00+07:00"));
  await expect(issueVisitorPass(over, fair.slug, { key: randomUUID() })).rejects.toMatchObject({ code: "closed" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(issueVisitorPass(late, fair.slug, { key: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("name and contact need the consent they are for, and the other way round", () => {
  const fieldsOf = (form: object) => {
    const { error } = VisitorPassForm.safeParse({ ...form, key: randomUUID() });
    return error ? error.issues.map(({ path }) => path.join(".")) : [];
  };
  expect([
    fieldsOf({}),
    fieldsOf({ name: "Lê Thị Khách" }),
    fieldsOf({ contact: "0912345678" }),
    fieldsOf({ share: true }),
    fieldsOf({ ...shared, contact: "0912" }),
    fieldsOf(shared),
    fieldsOf({ website: "http://x" }),
  ]).toEqual([[], ["share"], ["share"], ["name", "contact"], ["contact"], [], ["website"]]);
});

test("an exhibitor keeps a contact from a pass only where its visitor agreed, once", async ({ db }) => {
  const { fair, application, exhibitor } = await aRunningFair(db);
  const [plain, named] = [
    await issueVisitorPass(visitor(db), fair.slug, { key: randomUUID() }),
    await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() }),
  ];
  const guest = await aPass(db, { fairId: fair.id });
  const elsewhere = await issueVisitorPass(visitor(db), (await aRunningFair(db)).fair.slug, {
    ...shared,
    key: randomUUID(),
  });
  const scan = (code: string) => noteScannedLead(exhibitor, application.id, { code, interest: "", key: randomUUID() });

  await expect(scan(plain)).rejects.toMatchObject({ code: "conflict" });
  for (const code of [guest.code, elsewhere, "ABCDEFGHJK"]) {
    await expect(scan(code)).rejects.toMatchObject({ code: "invalid" });
  }
  await scan(named);
  await scan(named);
  expect(await leadsOf(exhibitor, application.id)).toMatchObject([
    { name: shared.name, contact: shared.contact, consentAt: at("08:00"), notedAt: at("09:00") },
  ]);
});

test("a contact that was given by word is noted once a form, by the exhibitor alone", async ({ db }) => {
  const { fair, application, exhibitor, organiser, stranger } = await aRunningFair(db);
  const lead = written();
  await noteWrittenLead(exhibitor, application.id, lead);
  await noteWrittenLead(exhibitor, application.id, lead);
  expect(await leadsOf(exhibitor, application.id)).toHaveLength(1);
  for (const ctx of [organiser, stranger, visitor(db)]) {
    await expect(noteWrittenLead(ctx, application.id, written())).rejects.toMatchObject({ code: "not_found" });
  }
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(noteWrittenLead(exhibitor, application.id, written())).rejects.toMatchObject({ code: "closed" });
});

test("a visitor who withdraws is forgotten by every exhibitor, and still comes in", async ({ db }) => {
  const { fair, application, exhibitor } = await aRunningFair(db);
  const code = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  await noteScannedLead(exhibitor, application.id, { code, interest: "Gốm", key: randomUUID() });
  await noteWrittenLead(exhibitor, application.id, written());

  await forgetVisitor(visitor(db, at("10:00")), code);

  const kept = (await db.select().from(leads).where(eq(leads.applicationId, application.id))).map(
    ({ name, contact, interest, erasedAt }) => ({ name, contact, interest, erasedAt }),
  );
  expect(kept).toEqual(
    expect.arrayContaining([
      { name: null, contact: null, interest: "", erasedAt: at("10:00") },
      { name: "Trần Văn Mua", contact: "mua@vidu.vn", interest: "Nước mắm", erasedAt: null },
    ]),
  );
  const { pass } = await passByCode(visitor(db), code);
  expect([pass.holder, pass.contact, pass.consentAt, pass.revokedAt]).toEqual([null, null, null, null]);
  const guest = await aPass(db, { fairId: fair.id });
  await expect(forgetVisitor(visitor(db), guest.code)).rejects.toMatchObject({ code: "not_found" });
});

test("names and contacts go once the term of their fair is over, and not before", async ({ db }) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  await saveDaySettings(organiser, fair.id, {
    passesPerBooth: 4,
    passesSource: "",
    contactDays: 10,
    contactSource: "",
  });
  const code = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  await noteWrittenLead(exhibitor, application.id, written());
  await aPass(db, { fairId: fair.id, holder: "Khách mời" });
  const night = (day: string) => contextOf(db, null, new Date(`${day}T01:40:00+07:00`));

  expect(await eraseVisitors(night("2026-12-19"))).toBe(0);
  expect(await eraseVisitors(night("2026-12-20"))).toBe(2);
  expect(await eraseVisitors(night("2026-12-21"))).toBe(0);

  expect((await passByCode(visitor(db), code)).pass.holder).toBeNull();
  expect(await leadsOf(exhibitor, application.id)).toMatchObject([{ name: null, contact: null, interest: "" }]);
  const holders = await db.select({ holder: fairPasses.holder }).from(fairPasses).where(eq(fairPasses.fairId, fair.id));
  expect(holders).toEqual(expect.arrayContaining([{ holder: "Khách mời" }]));
  expect(await auditOf(db, fair.id)).toContain("fair_days.visitors_erased");
});

test("no setting prolongs what a visitor agreed to; a shorter one shortens it", async ({ db }) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  const settings = { passesPerBooth: 4, passesSource: "", contactSource: "" };
  const settle = (contactDays: number) => saveDaySettings(organiser, fair.id, { ...settings, contactDays });
  const night = (day: string) => contextOf(db, null, new Date(`${day}T01:40:00+07:00`));
  await settle(10);
  const code = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  await noteScannedLead(exhibitor, application.id, { code, interest: "", key: randomUUID() });
  await settle(3650);
  const later = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  await noteWrittenLead(exhibitor, application.id, written());

  expect([(await passByCode(visitor(db), code)).keptUntil, (await passByCode(visitor(db), later)).keptUntil]).toEqual([
    "2026-12-19",
    "2036-12-06",
  ]);
  expect(await eraseVisitors(night("2026-12-20"))).toBe(2);
  expect((await passByCode(visitor(db), code)).pass.holder).toBeNull();
  expect((await passByCode(visitor(db), later)).pass.holder).toBe(shared.name);
  expect((await leadsOf(exhibitor, application.id)).map(({ name }) => name).sort()).toEqual(["Trần Văn Mua", null]);

  await settle(20);
  expect((await passByCode(visitor(db), later)).keptUntil).toBe("2026-12-29");
  expect(await eraseVisitors(night("2026-12-30"))).toBe(2);
});

test("the form of a visitor's pass issues one, also when it is sent twice at once", async ({ db }) => {
  const { fair } = await aRunningFair(db);
  const form = { ...shared, key: randomUUID() };
  const codes = await Promise.all([1, 2].map(() => issueVisitorPass(visitor(db), fair.slug, form)));
  codes.push(await issueVisitorPass(visitor(db), fair.slug, form));
  expect(new Set(codes).size).toBe(1);
  for (const other of [{ ...form, name: "Người khác" }, { ...form, contact: "0987654321" }, { key: form.key }]) {
    await expect(issueVisitorPass(visitor(db), fair.slug, other)).rejects.toMatchObject({ code: "conflict" });
  }
  expect(await db.$count(fairPasses, eq(fairPasses.fairId, fair.id))).toBe(1);
});

test("a form that has kept a contact keeps no other in its place, and says so", async ({ db }) => {
  const { fair, application, exhibitor } = await aRunningFair(db);
  const lead = written();
  await noteWrittenLead(exhibitor, application.id, lead);
  await expect(noteWrittenLead(exhibitor, application.id, { ...lead, name: "Người khác" })).rejects.toMatchObject({
    code: "conflict",
  });
  const code = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  const scanned = { code, interest: "Gốm", key: randomUUID() };
  await noteScannedLead(exhibitor, application.id, scanned);
  await noteScannedLead(exhibitor, application.id, { ...scanned, key: randomUUID() });
  await expect(
    noteScannedLead(exhibitor, application.id, { ...scanned, key: randomUUID(), interest: "Rượu" }),
  ).rejects.toMatchObject({ code: "conflict", fields: { interest: [expect.any(String)] } });
  expect((await leadsOf(exhibitor, application.id)).map(({ name, interest }) => [name, interest]).sort()).toEqual([
    [shared.name, "Gốm"],
    [lead.name, lead.interest],
  ]);
});

test("a contact is removed when its visitor asks for that, by the exhibitor alone and also after closing", async ({
  db,
}) => {
  const { fair, application, exhibitor, organiser, stranger } = await aRunningFair(db);
  const lead = written();
  await noteWrittenLead(exhibitor, application.id, lead);
  const [{ id } = { id: "" }] = await leadsOf(exhibitor, application.id);
  for (const ctx of [organiser, stranger, visitor(db)]) {
    await expect(removeLead(ctx, application.id, id)).rejects.toMatchObject({ code: "not_found" });
  }
  const other = await aRunningFair(db);
  await expect(removeLead(other.exhibitor, other.application.id, id)).rejects.toMatchObject({ code: "not_found" });
  // The same form sent again does not bring it back.
  await removeLead(exhibitor, application.id, id);
  await expect(noteWrittenLead(exhibitor, application.id, lead)).rejects.toMatchObject({ code: "conflict" });
  await expect(removeLead(exhibitor, application.id, id)).rejects.toMatchObject({ code: "not_found" });
  expect(await leadsOf(exhibitor, application.id)).toMatchObject([
    { name: null, contact: null, interest: "", erasedAt: at("09:00") },
  ]);
  expect(await auditOf(db, application.id)).toEqual(["fair_days.lead_removed"]);

  // A pass that is shown anew is one lead again.
  const code = await issueVisitorPass(visitor(db), fair.slug, { ...shared, key: randomUUID() });
  await noteScannedLead(exhibitor, application.id, { code, interest: "", key: randomUUID() });
  const ofPass = (await leadsOf(exhibitor, application.id)).find(({ name }) => name === shared.name)!;
  await removeLead(exhibitor, application.id, ofPass.id);
  await noteScannedLead(exhibitor, application.id, { code, interest: "Gốm", key: randomUUID() });
  await db
    .update(fairs)
    .set({ closedAt: at("10:00") })
    .where(eq(fairs.id, fair.id));
  await removeLead(exhibitor, application.id, ofPass.id);
  expect((await leadsOf(exhibitor, application.id)).map(({ name }) => name)).toEqual([null, null]);
});
