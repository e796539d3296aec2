import { eq } from "drizzle-orm";
import { anOrganiser } from "#tests/factories/people";
import { aFileStore, aGivenFile, aPdf } from "#tests/factories/pictures";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { dossierSnapshots } from "~/db/schema";
import type { Context } from "~/domain/context";
import { addPendingPaper } from "~/domain/nominations/add-pending-paper.server";
import { admitNomination, hashOfDossier } from "~/domain/nominations/admit-nomination.server";
import { assignNomination } from "~/domain/nominations/assign-nomination.server";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { completePapers } from "~/domain/nominations/complete-papers.server";
import type { Dossier } from "~/domain/nominations/dossier";
import { pendingItems } from "~/domain/nominations/pending-papers.server";
import { nominationById, nominationsOfProducer } from "~/domain/nominations/queries.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { runWithLocale } from "~/i18n/locale.server";
import { announce, aSubmitted, belonging, dayFrom, lastMail, outsiders } from "./steps";

const CONDITION = { groupCode: "B", pending: ["quality", "food_safety"] };

test("an entry is admitted on condition; its papers come as an addendum and the sealed dossier stays", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const store = aFileStore();
  await assignNomination(staff, id, { assigneeId: staff.actor!.userId });
  await checkPaper(staff, id, { requirement: "quality", verdict: "expired", note: "Hết hạn tháng 5" });
  const papersDueOn = dayFrom(staff.now, 20);

  await admitNomination(staff, id, { ...CONDITION, papersDueOn });

  expect((await screeningOf(staff, id)).awaitsPapers).toBe(true);
  const admitted = await nominationById(ctx, id);
  expect(admitted).toMatchObject({ state: "admitted", papersDueOn, papersCompletedAt: null, isSealed: true });
  expect(admitted.steps.at(-1)).toMatchObject({ kind: "admitted", dueOn: papersDueOn, note: /Giấy chứng nhận cơ sở/ });
  expect((await lastMail(db, ctx.actor!.email))?.body).toMatch(/- Công bố tiêu chuẩn/);
  expect((await pendingItems(ctx, admitted)).map(({ item, verdict, note }) => [item.code, verdict, note])).toEqual([
    ["food_safety", "missing", null],
    ["quality", "expired", "Hết hạn tháng 5"],
  ]);
  expect((await nominationsOfProducer(ctx))[0]).toMatchObject({ awaitsPapers: true, dueOn: papersDueOn });

  for (const kind of ["quality", "food_safety"] as const) {
    const facts = { kind, number: null, issuer: null, issuedOn: null, validUntil: null };
    await addPendingPaper(ctx, store, id, { ...facts, file: await aGivenFile(`${kind}.pdf`, aPdf()) });
  }
  expect((await lastMail(db, staff.actor!.email))?.purpose).toBe("nomination_pending_paper");
  const after = await screeningOf(staff, id);
  expect(after.addendum.map((paper) => paper.name)).toEqual(["quality.pdf", "food_safety.pdf"]);
  expect(after.dossier.papers).toEqual([]);
  const [sealed] = await db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, id));
  expect(hashOfDossier(sealed!.content as Dossier)).toBe(sealed!.contentHash);
  expect((sealed!.content as Dossier).papers).toEqual([]);

  await expect(completePapers(staff, id, {})).rejects.toMatchObject({ code: "closed", message: /Chưa đủ/ });
  await checkPaper(staff, id, { requirement: "quality", verdict: "in_order" });
  await checkPaper(staff, id, { requirement: "food_safety", verdict: "not_needed" });
  await completePapers(staff, id, { seen: after.seen });

  expect((await nominationById(ctx, id)).papersCompletedAt).toEqual(staff.now);
  expect((await lastMail(db, ctx.actor!.email))?.purpose).toBe("nomination_papers_completed");
  expect(await auditOf(db, id)).toEqual([
    "nominations.assigned",
    "nominations.paper_checked",
    "nominations.admitted",
    "nominations.pending_paper_added",
    "nominations.pending_paper_added",
    "nominations.paper_checked",
    "nominations.paper_checked",
    "nominations.papers_completed",
  ]);
});

