import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aProducer } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, dossiers, revocations } from "~/db/schema";
import { reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { revokeCertificate } from "~/domain/awards/revoke-certificate.server";
import type { Context } from "~/domain/context";
import { nameLowerTitle } from "~/domain/nominations/name-lower-title.server";
import { sentenceOfLevelGap } from "~/domain/nominations/policy";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { todayInVietnam } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";
import { anEntrant, answerAll } from "./steps";

const DECLARED = { declared: true } as const;

/** A winner of a province with a full draft in a region that makers enter by themselves. */
async function aWinnerInRegion(db: Database) {
  const { winners, candidates, organiser } = await aReleasedRound(db);
  const region = await aRound(db, { level: "region", phase: "nomination" });
  const { product } = winners[0]!;
  const ctx = contextOf(db, await aProducer(db, product.establishmentId!));
  const { id } = await startNomination(ctx, { roundId: region.id, productId: product.id });
  await answerAll(ctx, id);
  return { ctx, id, number: candidates[0]!.certificate.number, organiser, region };
}

async function addPaper(db: Database, id: string, kind: PaperKind) {
  const [row] = await db.select().from(dossiers).where(eq(dossiers.nominationId, id));
  const paper = {
    fileId: crypto.randomUUID(),
    kind,
    name: "cong-van.pdf",
    number: null,
    issuer: null,
    issuedOn: null,
    validUntil: null,
  };
  await db
    .update(dossiers)
    .set({ answers: { ...(row!.answers as object), papers: [paper] } })
    .where(eq(dossiers.nominationId, id));
}

async function sentencesOf(ctx: Context, id: string) {
  const { gaps } = await nominationById(ctx, id);
  return gaps.flatMap((gap) => (gap.kind === "lower_title" ? [sentenceOfLevelGap(gap)] : []));
}

test("a dossier without a title of the level below is not handed in, and is told why beside the place", async ({
  db,
}) => {
  const { ctx, product, round } = await anEntrant(db, { level: "region" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({
    code: "invalid",
    message: "Còn thiếu 1 mục bắt buộc.",
  });

  expect(await sentencesOf(ctx, id)).toEqual([expect.stringContaining("Cần danh hiệu cấp tỉnh")]);
});

test("a typed title goes with a paper that proves it", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db, { level: "region" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id, {
    lowerTitleNumber: "12/GCN-UBND",
    lowerTitleDate: "05/02/2025",
    lowerTitleLevel: "province",
  });
  expect(await sentencesOf(ctx, id)).toEqual([expect.stringContaining("giấy tờ chứng minh")]);

  await addPaper(db, id, "lower_title");

  await submitNomination(ctx, id, DECLARED);
  expect((await nominationById(ctx, id)).dossier.answers.lowerTitleDate).toBe("2025-02-05");
});

test("a letter of the level below stands for a title where its level held no selection", async ({ db }) => {
  const { ctx, product, round } = await anEntrant(db, { level: "region" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);
  await addPaper(db, id, "request_letter");

  await expect(submitNomination(ctx, id, DECLARED)).resolves.toBeDefined();
});

test("a title known here is named by one act and needs no paper", async ({ db }) => {
  const { ctx, id, number } = await aWinnerInRegion(db);

  await nameLowerTitle(ctx, id, { number });

  const { dossier, lastStep } = await nominationById(ctx, id);
  expect(dossier.answers).toMatchObject({ lowerTitleNumber: number, lowerTitleLevel: "province" });
  expect(lastStep).toBe("papers");
  await expect(submitNomination(ctx, id, DECLARED)).resolves.toBeDefined();
  await expect(nameLowerTitle(ctx, id, { number })).rejects.toMatchObject({ code: "closed" });
});

test("a title that was revoked meanwhile is refused", async ({ db }) => {
  const { ctx, id, number, organiser } = await aWinnerInRegion(db);
  await nameLowerTitle(ctx, id, { number });
  const [certificate] = await db.select().from(certificates).where(eq(certificates.number, number));
  await db.insert(revocations).values({
    certificateId: certificate!.id,
    revokedOn: todayInVietnam(new Date()),
    reason: "Không giữ chất lượng đã cam kết",
    recordedBy: organiser.userId,
  });

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });
  expect(await sentencesOf(ctx, id)).toEqual(["Giấy chứng nhận của danh hiệu cấp dưới đã bị thu hồi."]);
});

test("another maker's certificate is no title, whoever types its number", async ({ db }) => {
  const { number } = await aWinnerInRegion(db);
  const { ctx, product, round } = await anEntrant(db, { level: "region" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id, { lowerTitleNumber: number, lowerTitleDate: "05/02/2026", lowerTitleLevel: "province" });
  await addPaper(db, id, "lower_title");

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });

  expect(await sentencesOf(ctx, id)).toEqual(["Giấy chứng nhận mang số này đã cấp cho cơ sở khác."]);
  await expect(nameLowerTitle(ctx, id, { number })).rejects.toMatchObject({ code: "not_found" });
});

