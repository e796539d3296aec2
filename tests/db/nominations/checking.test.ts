import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { anOrganiser } from "#tests/factories/people";
import { setPhase } from "#tests/factories/rounds";
import { auditOf } from "#tests/support/audit";
import { contextOf, expect, test } from "#tests/support/database";
import { nominations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { assignNomination } from "~/domain/nominations/assign-nomination.server";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { refuseNomination } from "~/domain/nominations/refuse-nomination.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { aSubmitted, belonging, outsiders } from "./steps";

test("a dossier is given to oneself, to a colleague and back to nobody, each kept in the audit", async ({ db }) => {
  const { id, staff, round } = await aSubmitted(db);
  const colleague = await anOrganiser(db, round.agencyId, "secretary");
  const officerOf = async () => (await screeningOf(staff, id)).officer;

  expect(await assignNomination(staff, id, { assigneeId: staff.actor!.userId })).toEqual({ changed: true });
  expect(await officerOf()).toEqual({ id: staff.actor!.userId, name: staff.actor!.name });
  expect(await assignNomination(staff, id, { assigneeId: colleague.userId })).toEqual({ changed: true });
  expect(await assignNomination(staff, id, { assigneeId: colleague.userId })).toEqual({ changed: false });
  expect(await assignNomination(staff, id, {})).toEqual({ changed: true });

  expect(await officerOf()).toBeNull();
  const [row] = await db.select().from(nominations).where(eq(nominations.id, id));
  expect([row?.assignedTo, row?.assignedAt]).toEqual([null, null]);
  expect((await auditOf(db, id, { details: true })).map(({ before, after }) => [before, after])).toEqual([
    [{ assignedTo: null }, { assignedTo: staff.actor!.userId }],
    [{ assignedTo: staff.actor!.userId }, { assignedTo: colleague.userId }],
    [{ assignedTo: colleague.userId }, { assignedTo: null }],
  ]);
});

test("assigning is refused to outsiders, for outsiders, for members of the establishment, and once it is over", async ({
  db,
}) => {
  const { id, staff, ctx, round, establishment } = await aSubmitted(db);
  const { strangers, producer } = await outsiders(db, ctx);
  for (const stranger of strangers) {
    await expect(assignNomination(stranger, id, {})).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(assignNomination(producer, id, {})).rejects.toMatchObject({ code: "closed" });
  const elsewhere = await anOrganiser(db, (await anAgency(db)).id);
  const both = await belonging(db, contextOf(db, await anOrganiser(db, round.agencyId)), establishment.id);
  for (const unfit of [elsewhere.userId, ctx.actor!.userId, both.actor!.userId]) {
    await expect(assignNomination(staff, id, { assigneeId: unfit })).rejects.toMatchObject({
      code: "invalid",
      fields: { assigneeId: [/./] },
    });
  }
  await refuseNomination(staff, id, { reason: "Mua lại" });
  await expect(assignNomination(staff, id, {})).rejects.toMatchObject({ code: "closed" });
});

test("a finding is written, written over, kept in the audit, and stale once the dossier is handed in again", async ({
  db,
}) => {
  const { id, staff, ctx } = await aSubmitted(db);
  const lineOf = async (code: string) =>
    (await screeningOf(staff, id)).checklist.find((line) => line.item.code === code);

  await checkPaper(staff, id, { requirement: "registration", verdict: "missing", note: "Chưa thấy bản chụp" });
  await checkPaper(staff, id, { requirement: "registration", verdict: "unreadable" });

  expect(await lineOf("registration")).toMatchObject({
    check: { verdict: "unreadable", note: null, isPending: false, byName: staff.actor!.name },
    isStale: false,
  });
  expect((await auditOf(db, id, { details: true })).map(({ before, after }) => [before, after])).toEqual([
    [{}, { requirement: "registration", verdict: "missing", note: "Chưa thấy bản chụp" }],
    [
      { verdict: "missing", note: "Chưa thấy bản chụp" },
      { requirement: "registration", verdict: "unreadable", note: null },
    ],
  ]);
  await askForMore(staff, id, { note: "Gửi bản rõ" });
  await checkPaper(staff, id, { requirement: "quality", verdict: "not_needed" });
  await submitNomination(ctx, id, { declared: true });
  expect([(await lineOf("registration"))?.isStale, (await lineOf("quality"))?.isStale]).toEqual([true, true]);
});

test("checking is refused to outsiders, of one's own entry, of papers not asked, and out of time", async ({ db }) => {
  const { id, staff, ctx, round, establishment } = await aSubmitted(db);
  const { strangers, producer } = await outsiders(db, ctx);
  const check = (as: Context, requirement = "quality") => checkPaper(as, id, { requirement, verdict: "in_order" });
  for (const stranger of strangers) await expect(check(stranger)).rejects.toMatchObject({ code: "not_found" });
  await expect(check(producer)).rejects.toMatchObject({ code: "closed" });
  // Asked from the region up; and a word that no checklist has.
  for (const code of ["lower_title", "passport"]) {
    await expect(check(staff, code)).rejects.toMatchObject({ code: "invalid" });
  }
  const own = await belonging(db, contextOf(db, await anOrganiser(db, round.agencyId)), establishment.id);
  await expect(check(own)).rejects.toMatchObject({ code: "closed", message: /thành viên của cơ sở/ });
  await setPhase(db, round.id, "scoring");
  await expect(check(staff)).rejects.toMatchObject({ code: "closed" });
  await setPhase(db, round.id, "screening");
  await admitNomination(staff, id, { groupCode: "B" });
  await expect(check(staff)).rejects.toMatchObject({ code: "closed" });
});

test("a required paper found wanting keeps an entry from being admitted until it is in order", async ({ db }) => {
  const { id, staff } = await aSubmitted(db);
  await checkPaper(staff, id, { requirement: "registration", verdict: "expired" });

  await expect(admitNomination(staff, id, { groupCode: "B" })).rejects.toMatchObject({
    code: "invalid",
    message: /giấy tờ bắt buộc chưa đạt: Bản sao giấy đăng ký/,
  });

  await checkPaper(staff, id, { requirement: "registration", verdict: "in_order" });
  await admitNomination(staff, id, { groupCode: "B" });
});

const _CONDITION = { groupCode: "B", pending: ["quality", "food_safety"] };
