import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { contextOf, expect, test } from "#tests/support/database";
import { fairs, leads } from "~/db/schema";
import { VISITOR_CONSENT_VERSION } from "~/domain/fair-days/consent";
import { noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { syncLeads } from "~/domain/fair-days/sync-leads.server";
import { issueVisitorPass } from "~/domain/fair-days/visitor-pass.server";
import { aRunningFair, at } from "./hall";

const onDevice = (clock: string) => ({
  nonce: randomUUID(),
  at: at(clock).toISOString(),
  deviceId: "máy",
  offsetMs: 0,
});
const words = { consentVersion: VISITOR_CONSENT_VERSION, consentLocale: "en" };
const spoken = (name: string, clock: string) => ({
  ...onDevice(clock),
  ...{ name, contact: "0912345678", interest: "Gốm", ...words },
});
const keptOf = async (db: Parameters<typeof contextOf>[0], applicationId: string) =>
  (await db.select().from(leads).where(eq(leads.applicationId, applicationId)).orderBy(asc(leads.notedAt))).map(
    ({ name, interest, consentVersion, consentLocale, consentAt, notedAt, nonce }) => ({
      ...{ name, interest, consentVersion, consentLocale, consentAt, notedAt, nonce },
    }),
  );

test("contacts noted without a network are kept as of their time, with the words that were agreed to, each once", async ({
  db,
}) => {
  const { fair, application, exhibitor } = await aRunningFair(db, at("18:00"));
  const keeperId = exhibitor.actor!.userId;
  const code = await issueVisitorPass(contextOf(db, null, at("08:00")), fair.slug, {
    ...{ name: "Lê Thị Khách", contact: "0987654321", share: true, key: randomUUID() },
  });
  const [first, second] = [spoken("Trần Văn Mua", "09:00"), { ...onDevice("10:00"), code, interest: "Nước mắm" }];
  const sent = { keeperId, leads: [second, first], sentAt: at("18:00").getTime() };

  const answer = await syncLeads(exhibitor, application.id, sent);
  const again = await syncLeads(exhibitor, application.id, sent);

  expect(answer).toEqual({
    at: at("18:00"),
    results: [
      { nonce: second.nonce, result: "kept" },
      { nonce: first.nonce, result: "kept" },
    ],
  });
  expect(again.results).toEqual(answer.results);
  expect(await keptOf(db, application.id)).toEqual([
    {
      ...{ name: "Trần Văn Mua", interest: "Gốm", nonce: first.nonce, ...words },
      ...{ consentAt: at("09:00"), notedAt: at("09:00") },
    },
    {
      ...{ name: "Lê Thị Khách", interest: "Nước mắm", nonce: second.nonce },
      ...{ consentVersion: VISITOR_CONSENT_VERSION, consentLocale: "vi", consentAt: at("08:00"), notedAt: at("10:00") },
    },
  ]);
});

test("one that is refused says why and refuses no other", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db, at("18:00"));
  const kept = spoken("Trần Văn Mua", "09:00");
  const gathered = [
    { ...onDevice("09:10"), code: "ABCDEFGHJK", interest: "" },
    { ...spoken("Phạm Thị Cũ", "09:20"), consentVersion: "1999-01" },
    { ...spoken("Không liên hệ", "09:30"), contact: "x" },
    kept,
  ];
  const { results } = await syncLeads(exhibitor, application.id, {
    keeperId: exhibitor.actor!.userId,
    leads: gathered,
  });

  expect(results.map(({ result }) => result)).toEqual(["refused", "refused", "refused", "kept"]);
  expect(results[0]!.reason).toBe("Mã này không phải vé khách tham quan của hội chợ này.");
  expect(results[1]!.nonce).toBe(gathered[1]!.nonce);
  expect((await keptOf(db, application.id)).map(({ name }) => name)).toEqual(["Trần Văn Mua"]);
});

test("the clock of a device is corrected, also where it is ahead and does not say so", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db, at("18:00"));
  const keeperId = exhibitor.actor!.userId;
  const ahead = [spoken("Sau", "21:00"), spoken("Trước", "20:00")].map((one) => ({ ...one, offsetMs: null }));
  await syncLeads(exhibitor, application.id, { keeperId, leads: ahead });
  const slow = { ...spoken("Chậm", "10:00"), offsetMs: -3 * 3_600_000 };
  await syncLeads(exhibitor, application.id, { keeperId, leads: [slow] });

  expect((await keptOf(db, application.id)).map(({ name, notedAt }) => [name, notedAt])).toEqual([
    ["Chậm", at("13:00")],
    ["Trước", at("17:00")],
    ["Sau", at("18:00")],
  ]);
});

test("what was noted before the report was settled is taken late, until contacts are erased; what comes after is not", async ({
  db,
}) => {
  const { fair, application, exhibitor } = await aRunningFair(db, at("18:00"));
  const keeperId = exhibitor.actor!.userId;
  await db
    .update(fairs)
    .set({ closedAt: at("12:00") })
    .where(eq(fairs.id, fair.id));
  const late = { keeperId, leads: [spoken("Kịp", "11:00"), spoken("Muộn", "13:00")] };

  expect((await syncLeads(exhibitor, application.id, late)).results.map(({ result }) => result)).toEqual([
    "kept",
    "refused",
  ]);
  // A hundred and eighty days after the last day all of them are gone.
  const tooLate = { ...exhibitor, now: new Date("2027-06-08T08:00:00+07:00") };
  const { results } = await syncLeads(tooLate, application.id, { keeperId, leads: [spoken("Quá muộn", "11:30")] });
  expect(results).toMatchObject([{ result: "refused", reason: expect.stringContaining("07/06/2027") }]);
});

test("contacts are sent by whose they are, for their own application", async ({ db }) => {
  const { application, exhibitor, organiser, stranger } = await aRunningFair(db, at("18:00"));
  const sent = { keeperId: exhibitor.actor!.userId, leads: [spoken("Trần Văn Mua", "09:00")] };
  for (const ctx of [organiser, stranger]) {
    await expect(syncLeads(ctx, application.id, sent)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(syncLeads(contextOf(db, null), application.id, sent)).rejects.toMatchObject({ code: "forbidden" });
  const other = { ...sent, keeperId: organiser.actor!.userId };
  await expect(syncLeads(exhibitor, application.id, other)).rejects.toMatchObject({ code: "conflict" });
  await expect(syncLeads(exhibitor, "x", sent)).rejects.toMatchObject({ code: "not_found" });
  expect(await keptOf(db, application.id)).toEqual([]);
});

test("two devices that send the same contact at once keep one", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db, at("18:00"));
  const sent = { keeperId: exhibitor.actor!.userId, leads: [spoken("Trần Văn Mua", "09:00")] };
  const answers = await Promise.all(Array.from({ length: 4 }, () => syncLeads(exhibitor, application.id, sent)));
  expect(answers.flatMap(({ results }) => results.map(({ result }) => result))).toEqual(Array(4).fill("kept"));
  // By a form without scripts too.
  const { nonce: key, name, contact, interest } = sent.leads[0]!;
  await noteWrittenLead(exhibitor, application.id, { name, contact, interest, key });
  expect(await keptOf(db, application.id)).toHaveLength(1);
});
