import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aBuyer, aMeetingSession } from "#tests/factories/meetings";
import { anOrganiser } from "#tests/factories/people";
import { LAM_DONG } from "#tests/factories/provinces";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { applications, fairAgencies, fairPasses, fairs } from "~/db/schema";
import { setOffersByClock } from "~/domain/booths/set-offers-by-clock.server";
import { createFair } from "~/domain/fairs/create-fair.server";
import { editFair } from "~/domain/fairs/edit-fair.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import type { CreateFairForm, EditFairForm } from "~/domain/fairs/forms";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { setDeadlines } from "~/domain/fairs/set-deadlines.server";
import { setTerms } from "~/domain/fairs/set-terms.server";
import { withdrawPublication } from "~/domain/fairs/withdraw-publication.server";
import { forgetBuyer } from "~/domain/meetings/forget-buyer.server";
import { aFairAtWork, applied, NOW, refusalOf, taken, termsForm } from "./at-work";

const newFair = (agencyId: string, values: Partial<CreateFairForm> = {}): CreateFairForm => ({
  agencyId,
  name: "Hội chợ công nghiệp nông thôn miền Trung 2027",
  nameEn: "Fair of rural industry, Central region, 2027",
  code: "MT27",
  level: "region",
  regionCode: "central",
  provinceId: LAM_DONG,
  venue: "Quảng trường Lâm Viên",
  startsOn: "2027-05-16",
  endsOn: "2027-05-19",
  ...values,
});

const edited = (fair: typeof fairs.$inferSelect, values: Partial<EditFairForm> = {}): EditFairForm => ({
  ...{ version: fair.version, name: fair.name, nameEn: fair.nameEn, code: fair.code, level: fair.level },
  ...{ regionCode: "central", provinceId: LAM_DONG, venue: fair.venue },
  ...{ startsOn: fair.startsOn, endsOn: fair.endsOn, summary: "", summaryEn: "", agencies: [] },
  ...values,
});

test("a new fair is its agency's own, with the usual terms and its name in its address", async ({ db }) => {
  const { agency, ctx, organiser } = await aFairAtWork(db);

  const made = await createFair(ctx, newFair(agency.id));
  const again = await createFair(ctx, newFair(agency.id, { code: "MT28" }));

  expect([made.slug, again.slug]).toEqual([
    "hoi-cho-cong-nghiep-nong-thon-mien-trung-2027",
    "hoi-cho-cong-nghiep-nong-thon-mien-trung-2027-2",
  ]);
  expect(await fairById(ctx, made.id)).toMatchObject({
    ...newFair(agency.id),
    rules: USUAL_RULES,
    publishedAt: null,
    createdBy: organiser.userId,
    version: 1,
  });
  expect(await auditOf(db, made.id)).toEqual(["fairs.created"]);
});

test("a fair is refused to others, with a code that is taken, and where it does not hold together", async ({ db }) => {
  const { agency, ctx, others, fair } = await aFairAtWork(db);
  const make = (values: Partial<CreateFairForm>) => refusalOf(createFair(ctx, newFair(agency.id, values)));

  for (const other of others) {
    expect(await refusalOf(createFair(other, newFair(agency.id)))).toEqual(["forbidden"]);
  }
  expect(await make({ code: fair.code })).toEqual(["conflict", "code"]);
  expect(await make({ code: "X1", endsOn: "2027-05-15" })).toEqual(["invalid", "endsOn"]);
  expect(await make({ code: "X1", endsOn: "2206-12-05" })).toEqual(["invalid", "endsOn"]);
  expect(await make({ code: "X1", regionCode: undefined })).toEqual(["invalid", "regionCode"]);
  expect(await make({ code: "X1", provinceId: "new-99" })).toEqual(["invalid", "provinceId"]);
});

test("four who make a fair with one code at once make one", async ({ db }) => {
  const { agency, ctx } = await aFairAtWork(db);

  const outcomes = await Promise.all(
    [1, 2, 3, 4].map(() => refusalOf(createFair(ctx, newFair(agency.id, { code: "LUC1" })))),
  );

  expect(outcomes.map(([code]) => code).sort()).toEqual(["conflict", "conflict", "conflict", "done"]);
});

