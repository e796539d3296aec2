import { asc, eq } from "drizzle-orm";
import { aRecordedDecision } from "#tests/factories/awards";
import { aFileStore, aGivenFile, aJpeg } from "#tests/factories/pictures";
import { type RuleValues, setPhase } from "#tests/factories/rounds";
import { aScoredRound } from "#tests/factories/tallies";
import { aNarrowSheet, aSheetSaying, aSheetWithLine, aTemplate, STANDARD_SHEET } from "#tests/factories/templates";
import { contextOf, expect, test } from "#tests/support/database";
import { aSigner } from "#tests/support/signer";
import type { Database } from "~/db/client.server";
import { awards, certificates, provinces } from "~/db/schema";
import { releasePreview, sealOfLook } from "~/domain/awards/release-misfits.server";
import { releaseResults } from "~/domain/awards/release-results.server";
import { correctCertificate, reissueCertificate } from "~/domain/awards/replace-certificate.server";
import { reviewRelease } from "~/domain/awards/review-release.server";
import { certificateForPrint } from "~/domain/certificates/print.server";
import { latestSeal } from "~/domain/seals/queries.server";
import { archiveTemplate } from "~/domain/templates/archive-template.server";
import { digestOfSheet } from "~/domain/templates/digest.server";
import { setEmblem } from "~/domain/templates/emblem.server";
import { keepTemplatePicture } from "~/domain/templates/keep-picture.server";
import { sheetOfVersion } from "~/domain/templates/queries.server";
import { MERGE_FIELDS } from "~/domain/templates/rules";
import { saveTemplate } from "~/domain/templates/save-template.server";
import { standardSheet } from "~/domain/templates/standard";
import { templateToIssue } from "~/domain/templates/template-to-issue.server";
import { todayInVietnam } from "~/lib/dates";

/** Two winners, decided and not told. */
async function aDecision(db: Database, rules: RuleValues = {}) {
  const { round, entries, organiser } = await aScoredRound(db, [90, 80], { rules });
  await setPhase(db, round.id, "decision");
  const ctx = contextOf(db, organiser, new Date());
  const decisionId = await aRecordedDecision(
    ctx,
    round.id,
    entries.map(({ id }) => id),
  );
  return { round, organiser, ctx, decisionId };
}

const issuedOf = (db: Database, decisionId: string) =>
  db
    .select({ id: certificates.id, number: certificates.number, template: certificates.templateVersionId })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.decisionId, decisionId))
    .orderBy(asc(certificates.number));

test("a release names its template, and what it issued keeps it for ever", async ({ db }) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const sheet = aSheetSaying("BẰNG CHỨNG NHẬN");
  const { id, name } = await aTemplate(db, organiser, round.agencyId, { sheet });

  await releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: id });
  const seal = (await latestSeal(ctx, decisionId))!;
  expect(seal.content.template).toMatchObject({ id, name, version: 2 });

  await saveTemplate(ctx, id, { name: "Tên mới", sheet: STANDARD_SHEET, seen: 2 });
  await archiveTemplate(ctx, id);
  const [first, second] = await issuedOf(db, decisionId);
  const print = await certificateForPrint(contextOf(db, null), first!.number, (number) => `https://x.test/${number}`);
  expect(print.sheet).toEqual(sheet);

  await reissueCertificate(ctx, aSigner(), first!.id, { reason: "Bản giấy bị ướt, không đọc được." });
  await correctCertificate(ctx, aSigner(), second!.id, {
    productName: "Tên đúng",
    establishmentName: "Cơ sở đúng",
    documentNumber: "1/CV",
    documentDate: todayInVietnam(ctx.now),
    reason: "In sai tên sản phẩm.",
  });
  const all = await issuedOf(db, decisionId);
  expect(new Set(all.map((one) => one.template))).toEqual(new Set([first!.template]));
  expect(all).toHaveLength(4);
  expect((await latestSeal(ctx, decisionId))!.content.template).toEqual(seal.content.template);
  await expect(
    db.update(certificates).set({ templateVersionId: null }).where(eq(certificates.id, first!.id)),
  ).rejects.toMatchObject({ cause: { message: "certificates is append-only" } });
});

test("without a choice the standard template is named", async ({ db }) => {
  const { ctx, decisionId } = await aDecision(db);
  await releaseResults(ctx, aSigner(), decisionId);
  expect((await latestSeal(ctx, decisionId))!.content.template).toEqual({
    id: null,
    name: "Mẫu chuẩn",
    version: 2,
    digest: digestOfSheet(STANDARD_SHEET),
  });
  expect((await issuedOf(db, decisionId)).map((one) => one.template)).toEqual([null, null]);
});

