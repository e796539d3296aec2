import { and, eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import {
  aCall,
  aCentreDraft,
  aDraft,
  aSentApplication,
  DURING_CALL,
  saveStep,
  submitNow,
  versionOf,
} from "#tests/factories/applications";
import { aClaim } from "#tests/factories/fairs";
import { actorOf, aMembership, anOrganiser, aProducer } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { meeting } from "#tests/support/locks";
import type { Database } from "~/db/client.server";
import { applications, booths, fairQuotas, fairs, mails } from "~/db/schema";
import { acceptApplication, changeGrant } from "~/domain/applications/accept-application.server";
import { acceptMany, planAcceptance } from "~/domain/applications/accept-many.server";
import {
  askForMore,
  putOnWaitingList,
  refuseApplication,
  setPriority,
  undoAnswer,
  withdrawRequest,
} from "~/domain/applications/answer-application.server";
import { applicationAtFair, historyOf } from "~/domain/applications/application-at-fair.server";
import { applicationQueue } from "~/domain/applications/application-queue.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { quotaUseOf } from "~/domain/applications/quotas.server";
import { startApplication } from "~/domain/applications/start-application.server";
import type { Context } from "~/domain/context";
import { fairAtWork, fairById } from "~/domain/fairs/fair-details.server";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";

const REASON = "Không đúng nhóm hàng của hội chợ.";
const DAYS = "[2026-10-20T00:00:00Z,2026-12-10T00:00:00Z)";

const purposes = async (db: Database, recipient: string) =>
  (await db.select({ purpose: mails.purpose }).from(mails).where(eq(mails.recipient, recipient)).orderBy(mails.id)).map(
    ({ purpose }) => purpose,
  );

async function take(db: Database, fairId: string, applicationId: string, code: string, by: string) {
  const [booth] = await db
    .select()
    .from(booths)
    .where(and(eq(booths.fairId, fairId), eq(booths.code, code)));
  return aClaim(db, { boothId: booth!.id, applicationId, claimedBy: by, during: DAYS, state: "confirmed" });
}

test("more is asked for by a day, completed and sent again under the same number; the applicant is told", async ({
  db,
}) => {
  const { fair, office, organiser } = await aCall(db);
  const { id, maker, producer, number } = await aSentApplication(db, fair.id);
  const note = "Bổ sung giấy an toàn thực phẩm.";
  await askForMore(office, id, { version: await versionOf(office, id), note, dueOn: "2026-11-10" });
  expect(await ownApplication(maker, id)).toMatchObject({
    state: "more_asked",
    request: { note, dueOn: "2026-11-10" },
  });

  // After the call, and until the end of the day that was given.
  const later = { ...maker, now: new Date("2026-11-10T15:00:00Z") };
  await saveStep(later, id, "places", { standard: 1 });
  await expect(submitNow({ ...maker, now: new Date("2026-11-11T03:00:00Z") }, id)).rejects.toMatchObject({
    code: "closed",
  });
  expect(await submitNow(later, id)).toBe(number);
  expect(await ownApplication(later, id)).toMatchObject({ state: "submitted", submittedAt: DURING_CALL });
  expect(await purposes(db, producer.email)).toEqual([
    "application_submitted",
    "application_more_asked",
    "application_submitted",
  ]);
  expect(await purposes(db, organiser.email)).toEqual(["application_resubmitted"]);
});

test("a request is taken back, or the application is accepted straight from it; its applicant writes no more", async ({
  db,
}) => {
  const { fair, office } = await aCall(db);
  const [one, other] = [await aSentApplication(db, fair.id), await aSentApplication(db, fair.id)];
  const reason = "Giấy tờ đã có trong hồ sơ.";
  const back = async (id: string) => withdrawRequest(office, id, { version: await versionOf(office, id), reason });
  await expect(back(one.id)).rejects.toMatchObject({ code: "closed" });
  for (const { id } of [one, other]) {
    const version = await versionOf(office, id);
    await askForMore(office, id, { version, note: "Bổ sung giấy tờ.", dueOn: "2026-11-10" });
  }
  const stale = { version: 1, reason };
  await expect(withdrawRequest(office, one.id, stale)).rejects.toMatchObject({ code: "conflict" });
  await expect(withdrawRequest(one.maker, one.id, stale)).rejects.toMatchObject({ code: "not_found" });
  await back(one.id);
  await acceptApplication(office, other.id, { version: await versionOf(office, other.id), standard: 2 });

  expect((await ownApplication(one.maker, one.id)).state).toBe("submitted");
  expect((await ownApplication(other.maker, other.id)).state).toBe("accepted");
  await expect(saveStep(one.maker, one.id, "places", { standard: 1 })).rejects.toMatchObject({ code: "closed" });
  expect(await purposes(db, one.producer.email)).toEqual([
    "application_submitted",
    "application_more_asked",
    "application_request_withdrawn",
  ]);
  expect((await historyOf(office, one.id)).map(({ kind }) => kind)).toEqual([
    "draft",
    "submitted",
    "more_asked",
    "request_withdrawn",
  ]);
});

test("who makes in a ward counts as rural where the fair says so, and the office decides with its answer", async ({
  db,
}) => {
  const [strict, open] = [await aCall(db), await aCall(db)];
  const rules = { ...USUAL_RULES, rural: { value: { wards: true }, source: "Nghị quyết 12" } };
  await db.update(fairs).set({ rules }).where(eq(fairs.id, open.fair.id));
  const ward = await aSentApplication(db, strict.fair.id);
  const welcome = await aSentApplication(db, open.fair.id);
  const isRural = async ({ id, maker }: typeof ward) => (await ownApplication(maker, id)).isRural;
  expect([await isRural(ward), await isRural(welcome)]).toEqual([false, true]);

  const version = () => versionOf(strict.office, ward.id);
  await acceptApplication(strict.office, ward.id, { version: await version(), standard: 2, rural: "yes" });
  expect(await isRural(ward)).toBe(true);
  await changeGrant(strict.office, ward.id, { version: await version(), standard: 1 });
  expect(await isRural(ward)).toBe(true);
  await changeGrant(strict.office, ward.id, { version: await version(), standard: 1, rural: "no" });
  expect(await isRural(ward)).toBe(false);
});

test("asked again, an application has no earlier day than it was promised, until the request is taken back", async ({
  db,
}) => {
  const { fair, office } = await aCall(db);
  const { id } = await aSentApplication(db, fair.id);
  const ask = async (dueOn: string) =>
    askForMore(office, id, { version: await versionOf(office, id), note: "Bổ sung giấy tờ.", dueOn });
  await ask("2026-11-20");
  const sentence =
    "Đơn đã được hẹn đến hết ngày 20/11/2026. Chọn ngày này hoặc ngày sau; muốn rút ngắn, hãy bỏ yêu cầu bổ sung trước.";
  await expect(ask("2026-11-02")).rejects.toMatchObject({ code: "invalid", fields: { dueOn: [sentence] } });
  await ask("2026-11-20");
  await withdrawRequest(office, id, { version: await versionOf(office, id), reason: "Ghi nhầm ngày." });
  await ask("2026-11-02");
});

test("what was granted is said in the reader's language, whoever granted it", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id } = await aSentApplication(db, fair.id, { standard: 3, common: undefined });
  await runWithLocale("en", async () => {
    await acceptApplication(office, id, { version: await versionOf(office, id), standard: 2 });
    await changeGrant(office, id, { version: await versionOf(office, id), standard: 3 });
  });
  const said = async () => (await historyOf(office, id)).slice(-2).map(({ note }) => note);
  expect(await said()).toEqual(["2 × Gian tiêu chuẩn", "3 × Gian tiêu chuẩn"]);
  expect(await runWithLocale("en", said)).toEqual(["2 × Standard booth", "3 × Standard booth"]);
});

