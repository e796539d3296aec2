import { eq, sql } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aNomination } from "#tests/factories/nominations";
import { aCouncilMember, aJury, anAssignment } from "#tests/factories/panels";
import { actorOf, aMembership, anAdmin, anOrganiser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { auditEntries, dossierSnapshots } from "~/db/schema";
import { holidaysBetween } from "~/domain/holidays/queries.server";
import { admitNomination, hashOfDossier } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import type { Dossier } from "~/domain/nominations/dossier";
import { nominationById } from "~/domain/nominations/queries.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { saveDossier } from "~/domain/nominations/save-dossier.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { editProduct } from "~/domain/products/edit-product.server";
import { removePhoto } from "~/domain/products/remove-photo.server";
import { addWorkingDays, formatDate, todayInVietnam } from "~/lib/dates";
import { AGENCY_ROLES } from "~/lib/vocabulary";
import { anEntrant, announce, aSubmitted, dayFrom, LONG, lastMail } from "./steps";

test("admission seals the dossier in the group the support team names, and tells the producer", async ({ db }) => {
  const { id, staff, ctx, fileIds, round } = await aSubmitted(db);

  await admitNomination(staff, id, { groupCode: "A" });

  expect(await nominationById(ctx, id)).toMatchObject({ state: "admitted", groupCode: "A", decidedAt: staff.now });
  const sealed = await dossierForJury(staff, id);
  expect(sealed.dossier).toMatchObject({
    version: 1,
    code: `${round.codePrefix}-2026-001`,
    groupCode: "A",
    answers: { description: LONG, revenueLast: 1_200_000_000, workers: 14 },
    establishment: { taxCode: null, legalForm: "household", province: "Tỉnh Lâm Đồng" },
  });
  expect(sealed.dossier.photos.map((photo) => photo.fileId)).toEqual(fileIds);
  expect(sealed.contentHash).toBe(hashOfDossier(sealed.dossier));
  expect(JSON.stringify(sealed.dossier)).not.toContain("0912345678");
  expect(await lastMail(db, ctx.actor!.email)).toMatchObject({ purpose: "nomination_admitted" });
  const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(entry).toMatchObject({
    act: "nominations.admitted",
    actorId: staff.actor?.userId,
    before: { groupCode: "B" },
    after: { groupCode: "A", dossierHash: sealed.contentHash },
  });
});

test("what the jury reads does not follow the product afterwards, and the database refuses to change it", async ({
  db,
}) => {
  const { id, staff, ctx, product } = await aSubmitted(db);
  await admitNomination(staff, id, { groupCode: "B" });
  const before = await dossierForJury(staff, id);

  await editProduct(ctx, product.id, { name: "Tên mới", groupCode: "D", setCase: null, setMembers: null });
  const photos = (await nominationById(ctx, id)).photos;
  await removePhoto(ctx, product.id, { photoId: photos[0]!.id });

  expect(await dossierForJury(staff, id)).toEqual(before);
  expect(before.dossier.product.name).toBe(product.name);
  await expect(saveDossier(ctx, id, { step: "product", answers: {} })).rejects.toMatchObject({ code: "closed" });
  const change = db.update(dossierSnapshots).set({ contentHash: "x" }).where(eq(dossierSnapshots.nominationId, id));
  await expect(change).rejects.toMatchObject({ cause: { message: "a sealed dossier is final" } });
  await expect(db.execute(sql`delete from nomination_events`)).rejects.toMatchObject({
    cause: { message: "nomination_events is append-only" },
  });
  const [row] = await db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, id));
  expect(hashOfDossier(row!.content as Dossier)).toBe(row!.contentHash);
});

test("more is asked until a day, which the round's rules give when the officer names none", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const another = await aSubmitted(db);

  await askForMore(staff, id, { note: "Bổ sung nhãn", dueOn: dayFrom(staff.now, 5) });
  await askForMore(another.staff, another.id, { note: "Bổ sung nhãn" });

  expect((await nominationById(ctx, id)).steps.at(-1)).toMatchObject({ dueOn: dayFrom(staff.now, 5) });
  expect((await lastMail(db, ctx.actor!.email))?.body).toContain(formatDate(dayFrom(staff.now, 5)));
  // A third of thirty working days.
  const given = (await nominationById(another.ctx, another.id)).steps.at(-1)?.dueOn;
  const today = todayInVietnam(staff.now);
  const holidays = await holidaysBetween(staff, today, dayFrom(staff.now, 60));
  expect(given).toBe(addWorkingDays(today, 10, holidays));
});