test("what a template does not hold is told before, and issued only when that is wanted", async ({ db }) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const { id } = await aTemplate(db, organiser, round.agencyId, { sheet: aNarrowSheet() });

  const { template } = await reviewRelease(ctx, decisionId, id);
  expect(template!.misfits.map(({ overflowing, unknown }) => ({ overflowing, unknown }))).toEqual([
    { overflowing: ["{product}"], unknown: [] },
    { overflowing: ["{product}"], unknown: [] },
  ]);
  expect((await reviewRelease(ctx, decisionId)).template!.misfits).toEqual([]);
  const release = (despiteMisfits?: boolean) =>
    releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: id, despiteMisfits });
  await expect(release()).rejects.toMatchObject({ code: "conflict", fields: { despiteMisfits: [expect.any(String)] } });
  await release(true);
  expect(await issuedOf(db, decisionId)).toHaveLength(2);
});

test("a release takes the template that was looked at, in the version and with the misfits that were shown", async ({
  db,
}) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const { id, name } = await aTemplate(db, organiser, round.agencyId);
  const seen = async (template?: string) => (await reviewRelease(ctx, decisionId, template)).template!.seal;
  const release = (template: string | undefined, seenTemplate: string) =>
    releaseResults(ctx, aSigner(), decisionId, { supersede: [], template, seenTemplate, despiteMisfits: true });
  const refusal = { code: "conflict", fields: { template: [expect.stringContaining("không phải là mẫu đã xem")] } };

  const standard = await seen();
  await expect(release(id, standard)).rejects.toMatchObject(refusal);
  await expect(release(undefined, await seen(id))).rejects.toMatchObject(refusal);

  const first = await seen(id);
  await saveTemplate(ctx, id, { name, sheet: aNarrowSheet(), seen: 1 });
  await expect(release(id, first)).rejects.toMatchObject(refusal);

  const { chosen, misfits, seal } = (await reviewRelease(ctx, decisionId, id)).template!;
  await expect(release(id, sealOfLook(chosen, misfits.slice(1)))).rejects.toMatchObject(refusal);
  expect(await issuedOf(db, decisionId)).toEqual([]);
  await release(id, seal);
  expect((await latestSeal(ctx, decisionId))!.content.template).toMatchObject({ id, version: 2 });
});

test("a paper that takes the place of another is set with the line that says so, and with its new words, before it is issued", async ({
  db,
}) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const sheet = aSheetWithLine("{replaces}", { width: 60, height: 60 });
  const { id } = await aTemplate(db, organiser, round.agencyId, { sheet });
  await releaseResults(ctx, aSigner(), decisionId, { supersede: [], template: id });
  const [first, second] = await issuedOf(db, decisionId);
  const misfit = (...more: string[]) => ({
    code: "conflict",
    fields: {
      despiteMisfits: [expect.stringContaining("không vừa mẫu"), `Không vừa: ${MERGE_FIELDS.replaces()}`, ...more],
    },
  });

  const loss = { reason: "Bản giấy bị ướt, không đọc được." };
  const wrong = {
    productName: "Nước mắm 龍",
    establishmentName: "Cơ sở đúng",
    documentNumber: "1/CV",
    documentDate: todayInVietnam(ctx.now),
    reason: "In sai tên sản phẩm.",
  };
  await expect(reissueCertificate(ctx, aSigner(), first!.id, loss)).rejects.toMatchObject(misfit());
  await expect(correctCertificate(ctx, aSigner(), second!.id, wrong)).rejects.toMatchObject(
    misfit("Phông chữ không có: 龍"),
  );
  expect(await issuedOf(db, decisionId)).toHaveLength(2);
  expect((await latestSeal(ctx, decisionId))!.content.version).toBe(1);

  // A tick is for what was told, and for nothing else: not unseen, and not for what another paper does not hold.
  const reissue = (more: object) => reissueCertificate(ctx, aSigner(), first!.id, { ...loss, ...more });
  const correct = (more: object) => correctCertificate(ctx, aSigner(), second!.id, { ...wrong, ...more });
  const told = async (act: (more: object) => Promise<string>, more: object = {}): Promise<string> =>
    act(more).then(
      () => "",
      (error) => error.seal,
    );
  const [ofFirst, ofSecond] = [await told(reissue), await told(correct)];
  await expect(reissue({ despiteMisfits: true })).rejects.toMatchObject(misfit());
  await expect(reissue({ despiteMisfits: true, seenMisfit: ofSecond })).rejects.toMatchObject(misfit());
  await expect(correct({ despiteMisfits: true, seenMisfit: ofSecond, productName: "Mắm 龍龟" })).rejects.toMatchObject(
    misfit("Phông chữ không có: 龍 龟"),
  );
  await reissue({ despiteMisfits: true, seenMisfit: ofFirst });
  await correct({ despiteMisfits: true, seenMisfit: ofSecond });
  expect(await issuedOf(db, decisionId)).toHaveLength(4);
});