test("the board proposed to a centre is Vietnamese, whatever its officer reads", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, centre } = await runWithLocale("en", () => aCentreDraft(db, fair.id));
  expect((await ownApplication(centre, id)).signName).toBe("Gian hàng Lâm Đồng");
});

test("a request has a day that is ahead and before the fair", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id } = await aSentApplication(db, fair.id);
  const version = await versionOf(office, id);
  for (const dueOn of ["2026-10-14", "2026-12-04"]) {
    const asking = askForMore(office, id, { version, note: "Bổ sung giấy tờ.", dueOn });
    await expect(asking).rejects.toMatchObject({ code: "invalid", fields: { dueOn: [expect.any(String)] } });
  }
});

test("an application is accepted with at most what it asks for, and the applicant is told", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, maker, producer } = await aSentApplication(db, fair.id, { standard: 3, common: undefined });
  const version = await versionOf(office, id);
  await expect(acceptApplication(office, id, { version, standard: 4 })).rejects.toMatchObject({
    code: "invalid",
    fields: { standard: [expect.any(String)] },
  });
  await expect(acceptApplication(office, id, { version, raw: 1 })).rejects.toMatchObject({ code: "invalid" });
  await expect(acceptApplication(office, id, { version })).rejects.toMatchObject({ code: "invalid" });
  await expect(acceptApplication(office, id, { version: version + 1, standard: 2 })).rejects.toMatchObject({
    code: "conflict",
  });
  await acceptApplication(office, id, { version, standard: 2 });
  const own = await ownApplication(maker, id);
  expect(own).toMatchObject({ state: "accepted", decidedAt: DURING_CALL });
  expect(own.things.asks).toMatchObject([{ kind: "standard", booths: 3, granted: 2 }]);
  await expect(acceptApplication(office, id, { version: version + 1, standard: 2 })).rejects.toMatchObject({
    code: "closed",
  });
  expect(await purposes(db, producer.email)).toEqual(["application_submitted", "application_accepted"]);
  expect(await auditOf(db, id)).toEqual(["applications.started", "applications.submitted", "applications.accepted"]);
});

