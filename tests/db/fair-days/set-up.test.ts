import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aGate, aPass } from "#tests/factories/fair-days";
import { aFair } from "#tests/factories/fairs";
import { actorOf, aUser } from "#tests/factories/people";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { fairGates, fairPasses, fairs, gatekeepers, mails, users } from "~/db/schema";
import { setOffersByClock } from "~/domain/booths/set-offers-by-clock.server";
import { addGate } from "~/domain/fair-days/add-gate.server";
import { appointGatekeeper } from "~/domain/fair-days/appoint-gatekeeper.server";
import { endGatekeeper } from "~/domain/fair-days/end-gatekeeper.server";
import { addIncident, resolveIncident } from "~/domain/fair-days/incidents.server";
import { issuePass } from "~/domain/fair-days/issue-pass.server";
import { issueStaffPasses } from "~/domain/fair-days/issue-staff-passes.server";
import { ownGatekeeping, ownGates } from "~/domain/fair-days/own-gates.server";
import { gatekeepersOf, passesOf } from "~/domain/fair-days/passes.server";
import { renameGate } from "~/domain/fair-days/rename-gate.server";
import { retireGate } from "~/domain/fair-days/retire-gate.server";
import { revokePass } from "~/domain/fair-days/revoke-pass.server";
import { daySettingsOf, saveDaySettings } from "~/domain/fair-days/settings.server";
import { aRunningFair, at } from "./hall";

const forbidden = { code: "forbidden" };