test("the day for more is to come and before scoring; with no day left, nothing can be asked", async ({ db }) => {
  const { id, staff, round } = await aSubmitted(db);
  const ask = (dueOn?: string) => askForMore(staff, id, { note: "Bổ sung nhãn", dueOn });
  await announce(db, round.id, "scoring", dayFrom(staff.now, 7));

  for (const day of [0, -3, 7, 30]) {
    await expect(ask(dayFrom(staff.now, day))).rejects.toMatchObject({ code: "invalid", fields: { dueOn: [/./] } });
  }
  await announce(db, round.id, "scoring", dayFrom(staff.now, 1));
  await expect(ask()).rejects.toMatchObject({ code: "invalid", message: /Không còn ngày nào/ });
  await announce(db, round.id, "scoring", dayFrom(staff.now, 7));
  await ask();
  expect((await nominationById(staff, id)).steps.at(-1)?.dueOn).toBe(dayFrom(staff.now, 6));
});

test("of two officers who answer at once, the second is told who was faster, what they did and when", async ({
  db,
}) => {
  const { id, staff, round } = await aSubmitted(db);
  const { seen } = await screeningOf(staff, id);
  const slow = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));

  await refuseNomination(staff, id, { reason: "Mua lại", seen });

  const { name } = staff.actor!;
  const told = { code: "conflict", message: new RegExp(`${name} vừa xử lý .*Không tiếp nhận, \\d\\dh\\d\\d`) };
  await expect(admitNomination(slow, id, { groupCode: "B", seen })).rejects.toMatchObject(told);
  await expect(askForMore(slow, id, { note: "x", seen })).rejects.toMatchObject(told);
  await expect(refuseNomination(slow, id, { reason: "x", seen })).rejects.toMatchObject(told);
  await expect(refuseNomination(staff, id, { reason: "x", seen })).rejects.toMatchObject({
    code: "conflict",
    message: /^Bạn đã xử lý hồ sơ này rồi/,
  });
  expect((await nominationById(staff, id)).steps.map((step) => step.kind)).toEqual(["draft", "submitted", "refused"]);
});

test("of two officers in the same moment one is heard, and the other is told by whom they were overtaken", async ({
  db,
}) => {
  const { id, staff, round } = await aSubmitted(db);
  const { seen } = await screeningOf(staff, id);
  const other = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));

  const outcomes = await Promise.allSettled([
    admitNomination(staff, id, { groupCode: "B", seen }),
    refuseNomination(other, id, { reason: "Mua lại", seen }),
  ]);

  const { state, steps } = await nominationById(staff, id);
  const [heard, told] = state === "admitted" ? [staff, outcomes[1]] : [other, outcomes[0]];
  expect(outcomes.map((one) => one.status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(told).toMatchObject({ reason: { code: "conflict", message: expect.stringContaining(heard.actor!.name) } });
  expect(steps.map((step) => step.kind)).toEqual(["draft", "submitted", state]);
});

test("more is asked with a note; the producer completes it and keeps the code, also during screening", async ({
  db,
}) => {
  const { id, staff, ctx, round } = await aSubmitted(db);
  const { code } = await nominationById(ctx, id);

  await askForMore(staff, id, { note: "Bổ sung kết quả kiểm nghiệm" });

  const asked = await nominationById(ctx, id);
  expect(asked.state).toBe("more_asked");
  expect(asked.steps.at(-1)).toMatchObject({ kind: "more_asked", note: "Bổ sung kết quả kiểm nghiệm" });
  expect((await lastMail(db, ctx.actor!.email))?.body).toContain("Bổ sung kết quả kiểm nghiệm");
  await setPhase(db, round.id, "screening");
  await saveDossier(ctx, id, { step: "quality", answers: { standards: LONG, environment: LONG, foodSafety: LONG } });
  expect(await submitNomination(ctx, id, { declared: true })).toEqual({ code });
  await admitNomination(staff, id, { groupCode: "B" });
  expect((await nominationById(ctx, id)).steps.map((step) => step.kind)).toEqual([
    "draft",
    "submitted",
    "more_asked",
    "submitted",
    "admitted",
  ]);
});