test("grants stay within the quota of their territory, whoever is faster", async ({ db }) => {
  const { fair, office } = await aCall(db);
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: LAM_DONG, booths: 3 });
  const [first, second] = [await aSentApplication(db, fair.id), await aSentApplication(db, fair.id)];
  const versions = [await versionOf(office, first.id), await versionOf(office, second.id)];
  const held = sql`select 1 from ${fairs} where id = ${fair.id} for update`;
  const ends = await meeting(db, held, [
    () => acceptApplication(office, first.id, { version: versions[0]!, standard: 2 }),
    () => acceptApplication(office, second.id, { version: versions[1]!, standard: 2 }),
  ]);
  expect(ends).toEqual(["done", "invalid"]);
  expect(await quotaUseOf(office, fair, LAM_DONG)).toEqual({
    provinceId: LAM_DONG,
    provinceName: "Lâm Đồng",
    quota: 3,
    granted: 2,
    taken: 0,
  });
  await acceptApplication(office, second.id, { version: versions[1]!, standard: 1 });
  const grant = { version: await versionOf(office, second.id), standard: 2 };
  await expect(changeGrant(office, second.id, grant)).rejects.toMatchObject({ code: "invalid" });
});

test("a grant is changed, but not below what was taken", async ({ db }) => {
  const { fair, office, organiser } = await aCall(db);
  const { id, producer } = await aSentApplication(db, fair.id);
  const waiting = { version: await versionOf(office, id), standard: 1 };
  await expect(changeGrant(office, id, waiting)).rejects.toMatchObject({ code: "closed" });
  await acceptApplication(office, id, { ...waiting, standard: 2 });
  await take(db, fair.id, id, "A1", organiser.userId);
  await take(db, fair.id, id, "A2", organiser.userId);
  const less = changeGrant(office, id, { version: await versionOf(office, id), standard: 1 });
  await expect(less).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("A1, A2") });
  // So does the database, whoever writes.
  const lowered = db.execute(sql`update application_asks set granted = 1 where application_id = ${id}`);
  await expect(lowered).rejects.toMatchObject({ cause: { constraint_name: "application_asks_taken" } });
  const undoing = undoAnswer(office, id, { version: await versionOf(office, id), reason: REASON });
  await expect(undoing).rejects.toMatchObject({ code: "closed" });
  expect(await purposes(db, producer.email)).not.toContain("application_grant_changed");
});