test("gates keep their order and their names apart; one that is closed gives its name free", async ({ db }) => {
  const { fair, organiser, support } = await aRunningFair(db);
  const north = await addGate(organiser, fair.id, { name: "Bắc", admits: ["visitor"] });
  await addGate(organiser, fair.id, { name: "Nam", admits: ["exhibitor", "staff"] });

  await expect(addGate(organiser, fair.id, { name: "Bắc", admits: ["guest"] })).rejects.toMatchObject({
    code: "conflict",
    fields: { name: ["Hội chợ đã có cổng tên “Bắc”."] },
  });
  await retireGate(organiser, fair.id, north);
  await addGate(organiser, fair.id, { name: "Bắc", admits: ["guest"] });

  const rows = await db.select().from(fairGates).where(eq(fairGates.fairId, fair.id)).orderBy(fairGates.position);
  expect(rows.map(({ name, admits, retiredAt }) => [name, admits, retiredAt])).toEqual([
    ["Bắc", ["visitor"], organiser.now],
    ["Nam", ["exhibitor", "staff"], null],
    ["Bắc", ["guest"], null],
  ]);
  expect(await auditOf(db, fair.id)).toEqual([
    "fair_days.gate_added",
    "fair_days.gate_added",
    "fair_days.gate_retired",
    "fair_days.gate_added",
  ]);
  for (const id of [north, "x", randomUUID()]) {
    await expect(retireGate(organiser, fair.id, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(addGate(support, fair.id, { name: "Đông", admits: ["guest"] })).rejects.toMatchObject(forbidden);
  await expect(retireGate(support, fair.id, rows[1]!.id)).rejects.toMatchObject(forbidden);
});

test("once the report is settled nothing is set up any more; what takes a right away stays possible", async ({
  db,
}) => {
  const { fair, organiser } = await aRunningFair(db);
  const gate = await addGate(organiser, fair.id, { name: "Bắc", admits: ["visitor"] });
  const { email } = await aUser(db);
  await appointGatekeeper(organiser, fair.id, { email });
  const code = await issuePass(organiser, fair.id, { kind: "guest", holder: "Nguyễn Khách", key: randomUUID() });
  const incident = await addIncident(organiser, fair.id, {
    ...{ day: "2026-12-04", time: "08:00", place: "Bắc", kind: "fire", severity: "low", text: "Khói ở bếp" },
  });
  await db
    .update(fairs)
    .set({ closedAt: at("09:00") })
    .where(eq(fairs.id, fair.id));

  const settings = { passesPerBooth: 4, passesSource: "", contactDays: 3650, contactSource: "" };
  for (const act of [
    () => addGate(organiser, fair.id, { name: "Nam", admits: ["guest"] }),
    () => renameGate(organiser, fair.id, gate, { name: "Nam" }),
    () => appointGatekeeper(organiser, fair.id, { email }),
    () => issuePass(organiser, fair.id, { kind: "guest", holder: "Trần Khách", key: randomUUID() }),
    () => saveDaySettings(organiser, fair.id, settings),
    () => setOffersByClock(organiser, fair.id, { on: true }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "closed" });
  }

  const [keeper] = await gatekeepersOf(organiser, fair.id);
  const [pass] = await db.select().from(fairPasses).where(eq(fairPasses.code, code));
  await endGatekeeper(organiser, fair.id, keeper!.id);
  await revokePass(organiser, pass!.id, { reason: "Hết hội chợ" });
  await retireGate(organiser, fair.id, gate);
  await resolveIncident(organiser, fair.id, incident, { resolution: "Đã thay tủ điện" });
});

test("a gate in use gets another name, which no other has; its scans stay", async ({ db }) => {
  const { fair, organiser, support } = await aRunningFair(db);
  const north = await addGate(organiser, fair.id, { name: "Bắc", admits: ["visitor"] });
  await addGate(organiser, fair.id, { name: "Nam", admits: ["guest"] });
  await renameGate(organiser, fair.id, north, { name: "Bắc" });
  await renameGate(organiser, fair.id, north, { name: "Cổng chính" });

  expect(await db.select().from(fairGates).where(eq(fairGates.id, north))).toMatchObject([
    { name: "Cổng chính", admits: ["visitor"], position: 1, retiredAt: null },
  ]);
  expect((await auditOf(db, fair.id)).slice(2)).toEqual(["fair_days.gate_renamed"]);
  await expect(renameGate(organiser, fair.id, north, { name: "Nam" })).rejects.toMatchObject({
    code: "conflict",
    fields: { name: ["Hội chợ đã có cổng tên “Nam”."] },
  });
  await expect(renameGate(support, fair.id, north, { name: "Đông" })).rejects.toMatchObject(forbidden);
  const other = (await aRunningFair(db)).fair.id;
  for (const [of, gate] of [
    [fair.id, "x"],
    [fair.id, randomUUID()],
    [other, north],
  ] as const) {
    await expect(renameGate(organiser, of, gate, { name: "Đông" })).rejects.toMatchObject({
      code: of === other ? "forbidden" : "not_found",
    });
  }
  await retireGate(organiser, fair.id, north);
  await expect(renameGate(organiser, fair.id, north, { name: "Đông" })).rejects.toMatchObject({ code: "not_found" });
});

test("a gate admits kinds that there are, and at least one", async ({ db }) => {
  const { fair } = await aRunningFair(db);
  await expect(aGate(db, { fairId: fair.id, admits: [] })).rejects.toThrow();
  await expect(aGate(db, { fairId: fair.id, admits: ["dragon" as "guest"] })).rejects.toThrow();
});

test("someone with an account is named once, told by mail, and may be ended", async ({ db }) => {
  const { fair, organiser, support } = await aRunningFair(db);
  const user = await aUser(db);
  await appointGatekeeper(organiser, fair.id, { email: user.email.toUpperCase() });
  await appointGatekeeper(organiser, fair.id, { email: user.email });

  expect(
    (await db.select({ subject: mails.subject }).from(mails).where(eq(mails.recipient, user.email))).map(
      ({ subject }) => subject,
    ),
  ).toEqual([`Bạn được phân công soát vé: ${fair.name}`]);
  const [keeper, ...others] = await gatekeepersOf(organiser, fair.id);
  expect([keeper!.email, others]).toEqual([user.email, []]);
  const own = contextOf(db, await actorOf(db, user));
  expect((await ownGates(own)).map(({ slug }) => slug)).toEqual([fair.slug]);

  await expect(endGatekeeper(support, fair.id, keeper!.id)).rejects.toMatchObject(forbidden);
  await endGatekeeper(organiser, fair.id, keeper!.id);
  await expect(endGatekeeper(organiser, fair.id, keeper!.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await ownGates(own)).toEqual([]);
  // Named anew, both appointments are kept.
  await appointGatekeeper(organiser, fair.id, { email: user.email });
  expect(await ownGatekeeping(own)).toEqual([
    { fair: fair.name, appointedAt: organiser.now, endedAt: organiser.now, scans: 0 },
    { fair: fair.name, appointedAt: organiser.now, endedAt: null, scans: 0 },
  ]);
  expect(await db.select().from(gatekeepers).where(eq(gatekeepers.fairId, fair.id))).toHaveLength(2);
});

test("who runs a fair finds its gates as who was named does: public, not settled, those that are over last", async ({
  db,
}) => {
  const { agency, fair, organiser, support, stranger, exhibitor } = await aRunningFair(db);
  const of = { agencyId: agency.id };
  const over = await aFair(db, { ...of, startsOn: "2026-10-01", endsOn: "2026-10-05" });
  const next = await aFair(db, { ...of, startsOn: "2027-03-01", endsOn: "2027-03-05" });
  await aFair(db, { ...of, publishedAt: null });
  await aFair(db, { ...of, cancelledAt: organiser.now, cancelledReason: "Bão" });
  await aFair(db, { ...of, closedAt: organiser.now });
  const slugs = async (ctx: typeof organiser) => (await ownGates(ctx)).map(({ slug }) => slug);

  expect(await slugs(organiser)).toEqual([fair.slug, next.slug, over.slug]);
  // Named as well, it stands there once.
  const [user] = await db.select({ email: users.email }).from(users).where(eq(users.id, organiser.actor!.userId));
  await appointGatekeeper(organiser, fair.id, { email: user!.email });
  expect(await slugs(organiser)).toEqual([fair.slug, next.slug, over.slug]);
  for (const other of [support, stranger, exhibitor]) expect(await slugs(other)).toEqual([]);
  await expect(ownGates({ ...organiser, actor: null })).rejects.toMatchObject({ code: "forbidden" });
});

test("nobody without an open account is named, nor by anybody but who runs the fair", async ({ db }) => {
  const { fair, organiser, support, stranger } = await aRunningFair(db);
  const closed = await aUser(db);
  await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, closed.id));
  for (const email of ["nobody@tinhhoa.test", closed.email]) {
    await expect(appointGatekeeper(organiser, fair.id, { email })).rejects.toMatchObject({
      code: "invalid",
      fields: { email: ["Không có tài khoản nào dùng thư điện tử này."] },
    });
  }
  for (const ctx of [support, stranger]) {
    await expect(appointGatekeeper(ctx, fair.id, { email: closed.email })).rejects.toMatchObject(forbidden);
  }
});

test("settings hold for one fair, each with the text that says so", async ({ db }) => {
  const { fair, organiser, support } = await aRunningFair(db);
  const usual = await daySettingsOf(organiser, fair.id);
  const input = { passesPerBooth: 2, passesSource: "Thể lệ 12/TL", contactDays: 30, contactSource: "" };
  await saveDaySettings(organiser, fair.id, input);
  await saveDaySettings(organiser, fair.id, { ...input, contactDays: 60 });

  expect([usual.passesPerBooth, await daySettingsOf(organiser, fair.id)]).toEqual([4, { ...input, contactDays: 60 }]);
  expect(await daySettingsOf(organiser, (await aRunningFair(db)).fair.id)).toEqual(usual);
  await expect(saveDaySettings(support, fair.id, input)).rejects.toMatchObject(forbidden);
});

test("an exhibitor gets as many passes as its booths allow; one that is revoked makes room", async ({ db }) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  await saveDaySettings(organiser, fair.id, {
    passesPerBooth: 2,
    passesSource: "",
    contactDays: 30,
    contactSource: "",
  });
  const issue = (...names: string[]) => issueStaffPasses(exhibitor, application.id, { names, key: randomUUID() });

  await expect(issue("Một", "Hai", "Ba")).rejects.toMatchObject({
    code: "conflict",
    fields: { names: ["Đơn vị được cấp nhiều nhất 2 vé; còn cấp được 2 vé."] },
  });
  expect(await issue("Một", "Hai")).toBe(2);
  await expect(issue("Ba")).rejects.toMatchObject({ code: "conflict" });

  const [first] = await db.select().from(fairPasses).where(eq(fairPasses.applicationId, application.id));
  await revokePass(exhibitor, first!.id, { reason: "Nghỉ việc" });
  expect(await issue("Ba")).toBe(1);
  const codes = (await db.select().from(fairPasses).where(eq(fairPasses.fairId, fair.id))).map(({ code }) => code);
  expect(codes.every((code) => /^[2-9A-HJ-NP-Z]{10}$/.test(code)) && new Set(codes).size === 3).toBe(true);
});

test("twelve at once get no more passes than the booths allow", async ({ db }) => {
  const { application, exhibitor } = await aRunningFair(db);
  const tries = Array.from({ length: 12 }, (_, place) =>
    issueStaffPasses(exhibitor, application.id, { names: [`Người ${place}`], key: randomUUID() }),
  );
  const done = (await Promise.allSettled(tries)).filter(({ status }) => status === "fulfilled");
  expect(done).toHaveLength(4);
});

test("staff passes wait for the acceptance, the booth and the publication, and are the exhibitor's alone", async ({
  db,
}) => {
  const { fair, application, exhibitor, organiser, stranger } = await aRunningFair(db);
  const names = { names: ["Một"], key: randomUUID() };
  for (const ctx of [organiser, stranger]) {
    await expect(issueStaffPasses(ctx, application.id, names)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(issueStaffPasses({ ...exhibitor, now: at("09:00") }, randomUUID(), names)).rejects.toMatchObject({
    code: "not_found",
  });
  // Before it had its booth.
  await expect(
    issueStaffPasses({ ...exhibitor, now: new Date("2026-10-30T00:00:00Z") }, application.id, names),
  ).rejects.toMatchObject({ code: "conflict" });
  await db.update(fairs).set({ publishedAt: null }).where(eq(fairs.id, fair.id));
  await expect(issueStaffPasses(exhibitor, application.id, names)).rejects.toMatchObject({ code: "closed" });
});

test("passes for guests are issued by who runs the fair, and found by name without accents", async ({ db }) => {
  const { fair, organiser, support } = await aRunningFair(db);
  const code = await issuePass(organiser, fair.id, { kind: "guest", holder: "Đỗ Thị Đài", key: randomUUID() });
  await aPass(db, { fairId: fair.id, kind: "visitor", holder: "Đỗ Thị Riêng Tư" });
  const search = (q: string) => passesOf(support, fair.id, { kind: null, q, page: 1 });

  expect((await search("do dai")).rows).toMatchObject([{ code, holder: "Đỗ Thị Đài" }]);
  // Names and codes of visitors are not the organiser's to read, nor to find.
  expect((await search("rieng tu")).rows).toEqual([]);
  expect((await search("")).rows.map(({ holder, code }) => [holder, code])).toEqual([
    ["Đỗ Thị Đài", code],
    [null, null],
  ]);
  await expect(issuePass(support, fair.id, { kind: "guest", holder: "Ai", key: randomUUID() })).rejects.toMatchObject(
    forbidden,
  );
  await db.update(fairs).set({ closedAt: new Date() }).where(eq(fairs.id, fair.id));
  await expect(issuePass(organiser, fair.id, { kind: "guest", holder: "Ai", key: randomUUID() })).rejects.toMatchObject(
    {
      code: "closed",
    },
  );
});

test("a pass is revoked once, by who runs the fair or whose it is; to others it is not there", async ({ db }) => {
  const { fair, organiser, support, stranger, exhibitor } = await aRunningFair(db);
  const guest = await aPass(db, { fairId: fair.id });
  const reason = { reason: "Mất vé" };
  for (const ctx of [support, stranger, exhibitor, contextOf(db, null)]) {
    await expect(revokePass(ctx, guest.id, reason)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(revokePass(organiser, "x", reason)).rejects.toMatchObject({ code: "not_found" });
  await revokePass(organiser, guest.id, reason);
  await expect(revokePass(organiser, guest.id, reason)).rejects.toMatchObject({ code: "conflict" });
  const [row] = await db.select().from(fairPasses).where(eq(fairPasses.id, guest.id));
  expect([row!.revokedAt, row!.revokedReason]).toEqual([organiser.now, "Mất vé"]);
});

test("a form that is sent twice issues its passes once; with other names it is told, and issues none", async ({
  db,
}) => {
  const { fair, application, exhibitor, organiser } = await aRunningFair(db);
  const [guest, staff] = [randomUUID(), randomUUID()];
  const one = { kind: "guest", holder: "Đỗ Thị Đài", key: guest } as const;
  const two = { names: ["Một", "Hai"], key: staff };

  const codes = [await issuePass(organiser, fair.id, one), await issuePass(organiser, fair.id, one)];
  const counts = await Promise.all([1, 2, 3].map(() => issueStaffPasses(exhibitor, application.id, two)));

  expect([codes[0] === codes[1], counts]).toEqual([true, [2, 2, 2]]);
  await expect(issuePass(organiser, fair.id, { ...one, holder: "Người khác" })).rejects.toMatchObject({
    code: "conflict",
  });
  await expect(issueStaffPasses(exhibitor, application.id, { ...two, names: ["Một"] })).rejects.toMatchObject({
    code: "conflict",
  });
  expect(await db.$count(fairPasses, eq(fairPasses.fairId, fair.id))).toBe(3);
});