test("another agency's template issues nothing, and the preview is for those who work on the round", async ({ db }) => {
  const mine = await aDecision(db);
  const theirs = await aDecision(db);
  const { id } = await aTemplate(db, theirs.organiser, theirs.round.agencyId);
  const release = releaseResults(mine.ctx, aSigner(), mine.decisionId, { supersede: [], template: id });
  await expect(release).rejects.toMatchObject({ code: "invalid", fields: { template: [expect.any(String)] } });

  const { words, sheet } = await releasePreview(mine.ctx, mine.decisionId, undefined);
  expect(words.vi.decision).toBe("1493/QĐ-UBND");
  expect(sheet.blocks.length).toBe(STANDARD_SHEET.blocks.length + 1);
  await expect(releasePreview(theirs.ctx, mine.decisionId, undefined)).rejects.toMatchObject({ code: "not_found" });
  await expect(releasePreview(contextOf(db, null), mine.decisionId, undefined)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a template that was put away while somebody looks is told, and the standard one is shown", async ({ db }) => {
  const { round, organiser, ctx, decisionId } = await aDecision(db);
  const { id } = await aTemplate(db, organiser, round.agencyId);
  const look = async () => (await reviewRelease(ctx, decisionId, id)).template!;
  expect(await look()).toMatchObject({ chosen: { id }, gone: null });
  await archiveTemplate(ctx, id);
  expect(await look()).toMatchObject({ chosen: { id: null }, gone: expect.stringContaining("đã được cất") });
});

test("a template that names no tier is told of where the rules know tiers", async ({ db }) => {
  const lacking = async (rules?: RuleValues) => {
    const { round, organiser, ctx, decisionId } = await aDecision(db, rules);
    const withTier = await aTemplate(db, organiser, round.agencyId);
    const without = await aTemplate(db, organiser, round.agencyId, { sheet: standardSheet(1, null) });
    const asked = [withTier.id, without.id, undefined];
    return Promise.all(asked.map(async (id) => (await reviewRelease(ctx, decisionId, id)).template!.lacksTier));
  };
  const prize = { code: "A", name: "Giải A", nameEn: "Prize A", from: null, count: null, money: null };
  expect(await lacking()).toEqual([false, false, false]);
  expect(await lacking({ tiers: [prize] })).toEqual([false, true, false]);
});

test("the standard template shows the emblem that the agency had at the release, for ever", async ({ db }) => {
  const { round, ctx, decisionId } = await aDecision(db);
  const store = aFileStore();
  const give = async (name: string) =>
    keepTemplatePicture(ctx, store, round.agencyId, await aGivenFile(name, await aJpeg()));
  const [old, later] = [await give("cu.jpg"), await give("moi.jpg")];
  await setEmblem(ctx, round.agencyId, { picture: old });
  await releaseResults(ctx, aSigner(), decisionId);
  await setEmblem(ctx, round.agencyId, { picture: later });

  expect((await latestSeal(ctx, decisionId))!.content.template).toEqual({
    ...{ id: null, name: "Mẫu chuẩn", version: 2, emblem: old },
    digest: digestOfSheet(standardSheet(2, old)),
  });
  const [first] = await issuedOf(db, decisionId);
  const sheetOf = async (number: string) => (await certificateForPrint(contextOf(db, null), number, String)).sheet;
  expect(await sheetOf(first!.number)).toEqual(standardSheet(2, old));
  const next = await reissueCertificate(ctx, aSigner(), first!.id, { reason: "Bản giấy bị ướt, không đọc được." });
  expect(await sheetOf(next)).toEqual(standardSheet(2, old));
  expect((await templateToIssue(ctx, round.agencyId, undefined)).sheet).toEqual(standardSheet(2, later));
});

test("what was released before there were templates is drawn by the first version, and place names are the seal's", async ({
  db,
}) => {
  const { ctx, decisionId } = await aDecision(db);
  await releaseResults(ctx, aSigner(), decisionId);
  const [first] = await issuedOf(db, decisionId);
  const { content } = (await latestSeal(ctx, decisionId))!;
  const { province } = content.awards[0]!;
  expect(await sheetOfVersion(ctx, null, null)).toEqual(standardSheet(1, null));

  await db.update(provinces).set({ name: "Tên mới" }).where(eq(provinces.code, province.code));
  const { words } = await certificateForPrint(contextOf(db, null), first!.number, String);
  await db.update(provinces).set({ name: province.name }).where(eq(provinces.code, province.code));
  expect([words.vi.province, words.en.province]).toEqual([province.name, province.name]);
});