test("what waits may be accepted or refused, and an answer is taken back while nothing hangs on it", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, maker, producer, establishment } = await aSentApplication(db, fair.id);
  const version = () => versionOf(office, id);
  await putOnWaitingList(office, id, { version: await version(), note: undefined });
  await refuseApplication(office, id, { version: await version(), reason: REASON });
  await undoAnswer(office, id, { version: await version(), reason: "Đã xem lại hồ sơ." });
  await acceptApplication(office, id, { version: await version(), standard: 2 });
  await undoAnswer(office, id, { version: await version(), reason: "Giao nhầm số gian." });
  const own = await ownApplication(maker, id);
  expect(own).toMatchObject({ state: "submitted", decidedAt: null, things: { asks: [{ granted: null }] } });
  const early = undoAnswer(office, id, { version: await version(), reason: REASON });
  await expect(early).rejects.toMatchObject({ code: "closed" });
  expect((await purposes(db, producer.email)).slice(1)).toEqual(
    ["waiting", "refused", "undone", "accepted", "undone"].map((one) => `application_${one}`),
  );

  await refuseApplication(office, id, { version: await version(), reason: REASON });
  await startApplication(maker, fair.id, { applicant: { kind: "establishment", id: establishment.id } });
  const late = undoAnswer(office, id, { version: await version(), reason: REASON });
  await expect(late).rejects.toMatchObject({ code: "conflict" });
});

test("points are counted by the rules, and stay as the organiser set them", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, maker } = await aSentApplication(db, fair.id);
  const version = await versionOf(office, id);
  await setPriority(office, id, { version, points: 40, reason: "Sản phẩm OCOP 5 sao." });
  await askForMore(office, id, { version: version + 1, note: "Bổ sung giấy tờ.", dueOn: "2026-10-30" });
  await submitNow(maker, id);
  const seen = await applicationAtFair(
    office,
    await fairById(office, fair.id),
    (await ownApplication(maker, id)).number!,
  );
  expect(seen).toMatchObject({ priority: 40, countedPriority: 15, priorityReason: "Sản phẩm OCOP 5 sao." });
});

test("who stood at an earlier fair is no newcomer", async ({ db }) => {
  const { fair: earlier, office } = await aCall(db, { startsOn: "2026-10-25", endsOn: "2026-10-28" });
  const { id, maker, establishment, producer } = await aSentApplication(db, earlier.id);
  await acceptApplication(office, id, { version: await versionOf(office, id), standard: 1 });
  await take(db, earlier.id, id, "A1", producer.userId);
  const { fair } = await aCall(db, { provinceId: "new-01" });
  const next = await startApplication(maker, fair.id, { applicant: { kind: "establishment", id: establishment.id } });
  await saveStep(maker, next, "places", { standard: 1 });
  await db.execute(
    sql`insert into application_goods (application_id, position, name, quantity) values (${next}, 1, 'Chè', 1)`,
  );
  await submitNow(maker, next);
  expect((await ownApplication(maker, next)).priority).toBe(0);
});

const everyAnswer = (ctx: Context, id: string, version: number) => [
  acceptApplication(ctx, id, { version, standard: 1 }),
  changeGrant(ctx, id, { version, standard: 1 }),
  askForMore(ctx, id, { version, note: REASON, dueOn: "2026-11-10" }),
  putOnWaitingList(ctx, id, { version, note: undefined }),
  refuseApplication(ctx, id, { version, reason: REASON }),
  undoAnswer(ctx, id, { version, reason: REASON }),
  setPriority(ctx, id, { version, points: 1, reason: REASON }),
];

const codesOf = async (works: readonly Promise<unknown>[]) =>
  (await Promise.allSettled(works)).map((one) => (one.status === "rejected" ? one.reason.code : "done"));