test("the papers of a condition are named in each reader's language, whatever the officer reads", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const condition = { ...CONDITION, papersDueOn: dayFrom(staff.now, 20) };

  await runWithLocale("en", () => admitNomination(staff, id, condition));

  const noteIn = (locale: "vi" | "en") =>
    runWithLocale(locale, async () => (await nominationById(ctx, id)).steps.at(-1)!.note);
  expect([await noteIn("vi"), await noteIn("en")]).toEqual([
    expect.stringMatching(/^Tiếp nhận với điều kiện bổ sung: .*; .*$/),
    expect.stringMatching(/^Admitted on condition that these come: .*; .*$/),
  ]);
});

test("a condition needs papers that may pend and are not there, and a day to come before the decision", async ({
  db,
}) => {
  const { id, staff, round } = await aSubmitted(db);
  await announce(db, round.id, "decision", dayFrom(staff.now, 30));
  const papersDueOn = dayFrom(staff.now, 20);
  const admit = (input: { pending?: string[]; papersDueOn?: string }) =>
    admitNomination(staff, id, { ...CONDITION, papersDueOn, ...input });

  for (const pending of [["registration"], ["lower_title"], ["passport"]]) {
    await expect(admit({ pending })).rejects.toMatchObject({ code: "invalid", fields: { pending: [/./] } });
  }
  await checkPaper(staff, id, { requirement: "quality", verdict: "in_order" });
  await expect(admit({ pending: ["quality"] })).rejects.toMatchObject({ fields: { pending: [/./] } });
  for (const day of [undefined, dayFrom(staff.now, 0), dayFrom(staff.now, 30)]) {
    const late = admit({ pending: ["food_safety"], papersDueOn: day });
    await expect(late).rejects.toMatchObject({ code: "invalid", fields: { papersDueOn: [/./] } });
  }
  await admit({ pending: ["food_safety"], papersDueOn: dayFrom(staff.now, 29) });
});

test("pending papers are sent by the producer alone, of the kinds that are missing, until the day", async ({ db }) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const store = aFileStore();
  const papersDueOn = dayFrom(staff.now, 3);
  const send = async (as: Context, kind: "quality" | "award" = "quality") => {
    const facts = { kind, number: null, issuer: null, issuedOn: null, validUntil: null };
    return addPendingPaper(as, store, id, { ...facts, file: await aGivenFile("giay.pdf", aPdf()) });
  };
  await expect(send(ctx)).rejects.toMatchObject({ code: "closed", message: /không có giấy tờ nào/ });
  await admitNomination(staff, id, { ...CONDITION, papersDueOn });
  const { strangers } = await outsiders(db, ctx);

  for (const stranger of strangers) await expect(send(stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(send(staff)).rejects.toMatchObject({ code: "closed" });
  await expect(send(ctx, "award")).rejects.toMatchObject({ code: "invalid", fields: { kind: [/./] } });
  const dayAfter = { ...ctx, now: new Date(ctx.now.getTime() + 4 * 86_400_000) };
  await expect(send(dayAfter)).rejects.toMatchObject({ code: "closed", message: /đã hết ngày/ });
  await send(ctx);
  const bad = aGivenFile("giay.pdf", Buffer.from("MZ"));
  const facts = { kind: "quality", number: null, issuer: null, issuedOn: null, validUntil: null } as const;
  await expect(addPendingPaper(ctx, store, id, { ...facts, file: await bad })).rejects.toMatchObject({
    code: "invalid",
  });
});

test("papers are called complete by the agency alone, once, and not of an entry without a condition", async ({
  db,
}) => {
  const { id, staff, ctx, round, establishment } = await aSubmitted(db);
  await expect(completePapers(staff, id, {})).rejects.toMatchObject({ code: "closed" });
  await admitNomination(staff, id, { groupCode: "B", pending: ["quality"], papersDueOn: dayFrom(staff.now, 3) });
  const { strangers, producer } = await outsiders(db, ctx);
  for (const stranger of strangers) {
    await expect(completePapers(stranger, id, {})).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(completePapers(producer, id, {})).rejects.toMatchObject({ code: "closed" });
  const own = await belonging(db, contextOf(db, await anOrganiser(db, round.agencyId)), establishment.id);
  await expect(completePapers(own, id, {})).rejects.toMatchObject({ message: /thành viên của cơ sở/ });
  // Only what was left pending is looked at again.
  await expect(checkPaper(staff, id, { requirement: "trademark", verdict: "in_order" })).rejects.toMatchObject({
    code: "invalid",
  });
  await checkPaper(staff, id, { requirement: "quality", verdict: "in_order" });
  const { seen } = await screeningOf(staff, id);

  const twice = await Promise.allSettled([1, 2].map(() => completePapers(staff, id, { seen })));

  expect(twice.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(twice.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
});
