import { and, eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser } from "#tests/factories/people";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { dossiers, phases } from "~/db/schema";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { planBulk } from "~/domain/nominations/bulk-plan.server";
import { checkPaper } from "~/domain/nominations/check-paper.server";
import { nameLowerTitle } from "~/domain/nominations/name-lower-title.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { screeningOf } from "~/domain/nominations/screening.server";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { answerAll } from "../nominations/steps";
import { addPaper, aSent, revoke, upgrade } from "./steps";

const DECLARED = { declared: true } as const;
const REVOKED = "Giấy chứng nhận của danh hiệu cấp dưới đã bị thu hồi.";

test("a title that was revoked after it was put forward keeps the dossier out, whatever paper is added", async ({
  db,
}) => {
  const { id, maker, candidate, organiser } = await aSent(db);
  await upgrade(maker, id);
  await revoke(db, candidate.certificate.number, organiser.userId);
  await addPaper(db, id, "request_letter");
  await addPaper(db, id, "lower_title");

  await expect(submitNomination(maker, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });

  expect((await nominationById(maker, id)).gaps).toContainEqual(
    expect.objectContaining({ kind: "lower_title", fault: "revoked", isFirm: true }),
  );
});

test("its maker changes nothing of the title, and what lies there changed already is not judged", async ({ db }) => {
  const { id, maker, candidate, organiser } = await aSent(db);
  const { number, issuedOn } = candidate.certificate;
  const other = { lowerTitleNumber: `${number} (bản gốc)`, lowerTitleDate: "05/02/2026", lowerTitleLevel: "province" };

  await answerAll(maker, id, other);

  expect((await nominationById(maker, id)).dossier.answers).toMatchObject({
    lowerTitleNumber: number,
    lowerTitleDate: issuedOn,
    lowerTitleLevel: "province",
  });
  await expect(nameLowerTitle(maker, id, { number })).rejects.toMatchObject({ code: "closed" });

  const [row] = await db.select().from(dossiers).where(eq(dossiers.nominationId, id));
  await db
    .update(dossiers)
    .set({ answers: { ...(row!.answers as object), ...other } })
    .where(eq(dossiers.nominationId, id));
  await revoke(db, number, organiser.userId);
  await expect(submitNomination(maker, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });
});

test("a title that was revoked after the dossier was handed in is a warning, and keeps it from being admitted", async ({
  db,
}) => {
  const { id, maker, candidate, organiser, officer, region } = await aSent(db);
  await upgrade(maker, id);
  await submitNomination(maker, id, DECLARED);
  expect((await screeningOf(officer, id)).warnings).toEqual([]);
  const round = await roundById(officer, region.id);
  const reasonInBulk = async () => {
    const all = await screeningQueue(officer, round);
    return (await planBulk(officer, round, { act: "admission" }, all, all)).skipped[0]?.reason;
  };
  await checkPaper(officer, id, { requirement: "registration", verdict: "in_order" });
  expect(await reasonInBulk()).not.toBe(REVOKED);

  await revoke(db, candidate.certificate.number, organiser.userId);

  expect((await screeningOf(officer, id)).warnings).toMatchObject([
    { kind: "lower_title", gap: { fault: "revoked", isFirm: true } },
  ]);
  expect(await reasonInBulk()).toBe(REVOKED);
  await expect(admitNomination(officer, id, { groupCode: "B" })).rejects.toMatchObject({
    code: "invalid",
    message: REVOKED,
  });
  expect((await nominationById(officer, id)).state).toBe("submitted");
});

test("one that ends before a closing day that was moved since is not admitted", async ({ db }) => {
  const { id, maker, officer, region } = await aSent(db);
  await upgrade(maker, id);
  await submitNomination(maker, id, DECLARED);

  await db
    .update(phases)
    .set({ closesAt: new Date("2031-03-01T00:00:00Z") })
    .where(and(eq(phases.roundId, region.id), eq(phases.kind, "nomination")));

  await expect(admitNomination(officer, id, { groupCode: "B" })).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringContaining("hết hiệu lực"),
  });
});

test("a product whose title was revoked is said to the officers where its dossier names none", async ({ db }) => {
  const { candidate, organiser, winner } = await aSent(db);
  const open = await aRound(db, { level: "region", phase: "nomination" });
  const entry = await aNomination(db, { roundId: open.id, product: winner.product, state: "submitted" });
  await addPaper(db, entry.id, "request_letter");
  const officer = contextOf(db, await anOrganiser(db, open.agencyId));
  expect((await screeningOf(officer, entry.id)).warnings.map((one) => one.kind)).toEqual([]);

  await revoke(db, candidate.certificate.number, organiser.userId);

  expect((await screeningOf(officer, entry.id)).warnings).toMatchObject([
    { kind: "revoked_title", revoked: { number: candidate.certificate.number } },
  ]);
});
