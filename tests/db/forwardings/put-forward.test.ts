import { asc, desc, eq, inArray } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { aMembership, anActor, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { aRound, setPhase } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { bytesOf } from "~/adapters/files/index";
import {
  auditEntries,
  certificates,
  forwardedEntries,
  forwardings,
  mails,
  nominationEvents,
  nominations,
  revocations,
} from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { candidatesOf, receivingRounds } from "~/domain/forwardings/candidates.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { reviewForwarding } from "~/domain/forwardings/review-forwarding.server";
import { takeBack } from "~/domain/forwardings/take-back.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { removePaper } from "~/domain/nominations/remove-paper.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { runWithLocale } from "~/i18n/locale.server";
import { addDays, todayInVietnam } from "~/lib/dates";

test("a winner becomes a draft above with the sealed answers, its title, and an extract that stays", async ({ db }) => {
  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const officer = await anOrganiser(db, region.agencyId, "secretary");
  const [winner, candidate] = [winners[0]!, candidates[0]!];
  const maker = contextOf(db, await aProducer(db, winner.product.establishmentId!));
  const office = anOffice();

  await putForward(contextOf(db, organiser), office, round.id, aLetter(region, candidates));

  const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, region.id));
  expect(draft).toMatchObject({
    state: "draft",
    productId: winner.productId,
    fromNominationId: winner.id,
    groupCode: "B",
  });
  const { dossier } = await nominationById(maker, draft!.id);
  expect(dossier.answers).toEqual({
    description: "Nước mắm nhỉ",
    lowerTitleNumber: candidate.certificate.number,
    lowerTitleDate: candidate.certificate.issuedOn,
    lowerTitleLevel: "province",
  });
  expect(dossier.lower).toMatchObject({
    nominationId: winner.id,
    round: { id: round.id, level: "province" },
    decision: { number: "1493/QĐ-UBND" },
    certificate: { number: candidate.certificate.number },
  });
  const [paper] = dossier.papers;
  expect(paper).toMatchObject({ kind: "lower_title", number: candidate.certificate.number, isCertified: true });
  const file = await fileForReading(maker, paper!.fileId, "original");
  const bytes = await bytesOf((await office.store.get(file!.storageKey))!);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  await expect(removePaper(maker, draft!.id, { fileId: paper!.fileId })).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("trích sao"),
  });

  expect(await db.select().from(forwardings).where(eq(forwardings.fromRoundId, round.id))).toMatchObject([
    { toRoundId: region.id, agencyId: round.agencyId, number: "812/SCT-QLCN", by: organiser.userId },
  ]);
  const history = await db
    .select({ kind: nominationEvents.kind, said: nominationEvents.said })
    .from(nominationEvents)
    .where(eq(nominationEvents.nominationId, winner.id));
  expect(history.at(-1)).toEqual({
    kind: "put_forward",
    said: { kind: "to_round", name: region.name, nameEn: region.nameEn },
  });
  const told = await db
    .select({ to: mails.recipient, purpose: mails.purpose })
    .from(mails)
    .orderBy(desc(mails.createdAt));
  expect(told).toContainEqual({ to: maker.actor!.email, purpose: "put_forward" });
  expect(told).toContainEqual({ to: officer.email, purpose: "forwarding_arrived" });
  const [audit] = await db.select().from(auditEntries).where(eq(auditEntries.act, "forwardings.put_forward"));
  expect(audit).toMatchObject({ subjectId: round.id, after: { to: region.id, number: "812/SCT-QLCN" } });
});

test("maker and receiving agency are told the round's name in their language, and so are those it is taken back from", async ({
  db,
}) => {
  const { round, organiser, candidates, winners } = await aReleasedRound(db);
  const region = await aRegion(db);
  const maker = await aUser(db, { locale: "en" });
  await aMembership(db, maker.id, "producer", { establishmentId: winners[0]!.product.establishmentId! });
  const officer = await aUser(db, { locale: "en" });
  await aMembership(db, officer.id, "secretary", { agencyId: region.agencyId });
  const ctx = contextOf(db, organiser);

  await putForward(ctx, anOffice(), round.id, aLetter(region, candidates));
  const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, region.id));
  await takeBack(ctx, draft!.id, { reason: "Nhầm khu vực" });

  const sent = await db
    .select({ to: mails.recipient, purpose: mails.purpose, subject: mails.subject, body: mails.body })
    .from(mails)
    .where(inArray(mails.recipient, [maker.email, officer.email]))
    .orderBy(asc(mails.id));
  const named = sent.map((mail) => ({
    to: mail.to,
    purpose: mail.purpose,
    names: [region.name, region.nameEn].filter((name) => mail.body?.includes(name)),
  }));
  expect(named).toEqual([
    { to: maker.email, purpose: "put_forward", names: [region.nameEn] },
    { to: officer.email, purpose: "forwarding_arrived", names: [region.nameEn] },
    { to: maker.email, purpose: "put_forward_taken_back", names: [region.nameEn] },
  ]);
});

test("the extract's file is named in the language of the official paper, and the round in the reader's", async ({
  db,
}) => {
  const { round, organiser, candidates, winners } = await aReleasedRound(db);
  const region = await aRegion(db);
  const ctx = contextOf(db, organiser);

  await runWithLocale("en", () => putForward(ctx, anOffice(), round.id, aLetter(region, candidates)));

  const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, region.id));
  const maker = contextOf(db, await aProducer(db, winners[0]!.product.establishmentId!));
  const { dossier } = await nominationById(maker, draft!.id);
  expect(dossier.papers.map((paper) => paper.name)).toEqual(["Trich-sao-quyet-dinh-1493-QĐ-UBND.pdf"]);
  const noteIn = (locale: "vi" | "en") =>
    runWithLocale(locale, async () => (await nominationById(ctx, winners[0]!.id)).steps.at(-1)!.note);
  expect([await noteIn("vi"), await noteIn("en")]).toEqual([region.name, region.nameEn]);
});

