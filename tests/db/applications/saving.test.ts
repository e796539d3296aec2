import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import {
  AFTER_CALL,
  aCall,
  aCentreDraft,
  aDraft,
  DURING_CALL,
  fillIn,
  saveStep,
  submitNow,
} from "#tests/factories/applications";
import { anEstablishment } from "#tests/factories/establishments";
import { anActor, anOrganiser, aProducer } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { applications, fairs } from "~/db/schema";
import { serviceField } from "~/domain/applications/answers";
import { applicantChoices } from "~/domain/applications/applicant-choices.server";
import { openCalls, ownApplication, ownApplications } from "~/domain/applications/own-applications.server";
import { saveApplication } from "~/domain/applications/save-application.server";
import { startApplication } from "~/domain/applications/start-application.server";

test("an applicant begins one application a fair, of an own establishment or a provincial centre", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, maker, establishment } = await aDraft(db, fair.id);
  const again = { applicant: { kind: "establishment" as const, id: establishment.id } };
  const both = await Promise.all([startApplication(maker, fair.id, again), startApplication(maker, fair.id, again)]);
  expect(both).toEqual([id, id]);
  expect(await applicantChoices(maker, fair.id)).toEqual([
    { id: establishment.id, name: establishment.name, province: "Lâm Đồng", kind: "establishment", applicationId: id },
  ]);

  const other = await anEstablishment(db);
  const foreign = { applicant: { kind: "establishment" as const, id: other.id } };
  await expect(startApplication(maker, fair.id, foreign)).rejects.toMatchObject({ code: "not_found" });
  const late = contextOf(db, await aProducer(db, other.id), AFTER_CALL);
  await expect(startApplication(late, fair.id, foreign)).rejects.toMatchObject({ code: "closed" });
  const hidden = await aCall(db, { publishedAt: null });
  await expect(startApplication({ ...late, now: DURING_CALL }, hidden.fair.id, foreign)).rejects.toMatchObject({
    code: "not_found",
  });

  const nation = await anAgency(db, { level: "nation", provinceId: null, name: "Cục Công Thương địa phương" });
  const officer = contextOf(db, await anOrganiser(db, nation.id), DURING_CALL);
  const asNation = { applicant: { kind: "agency" as const, id: nation.id } };
  await expect(startApplication(officer, fair.id, asNation)).rejects.toMatchObject({ code: "invalid" });
  expect(await applicantChoices(officer, fair.id)).toEqual([]);
});

test("a fair that was cancelled is not among those that take applications", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const calls = async () => (await openCalls(office)).map(({ slug }) => slug);
  expect(await calls()).toContain(fair.slug);
  await db.update(fairs).set({ cancelledAt: DURING_CALL, cancelledReason: "Bão số 9." }).where(eq(fairs.id, fair.id));
  expect(await calls()).not.toContain(fair.slug);
});

test("two begun at once by two members are one", async ({ db }) => {
  const { fair } = await aCall(db);
  const establishment = await anEstablishment(db);
  const people = await Promise.all([aProducer(db, establishment.id), aProducer(db, establishment.id)]);
  const form = { applicant: { kind: "establishment" as const, id: establishment.id } };
  const ids = await Promise.all(people.map((one) => startApplication(contextOf(db, one, DURING_CALL), fair.id, form)));
  expect(ids[0]).toBe(ids[1]);
  expect(await db.$count(applications, eq(applications.establishmentId, establishment.id))).toBe(1);
});

test("each step keeps what it asks, in the parts of the tables, and forgets what was emptied", async ({ db }) => {
  const { fair, serviceId } = await aCall(db);
  const { id, maker, establishment } = await aDraft(db, fair.id);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const table = serviceField(serviceId);
  const places = {
    standard: 2,
    raw: 1,
    rawArea: 36,
    corner: "on",
    booths: "B12, B13",
    near: "Gốm Bàu Trúc",
    power: 4500,
    needsWater: "on",
    [table]: 3,
  };
  await saveStep(maker, id, "places", places);
  await saveStep(maker, id, "show", { [`product-${product.id}`]: "on" });

  const kept = await ownApplication(maker, id);
  expect(kept).toMatchObject({
    power: 4500,
    needsWater: true,
    answers: { ...places, [`product-${product.id}`]: "on" },
  });
  expect(kept.things.asks).toEqual([
    { kind: "standard", booths: 2, area: null, granted: null },
    { kind: "raw", booths: 1, area: 36, granted: null },
  ]);
  expect(kept.things.services).toMatchObject([{ name: "Bàn thêm", quantity: 3, price: 150_000 }]);
  expect(kept.wishes).toEqual({ corner: true, booths: ["B12", "B13"], near: ["Gốm Bàu Trúc"], apart: [], note: "" });

  await saveStep(maker, id, "places", { common: 1 });
  const after = await ownApplication(maker, id);
  expect(after.things.asks).toEqual([{ kind: "common", booths: 1, area: null, granted: null }]);
  expect(after.things.services).toEqual([]);
  expect(after.gaps.map((gap) => gap.which)).toContain("no_recognised");
});

test("of two devices, what only one changed is joined, and what both changed waits for a choice", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  await saveStep(maker, id, "places", { standard: 1, note: "Gần cổng" });
  const { version, answers: seen } = await ownApplication(maker, id);
  await saveApplication(maker, id, "places", { version, seen, answers: { standard: 3, note: "Gần cổng" } });

  const joined = await saveApplication(maker, id, "places", {
    version,
    seen,
    answers: { standard: 1, note: "Gần sân khấu" },
  });
  expect(joined).toMatchObject({ kind: "saved", joined: ["standard"], answers: { standard: 3, note: "Gần sân khấu" } });

  const differs = await saveApplication(maker, id, "places", {
    version,
    seen,
    answers: { standard: 2, note: "Gần cổng" },
  });
  expect(differs).toMatchObject({
    kind: "differs",
    differences: [{ question: "standard", mine: 2, kept: 3 }],
    by: maker.actor!.name,
  });
  expect((await ownApplication(maker, id)).answers).toMatchObject({ standard: 3, note: "Gần sân khấu" });
});

test("it is written while the call is open, by those who act for it, and not once it was sent", async ({ db }) => {
  const { fair, office } = await aCall(db);
  const { id, maker } = await aDraft(db, fair.id);
  const form = { version: 1, seen: {}, answers: { standard: 1 } };
  await expect(saveApplication({ ...maker, now: AFTER_CALL }, id, "places", form)).rejects.toMatchObject({
    code: "closed",
  });
  for (const stranger of [office, contextOf(db, await anActor(db), DURING_CALL)]) {
    await expect(saveApplication(stranger, id, "places", form)).rejects.toMatchObject({ code: "not_found" });
    await expect(ownApplication(stranger, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await ownApplications(stranger)).toEqual([]);
  }
  await fillIn(maker, id);
  await submitNow(maker, id);
  await expect(saveApplication(maker, id, "places", { ...form, version: 3 })).rejects.toMatchObject({ code: "closed" });
  expect(await ownApplications(maker)).toMatchObject([{ id, state: "submitted", granted: 0, booths: [] }]);
});

test("the support team of a centre reads its application and changes nothing", async ({ db }) => {
  const { fair } = await aCall(db);
  const { id, agency } = await aCentreDraft(db, fair.id);
  const support = contextOf(db, await anOrganiser(db, agency.id, "support"), DURING_CALL);
  expect((await ownApplication(support, id)).whyNotWrite).not.toBeNull();
  const form = { version: 1, seen: {}, answers: {} };
  await expect(saveApplication(support, id, "sign", form)).rejects.toMatchObject({ code: "forbidden" });
});