test("identity is kept with the agencies beside it, each part once", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const host = await anAgency(db);
  const agencies = [
    { agencyId: host.id, part: "host" as const },
    { agencyId: host.id, part: "host" as const },
    { agencyId: host.id, part: "sponsor" as const },
  ];

  await editFair(ctx, fair.id, edited(fair, { name: "Tên mới", level: "nation", summary: "Giới thiệu", agencies }));

  expect(await fairById(ctx, fair.id)).toMatchObject({
    ...{ name: "Tên mới", level: "nation", regionCode: null, summary: "Giới thiệu", summaryEn: null },
    ...{ slug: fair.slug, version: 2 },
  });
  const beside = await db.select().from(fairAgencies).where(eq(fairAgencies.fairId, fair.id));
  expect(beside.map((one) => one.part).sort()).toEqual(["host", "sponsor"]);
});

test("of two devices that save a fair, the second is told who was faster, and nothing of it is written", async ({
  db,
}) => {
  const { fair, ctx, organiser, agency } = await aFairAtWork(db);
  await editFair(ctx, fair.id, edited(fair, { venue: "Nhà thi đấu" }));
  // What another does meanwhile beside it is no save of it.
  const colleague = await anOrganiser(db, agency.id);
  await setOffersByClock(contextOf(db, colleague, NOW), fair.id, { on: true });

  const late = editFair(ctx, fair.id, edited(fair, { venue: "Sân vận động" }));

  await expect(late).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(organiser.name) });
  expect(await fairById(ctx, fair.id)).toMatchObject({ venue: "Nhà thi đấu", version: 2 });
});

test("every section is refused to who does not prepare fairs there, and once the report is settled", async ({ db }) => {
  const { fair, others, ctx } = await aFairAtWork(db);
  const sections = async (who: typeof ctx) => [
    await refusalOf(editFair(who, fair.id, edited(fair))),
    await refusalOf(setDeadlines(who, fair.id, { version: 1 })),
    await refusalOf(setTerms(who, fair.id, termsForm())),
  ];

  for (const other of others) expect(await sections(other)).toEqual([["forbidden"], ["forbidden"], ["forbidden"]]);
  await db.update(fairs).set({ closedAt: NOW }).where(eq(fairs.id, fair.id));
  expect(await sections(ctx)).toEqual([["closed"], ["closed"], ["closed"]]);
});

test("days move while nobody counts on them, and stay once an application is accepted", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const moved = { startsOn: "2026-12-11", endsOn: "2026-12-16" };
  await applied(db, fair.id, { state: "submitted" });

  await editFair(ctx, fair.id, edited(fair, moved));
  const accepted = await applied(db, fair.id);
  const again = edited(fair, { version: 2, startsOn: "2026-12-12", endsOn: "2026-12-16" });

  expect(await fairById(ctx, fair.id)).toMatchObject(moved);
  expect(await refusalOf(editFair(ctx, fair.id, again))).toEqual(["closed", "startsOn"]);
  await editFair(ctx, fair.id, edited(fair, { version: 2, ...moved, venue: "Nơi khác" }));
  await db.update(applications).set({ state: "withdrawn" }).where(eq(applications.id, accepted.id));
  await editFair(ctx, fair.id, { ...again, version: 3 });
  expect(await fairById(ctx, fair.id)).toMatchObject({ startsOn: "2026-12-12", version: 4 });
});

test("days that the deadlines do not fit are refused, and so is another code once a number carries it", async ({
  db,
}) => {
  const { fair, ctx } = await aFairAtWork(db, {
    applicationsOpenAt: new Date("2026-09-01T01:00:00Z"),
    applicationsCloseAt: new Date("2026-10-15T10:00:00Z"),
  });
  const edit = (values: Partial<EditFairForm>) => refusalOf(editFair(ctx, fair.id, edited(fair, values)));

  expect(await edit({ startsOn: "2026-10-01" })).toEqual(["invalid", "startsOn"]);
  await applied(db, fair.id, { state: "submitted" });
  expect(await edit({ code: "KHAC1" })).toEqual(["closed", "code"]);
});

