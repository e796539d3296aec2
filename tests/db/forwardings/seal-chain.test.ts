import { eq, type SQL, sql } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { aNomination } from "#tests/factories/nominations";
import { anOrganiser, aProducer } from "#tests/factories/people";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { dossierSnapshots, nominations } from "~/db/schema";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { admitNomination, hashOfDossier } from "~/domain/nominations/admit-nomination.server";
import { changesBetween } from "~/domain/nominations/dossier";
import type { Answers } from "~/domain/nominations/forms";
import { nominationById } from "~/domain/nominations/queries.server";
import { lowerDossierOf, sealChainOf } from "~/domain/nominations/seal-chain.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { roundById } from "~/domain/rounds/queries.server";
import { answerAll, LONG } from "../nominations/steps";

/** A product that won in a province and is admitted in the region, its dossier upgraded. */
async function anAdmittedAbove(db: Database) {
  const { round, organiser, winners, candidates } = await aReleasedRound(db);
  const region = await aRegion(db);
  await putForward(contextOf(db, organiser), anOffice(), round.id, aLetter(region, candidates));
  const [draft] = await db.select().from(nominations).where(eq(nominations.roundId, region.id));
  const maker = contextOf(db, await aProducer(db, winners[0]!.product.establishmentId!));
  const { answers } = (await nominationById(maker, draft!.id)).dossier;
  await answerAll(maker, draft!.id, titleOf(answers));
  await submitNomination(maker, draft!.id, { declared: true });
  const officer = contextOf(db, await anOrganiser(db, region.agencyId));
  await admitNomination(officer, draft!.id, { groupCode: "B" });
  return { id: draft!.id, winner: winners[0]!, round, officer, sender: contextOf(db, organiser) };
}

const titleOf = ({ lowerTitleNumber, lowerTitleDate, lowerTitleLevel }: Answers) => ({
  lowerTitleNumber: String(lowerTitleNumber),
  lowerTitleDate: String(lowerTitleDate),
  lowerTitleLevel: String(lowerTitleLevel),
});

/** Past the trigger, as only someone with the database in hand could. content: what is kept of the seal from now on. */
async function tamper(db: Database, nominationId: string, content: SQL) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`update dossier_snapshots set content = ${content} where nomination_id = ${nominationId}`);
  });
}

test("the sealed dossier names the one below by its hash, and the chain is checked against what is kept", async ({
  db,
}) => {
  const { id, winner, round, officer, sender } = await anAdmittedAbove(db);
  const [below] = await db.select().from(dossierSnapshots).where(eq(dossierSnapshots.nominationId, winner.id));

  const { dossier, contentHash, sealedAt } = await dossierForJury(officer, id);

  expect(dossier.lower).toEqual({
    nominationId: winner.id,
    code: winner.code,
    contentHash: below!.contentHash,
    sealedAt: below!.sealedAt.toISOString(),
    round: { id: round.id, name: round.name, nameEn: round.nameEn, level: "province", year: 2026 },
    decision: { number: "1493/QĐ-UBND", decidedOn: expect.any(String), agency: "Ủy ban nhân dân tỉnh Lâm Đồng" },
    certificate: {
      number: dossier.answers.lowerTitleNumber,
      issuedOn: expect.any(String),
      validUntil: expect.any(String),
    },
  });
  expect(await sealChainOf(officer, dossier, { contentHash, sealedAt })).toEqual({
    own: { contentHash, sealedAt, matches: true },
    links: [{ ...dossier.lower, matches: true, mayOpen: false }],
    isCut: false,
  });
  expect(await sealChainOf(sender, dossier, null)).toMatchObject({ own: null, links: [{ mayOpen: true }] });
});

test("officers read what was changed since the lower level's seal", async ({ db }) => {
  const { id, officer } = await anAdmittedAbove(db);
  const { dossier } = await dossierForJury(officer, id);

  const changes = changesBetween((await lowerDossierOf(officer, dossier))!, dossier);

  expect(changes.answers).toContainEqual({ question: "description", before: "Nước mắm nhỉ", after: LONG });
  expect(changes.photos).toEqual({ added: 0, removed: 0 });
  expect(changes.papers.added.map((paper) => paper.kind)).toEqual(["lower_title"]);
});