test("only organiser and secretary of the lower round's agency put forward", async ({ db }) => {
  const { round, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const letter = aLetter(region, candidates);
  const others = [
    null,
    await anActor(db),
    await anOrganiser(db, round.agencyId, "support"),
    await anOrganiser(db, region.agencyId),
  ];

  for (const actor of others) {
    await expect(putForward(contextOf(db, actor), anOffice(), round.id, letter)).rejects.toMatchObject({
      code: "forbidden",
    });
  }

  expect(await db.select().from(nominations).where(eq(nominations.roundId, region.id))).toEqual([]);
});

test("a round that is not the next level, or takes no nominations, receives nothing", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const ctx = contextOf(db, organiser);
  const send = (to: { id: string }) => putForward(ctx, anOffice(), round.id, aLetter(to, candidates));

  await expect(send(await aRound(db, { level: "nation", phase: "nomination" }))).rejects.toMatchObject({
    code: "closed",
  });
  await expect(send(await aRound(db, { level: "province", phase: "nomination" }))).rejects.toMatchObject({
    code: "closed",
  });
  await expect(send(await aRegion(db, { phase: "screening" }))).rejects.toMatchObject({
    code: "closed",
    message: /không nhận/,
  });
  await expect(send(await aRegion(db, { phase: null }))).rejects.toMatchObject({ code: "not_found" });
});

test("the rounds offered are those of the next level that take nominations in the makers' territory", async ({
  db,
}) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const elsewhere = await aRegion(db, { provinceIds: ["new-01"] });
  const nation = await aRound(db, { level: "nation", phase: "nomination" });
  const screening = await aRegion(db, { phase: "screening" });
  const ctx = contextOf(db, organiser);

  const offered = (await receivingRounds(ctx, await roundById(ctx, round.id), candidates)).map((one) => one.id);

  expect(offered).toContain(region.id);
  for (const other of [elsewhere, nation, screening]) expect(offered).not.toContain(other.id);
});

test("the letter is not dated ahead or before the decision, and names winners only", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  const today = todayInVietnam(new Date());
  const send = (changes: Parameters<typeof aLetter>[2]) =>
    putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates, changes));

  await expect(send({ datedOn: addDays(today, 1) })).rejects.toMatchObject({
    code: "invalid",
    fields: { datedOn: expect.anything() },
  });
  await expect(send({ datedOn: addDays(today, -1) })).rejects.toMatchObject({
    code: "invalid",
    message: /trước ngày quyết định/,
  });
  await expect(send({ awardIds: [region.id] })).rejects.toMatchObject({
    code: "invalid",
    fields: { awardIds: expect.anything() },
  });
});

test("what is refused is named with its reason, and nothing goes", async ({ db }) => {
  const { round, organiser, winners, candidates } = await aReleasedRound(db, { winners: 3, groups: ["B", "D", "B"] });
  const region = await aRegion(db, {
    rules: {
      groups: [
        { code: "A", name: "Thủ công", nameEn: "Crafts" },
        { code: "B", name: "Chế biến", nameEn: "Food" },
      ],
    },
  });
  await aNomination(db, { roundId: region.id, product: winners[0]!.product, state: "submitted" });
  const ctx = contextOf(db, organiser);
  const letter = aLetter(region, candidates);

  const { accepted, refused } = await reviewForwarding(
    ctx,
    await roundById(ctx, round.id),
    await roundById(ctx, region.id),
    letter,
  );

  expect(accepted.map((one) => one.productId)).toEqual([winners[2]!.productId]);
  expect(refused.map(({ candidate, refusal }) => [candidate.productId, refusal.kind])).toEqual([
    [winners[0]!.productId, "nominated"],
    [winners[1]!.productId, "group"],
  ]);
  await expect(putForward(ctx, anOffice(), round.id, letter)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining(winners[0]!.product.name),
  });
  expect(await db.select().from(forwardedEntries).where(eq(forwardedEntries.toRoundId, region.id))).toEqual([]);
});

test("a revoked certificate is no title to put forward", async ({ db }) => {
  const { round, organiser, candidates } = await aReleasedRound(db, { winners: 2 });
  const ctx = contextOf(db, organiser);
  const [certificate] = await db.select().from(certificates).where(eq(certificates.awardId, candidates[0]!.awardId));
  await db.insert(revocations).values({
    certificateId: certificate!.id,
    revokedOn: todayInVietnam(new Date()),
    reason: "Không giữ chất lượng đã cam kết",
    recordedBy: organiser.userId,
  });

  expect((await candidatesOf(ctx, round.id)).map((one) => one.awardId)).toEqual([candidates[1]!.awardId]);
});

test("a maker does not enter a round by hand that takes only what is put forward", async ({ db }) => {
  const { winners } = await aReleasedRound(db);
  const region = await aRegion(db);
  const maker = contextOf(db, await aProducer(db, winners[0]!.product.establishmentId!));

  await expect(startNomination(maker, { roundId: region.id, productId: winners[0]!.productId })).rejects.toMatchObject({
    code: "closed",
    message: expect.stringContaining("cấp tỉnh"),
  });
});

test("a round without results released has nobody to put forward", async ({ db }) => {
  const round = await aRound(db, { phase: "council" });
  await aNomination(db, { roundId: round.id });
  await setPhase(db, round.id, "decision");

  expect(await candidatesOf(contextOf(db, await anOrganiser(db, round.agencyId)), round.id)).toEqual([]);
});