test("a refusal gives its reason to the producer and ends the matter", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);

  await refuseNomination(staff, id, { reason: "Sản phẩm mua lại, không do cơ sở làm" });

  expect((await nominationById(ctx, id)).steps.at(-1)).toMatchObject({
    kind: "refused",
    note: "Sản phẩm mua lại, không do cơ sở làm",
  });
  expect((await lastMail(db, ctx.actor!.email))?.body).toContain("mua lại");
  await expect(admitNomination(staff, id, { groupCode: "B" })).rejects.toMatchObject({ code: "closed" });
  await expect(submitNomination(ctx, id, { declared: true })).rejects.toMatchObject({ code: "closed" });
});

test("screening is for every role of the round's agency and for nobody else", async ({ db }) => {
  const round = await aRound(db, { phase: "screening" });
  for (const role of AGENCY_ROLES) {
    const { id } = await aNomination(db, {
      roundId: round.id,
      state: "submitted",
      product: (await anEntrant(db)).product,
    });
    await admitNomination(contextOf(db, await anOrganiser(db, round.agencyId, role)), id, { groupCode: "B" });
  }
  const entrant = await anEntrant(db);
  const { id } = await aNomination(db, { roundId: round.id, state: "submitted", product: entrant.product });
  const outsiders = [
    await anOrganiser(db, (await anAgency(db)).id),
    await anAdmin(db),
    (await aJury(db, round.id)).head.actor,
    null,
  ];
  for (const outsider of outsiders) {
    const ctx = contextOf(db, outsider);
    await expect(admitNomination(ctx, id, { groupCode: "B" })).rejects.toMatchObject({ code: "not_found" });
    await expect(refuseNomination(ctx, id, { reason: "x" })).rejects.toMatchObject({ code: "not_found" });
    await expect(askForMore(ctx, id, { note: "x" })).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(admitNomination(entrant.ctx, id, { groupCode: "B" })).rejects.toMatchObject({ code: "closed" });
});

test("nobody screens the entry of their own establishment", async ({ db }) => {
  const { id, staff, establishment } = await aSubmitted(db);
  const { userId } = staff.actor!;
  await aMembership(db, userId, "producer", { establishmentId: establishment.id });
  const both = contextOf(db, await actorOf(db, { id: userId }));

  await expect(admitNomination(both, id, { groupCode: "B" })).rejects.toMatchObject({
    message: /thành viên của cơ sở/,
  });
  await expect(refuseNomination(both, id, { reason: "x" })).rejects.toMatchObject({ code: "closed" });
  await expect(askForMore(both, id, { note: "x" })).rejects.toMatchObject({ code: "closed" });
});

test("screening is refused for a draft, twice, out of its phases, and into a group the round does not have", async ({
  db,
}) => {
  const { id, staff, round } = await aSubmitted(db);
  const draft = await aNomination(db, { roundId: round.id, product: (await anEntrant(db)).product, state: "draft" });
  await expect(admitNomination(staff, draft.id, { groupCode: "B" })).rejects.toMatchObject({ code: "not_found" });
  await expect(admitNomination(staff, id, { groupCode: "Z" })).rejects.toMatchObject({
    code: "invalid",
    fields: { groupCode: expect.any(Array) },
  });
  await setPhase(db, round.id, "scoring");
  await expect(admitNomination(staff, id, { groupCode: "B" })).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "screening");

  const results = await Promise.allSettled([1, 2].map(() => admitNomination(staff, id, { groupCode: "B" })));

  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, id))).toHaveLength(1);
  await expect(askForMore(staff, id, { note: "x" })).rejects.toMatchObject({ code: "closed" });
});

test("the sealed dossier is read by its jurors, council, agency and producer of that round alone", async ({ db }) => {
  const { id, staff, ctx, round } = await aSubmitted(db);
  const { head } = await aJury(db, round.id);
  await expect(dossierForJury(contextOf(db, head.actor), id)).rejects.toMatchObject({ code: "not_found" });
  await admitNomination(staff, id, { groupCode: "B" });
  await anAssignment(db, head, id);
  const council = contextOf(db, await aCouncilMember(db, round.id));
  const elsewhere = await aRound(db);

  for (const reader of [contextOf(db, head.actor), council, staff, ctx]) {
    expect((await dossierForJury(reader, id)).photos).toHaveLength(3);
  }
  const strangers = [
    (await aJury(db, elsewhere.id)).head.actor,
    await anOrganiser(db, elsewhere.agencyId),
    (await anEntrant(db)).ctx.actor,
    null,
  ];
  for (const stranger of strangers) {
    await expect(dossierForJury(contextOf(db, stranger), id)).rejects.toMatchObject({ code: "not_found" });
  }
});