test("organisers and secretaries of the fair's agency answer; support reads; to others it is not there", async ({
  db,
}) => {
  const { fair, agencyId, office } = await aCall(db);
  const { id, maker, number, establishment } = await aSentApplication(db, fair.id);
  const version = await versionOf(office, id);
  const support = contextOf(db, await anOrganiser(db, agencyId, "support"), DURING_CALL);
  const elsewhere = contextOf(db, await anOrganiser(db, (await anAgency(db)).id), DURING_CALL);
  const draft = await aDraft(db, fair.id);

  expect(await codesOf(everyAnswer(support, id, version))).toEqual(Array(7).fill("forbidden"));
  for (const stranger of [maker, elsewhere]) {
    expect(await codesOf(everyAnswer(stranger, id, version))).toEqual(Array(7).fill("not_found"));
    await expect(applicationQueue(stranger, fair)).rejects.toMatchObject({ code: "forbidden" });
  }
  expect(await codesOf(everyAnswer(office, draft.id, 1))).toEqual(Array(7).fill("not_found"));
  const details = await fairAtWork(support, fair.slug);
  expect((await applicationQueue(support, details)).map((row) => row.number)).toEqual([number]);
  expect((await applicationAtFair(support, details, number)).whyNot.accept).not.toBeNull();
  await expect(applicationAtFair(elsewhere, await fairById(elsewhere, fair.id), number)).rejects.toMatchObject({
    code: "not_found",
  });

  const both = await aProducer(db, establishment.id);
  await db.execute(
    sql`insert into memberships (user_id, role, agency_id) values (${both.userId}, 'organiser', ${agencyId})`,
  );
  const insider = contextOf(db, await actorOf(db, { id: both.userId }), DURING_CALL);
  expect(await codesOf(everyAnswer(insider, id, version))).toEqual(Array(7).fill("forbidden"));
});

test("once the fair is over nothing is answered", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id } = await aSentApplication(db, fair.id);
  const after = { ...office, now: new Date("2026-12-10T03:00:00Z") };
  expect(await codesOf(everyAnswer(after, id, await versionOf(office, id)))).toEqual(Array(7).fill("closed"));
});

test("many are accepted as they ask while the quota lasts, those with most points first; the rest say why not", async ({
  db,
}) => {
  const { fair, office } = await aCall(db);
  await db.insert(fairQuotas).values({ fairId: fair.id, provinceId: LAM_DONG, booths: 4 });
  const sent = [
    await aSentApplication(db, fair.id),
    await aSentApplication(db, fair.id),
    await aSentApplication(db, fair.id),
  ];
  await setPriority(office, sent[2]!.id, { version: await versionOf(office, sent[2]!.id), points: 90, reason: REASON });
  const details = await fairById(office, fair.id);
  const plan = await planAcceptance(office, details, await applicationQueue(office, details));
  expect(plan.touched.map((row) => row.number)).toEqual([sent[2]!.number, sent[0]!.number]);
  expect(plan).toMatchObject({ booths: 4, more: 0, skipped: [{ row: { number: sent[1]!.number } }] });

  const { userId } = office.actor!;
  await aMembership(db, userId, "producer", { establishmentId: sent[0]!.establishment.id });
  const member = { ...office, actor: await actorOf(db, { id: userId }, DURING_CALL) };
  const theirs = await planAcceptance(member, details, await applicationQueue(member, details));
  expect(theirs.skipped.find(({ row }) => row.id === sent[0]!.id)).toMatchObject({ reason: m.applications_own() });

  const entries = plan.touched.map(({ id, version }) => ({ id, version }));
  const results = await acceptMany(office, details, entries);
  expect(results.map((one) => one.reason)).toEqual([null, null]);
  const again = await acceptMany(office, details, entries);
  expect(again.every((one) => one.reason !== null)).toBe(true);
  expect(await db.$count(applications, eq(applications.state, "accepted"))).toBeGreaterThanOrEqual(2);
  const support = contextOf(db, await anOrganiser(db, fair.agencyId, "support"), DURING_CALL);
  await expect(planAcceptance(support, details, [])).rejects.toMatchObject({ code: "forbidden" });
});

test("a grant is not lowered below what was taken of each kind, though there is as much in all", async ({ db }) => {
  const { fair, office, organiser } = await aCall(db);
  const { id } = await aSentApplication(db, fair.id, { standard: 2, rawArea: 36 });
  await acceptApplication(office, id, { version: await versionOf(office, id), standard: 2, raw: 1 });
  await take(db, fair.id, id, "A1", organiser.userId);
  await take(db, fair.id, id, "A2", organiser.userId);

  await expect(
    changeGrant(office, id, { version: await versionOf(office, id), standard: 1, raw: 1 }),
  ).rejects.toMatchObject({ code: "conflict", fields: { standard: [expect.stringContaining("A1, A2")] } });
  await changeGrant(office, id, { version: await versionOf(office, id), standard: 2 });
});