test("a lower dossier that is no longer what was sealed breaks the chain", async ({ db }) => {
  const { id, winner, officer } = await anAdmittedAbove(db);
  await tamper(db, winner.id, sql`jsonb_set(content, '{answers,description}', '"Khác"')`);

  const sealed = await dossierForJury(officer, id);

  expect(await sealChainOf(officer, sealed.dossier, sealed)).toMatchObject({
    own: { matches: true },
    links: [{ nominationId: winner.id, matches: false }],
    isCut: false,
  });
});

test("a lower seal that was voided and sealed anew since still is what was sealed above", async ({ db }) => {
  const { id, winner, officer, sender } = await anAdmittedAbove(db);
  const { dossier } = await dossierForJury(officer, id);
  await db.update(dossierSnapshots).set({ voidedAt: new Date() }).where(eq(dossierSnapshots.nominationId, winner.id));
  const content = { ...(await nominationById(sender, winner.id)).dossier, groupCode: "C" };
  await db.insert(dossierSnapshots).values({ nominationId: winner.id, content, contentHash: hashOfDossier(content) });

  expect(await sealChainOf(sender, dossier, null)).toMatchObject({
    links: [{ nominationId: winner.id, matches: true, mayOpen: true }],
  });
  expect(await lowerDossierOf(officer, dossier)).toMatchObject({ groupCode: "B" });
});

test("a seal that is not kept under its hash is no link that matches", async ({ db }) => {
  const { id, officer } = await anAdmittedAbove(db);
  const { dossier } = await dossierForJury(officer, id);
  const lower = { ...dossier.lower!, contentHash: "0".repeat(64) };

  expect(await sealChainOf(officer, { ...dossier, lower }, null)).toMatchObject({
    links: [{ matches: false, mayOpen: false }],
    isCut: false,
  });
  expect(await lowerDossierOf(officer, { lower })).toBeNull();
});

test("a dossier that is no longer what was sealed is no link that matches, and its jury is told", async ({ db }) => {
  const { id, officer } = await anAdmittedAbove(db);
  expect(await dossierForJury(officer, id)).toMatchObject({ isIntact: true });

  await tamper(db, id, sql`jsonb_set(content, '{answers,description}', '"Khác"')`);

  const sealed = await dossierForJury(officer, id);
  expect(sealed).toMatchObject({ isIntact: false });
  expect(await sealChainOf(officer, sealed.dossier, sealed)).toMatchObject({
    own: { contentHash: sealed.contentHash, matches: false },
    links: [{ matches: true }],
  });
});

test("a seal that does not name the sealed dossier it grew from is a chain that is cut", async ({ db }) => {
  const { id, officer } = await anAdmittedAbove(db);

  await tamper(db, id, sql`content - 'lower'`);
  // Even where the hash was made to fit.
  const { dossier } = await dossierForJury(officer, id);
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx
      .update(dossierSnapshots)
      .set({ contentHash: hashOfDossier(dossier) })
      .where(eq(dossierSnapshots.nominationId, id));
  });

  const sealed = await dossierForJury(officer, id);
  expect(await sealChainOf(officer, sealed.dossier, sealed)).toMatchObject({
    own: { matches: true },
    links: [],
    isCut: true,
  });
});

test("a dossier that grew from one that was never sealed has a chain of its own seal", async ({ db }) => {
  const below = await aNomination(db, { state: "withdrawn" });
  const above = await aNomination(db, { product: below.product, fromNominationId: below.id });
  const officer = contextOf(db, await anOrganiser(db, (await roundById(contextOf(db, null), above.roundId)).agencyId));
  const sealed = await dossierForJury(officer, above.id);

  expect(await sealChainOf(officer, sealed.dossier, sealed)).toMatchObject({
    own: { matches: true },
    links: [],
    isCut: false,
  });
});