const WAYS: readonly [string, (number: string) => string][] = [
  ["with spaces", (number) => number.replaceAll("-", " ")],
  ["with full stops", (number) => number.replaceAll("-", ".")],
  ["with slashes, in small letters", (number) => number.replaceAll("-", "/").toLowerCase()],
  ["with long dashes", (number) => number.replaceAll("-", " – ")],
  ["without anything between its parts", (number) => number.replaceAll("-", "")],
];

test.for(WAYS)("another maker's certificate is no title, its number typed %s", async ([, written], { db }) => {
  const { number } = await aWinnerInRegion(db);
  const { ctx, product, round } = await anEntrant(db, { level: "region" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  const typed = { lowerTitleNumber: written(number), lowerTitleDate: "05/02/2026", lowerTitleLevel: "province" };
  await answerAll(ctx, id, typed);
  await addPaper(db, id, "lower_title");

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });

  expect(await sentencesOf(ctx, id)).toEqual(["Giấy chứng nhận mang số này đã cấp cho cơ sở khác."]);
});

test("one's own certificate needs no paper, however its number is typed", async ({ db }) => {
  const { ctx, id, number } = await aWinnerInRegion(db);
  const typed = { lowerTitleNumber: number.replaceAll("-", "/"), lowerTitleDate: "05/02/2026" };
  await answerAll(ctx, id, { ...typed, lowerTitleLevel: "province" });

  await submitNomination(ctx, id, DECLARED);

  expect(await sentencesOf(ctx, id)).toEqual([]);
});

test("the number of a certificate that was replaced means the award, and is judged by the one that counts now", async ({
  db,
}) => {
  const { ctx, id, number, organiser } = await aWinnerInRegion(db);
  const [first] = await db.select().from(certificates).where(eq(certificates.number, number));
  const reason = "Bản giấy bị hư hại do mưa lũ.";
  const anew = await reissueCertificate(contextOf(db, organiser), aSigner(), first!.id, { reason });
  await answerAll(ctx, id, { lowerTitleNumber: number, lowerTitleDate: "05/02/2026", lowerTitleLevel: "province" });
  expect(await sentencesOf(ctx, id)).toEqual([]);

  const [second] = await db.select().from(certificates).where(eq(certificates.number, anew));
  await revokeCertificate(contextOf(db, organiser), second!.id, {
    decisionNumber: "215/QĐ-UBND",
    revokedOn: todayInVietnam(new Date()),
    reason: "Sản phẩm không do cơ sở sản xuất.",
  });
  await addPaper(db, id, "lower_title");

  expect(await sentencesOf(ctx, id)).toEqual(["Giấy chứng nhận của danh hiệu cấp dưới đã bị thu hồi."]);
});

test("nobody names a title in the dossier of others", async ({ db }) => {
  const { id, number } = await aWinnerInRegion(db);
  const stranger = contextOf(db, await aProducer(db, (await anEstablishment(db)).id));

  for (const other of [stranger, contextOf(db, null)]) {
    await expect(nameLowerTitle(other, id, { number })).rejects.toMatchObject({ code: "not_found" });
  }
  const submitted = await aNomination(db, { state: "submitted" });
  const maker = contextOf(db, await aProducer(db, submitted.product.establishmentId!));
  await expect(nameLowerTitle(maker, submitted.id, { number })).rejects.toMatchObject({ code: "closed" });
});

test("a title of another product of the same maker is none, and it is not offered", async ({ db }) => {
  const { ctx, number, region } = await aWinnerInRegion(db);
  const establishmentId = ctx.actor!.memberships[0]!.establishmentId!;
  const other = await aProduct(db, { establishmentId, groupCode: "B" });
  await photosFor(db, other);
  const { id } = await startNomination(ctx, { roundId: region.id, productId: other.id });
  await answerAll(ctx, id, { lowerTitleNumber: number, lowerTitleDate: "05/02/2026", lowerTitleLevel: "province" });
  await addPaper(db, id, "lower_title");

  await expect(submitNomination(ctx, id, DECLARED)).rejects.toMatchObject({ code: "invalid" });

  expect(await sentencesOf(ctx, id)).toEqual(["Giấy chứng nhận mang số này đã cấp cho sản phẩm khác của cơ sở."]);
  await expect(nameLowerTitle(ctx, id, { number })).rejects.toMatchObject({ code: "not_found" });
});

test("the product that led a set bears the set's title", async ({ db }) => {
  const { ctx, id, number } = await aWinnerInRegion(db);
  const { dossier } = await nominationById(ctx, id);
  const set = await aProduct(db, { establishmentId: dossier.establishment.id, setCase: "a" });
  await db.update(awards).set({ productId: set.id }).where(eq(awards.productId, dossier.product.id));

  await nameLowerTitle(ctx, id, { number });

  await expect(submitNomination(ctx, id, DECLARED)).resolves.toBeDefined();
});