test("deadlines are kept as instants and days; a public fair keeps its call", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const call = { applicationsOpenOn: "2026-09-01", applicationsCloseOn: "2026-10-15", applicationsCloseTime: "23:59" };

  await setDeadlines(ctx, fair.id, { version: 1, ...call, goodsDueOn: "2026-12-03" });

  expect(await fairById(ctx, fair.id)).toMatchObject({
    applicationsOpenAt: new Date("2026-09-01T01:00:00Z"),
    applicationsCloseAt: new Date("2026-10-15T16:59:00Z"),
    picksOpenAt: null,
    goodsDueOn: "2026-12-03",
    version: 2,
  });
  const wrong = { version: 2, ...call, applicationsCloseOn: "2026-08-31" };
  expect(await refusalOf(setDeadlines(ctx, fair.id, wrong))).toEqual(["invalid", "applicationsCloseOn"]);
  expect(await refusalOf(setDeadlines(ctx, fair.id, { version: 2 }))).toEqual(["invalid", "applicationsOpenOn"]);
  expect(await refusalOf(setDeadlines(ctx, fair.id, { version: 1, ...call }))).toEqual(["conflict"]);
});

test("terms change freely until someone was accepted on them; then those that bind stay", async ({ db }) => {
  const { fair, ctx } = await aFairAtWork(db);
  const support = [{ who: "rural" as const, kinds: ["standard" as const], share: 800, booths: 2 }];

  await setTerms(ctx, fair.id, termsForm({ support, supportSource: "Thông tư số 28/2018/TT-BTC" }));
  const { rules } = await fairById(ctx, fair.id);
  expect(rules.support).toEqual({
    value: [{ who: "rural", kinds: ["standard"], perMille: 800, booths: 2 }],
    source: "Thông tư số 28/2018/TT-BTC",
  });

  const waiting = await applied(db, fair.id, { state: "waiting" });
  await setTerms(ctx, fair.id, termsForm({ version: 2 }));
  await taken(db, fair.id, "A1", waiting.id, { state: "held" });
  const change = (values: Parameters<typeof termsForm>[0]) =>
    refusalOf(setTerms(ctx, fair.id, termsForm({ version: 3, ...values })));
  expect(await change({ deposit: 300, cornerSurcharge: 200 })).toEqual(["closed", "cornerSurcharge", "deposit"]);
  expect(await change({ support, supportSource: "" })).toEqual(["invalid", "supportSource"]);
  expect(await change({ holdMinutes: 30, depositSource: "Điều lệ hội chợ" })).toEqual(["done"]);
});

test("whoever registered on its page keeps a fair public, and its days from moving unsaid", async ({ db }) => {
  const { fair, ctx, organiser } = await aFairAtWork(db);
  const session = await aMeetingSession(db, { fairId: fair.id, createdBy: organiser.userId });
  const buyer = await aBuyer(db, { sessionId: session.id });
  const withdraw = () => refusalOf(withdrawPublication(ctx, fair.id, { version: 1 }));
  const move = () => refusalOf(editFair(ctx, fair.id, edited(fair, { endsOn: "2026-12-10" })));
  expect([await withdraw(), await move()]).toEqual([["closed"], ["closed", "endsOn"]]);

  await forgetBuyer(contextOf(db, null, NOW), buyer.code);
  await db.insert(fairPasses).values({ fairId: fair.id, kind: "visitor", code: "KHACHTHAMA", issuedAt: NOW });
  expect([await withdraw(), await move()]).toEqual([["closed"], ["closed", "endsOn"]]);
  await db.delete(fairPasses);
  expect([await move(), (await fairById(ctx, fair.id)).endsOn]).toEqual([["done"], "2026-12-10"]);
});
