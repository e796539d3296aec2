import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aJury, anAssignment } from "#tests/factories/panels";
import { actorOf } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aBlindCopy } from "#tests/factories/redactions";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { councilMembers, decisions, dossierSnapshots, releases, tallies } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { juryDossier } from "~/domain/redactions/jury-dossier.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";

async function aBlindEntry(db: Database) {
  const round = await aRound(db, { rules: { blind: true } });
  const { head: juror } = await aJury(db, round.id, 1);
  const product = await aProduct(db, { name: "Ấm Sơn Nam" });
  const photos = await photosFor(db, product, 3);
  const answers = { description: "Của Sơn Nam", workers: 12, lowerTitleNumber: "12/GCN" };
  const entry = await aNomination(db, { roundId: round.id, product, answers });
  await aSheet(db, { round, juror, nomination: entry });
  const ctx = contextOf(db, juror.actor);
  const names = async () => (await sheetsOfJuror(ctx, round.id)).sheets.map((sheet) => sheet.productName);
  const readable = async (reader = ctx) => {
    const files = await Promise.all(photos.map((id) => fileForReading(reader, id, "original")));
    return files.map((file) => file !== null);
  };
  return { round, juror, entry, photos, ctx, names, readable };
}

test("before its copy is released a juror of a blind round reads nothing, not even what the product is called", async ({
  db,
}) => {
  const { entry, ctx, names, readable } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, { released: false });

  expect(await juryDossier(ctx, entry.id)).toBeNull();
  await expect(dossierForJury(ctx, entry.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await names()).toEqual(["Sản phẩm chưa có bản ẩn danh"]);
  expect(await readable()).toEqual([false, false, false]);
});

test("the copy takes the place of the dossier: without maker, papers and seals, with the photos that were chosen", async ({
  db,
}) => {
  const { round, entry, photos, ctx, names, readable } = await aBlindEntry(db);
  const copy = await aBlindCopy(db, entry.id, {
    productName: "Ấm trà men nâu",
    answers: { description: "Của [cơ sở]", workers: 12 },
    photos: [photos[2]!],
  });

  const read = (await juryDossier(ctx, entry.id))!;
  expect(read).toMatchObject({ isBlind: true, isIntact: true, contentHash: copy.contentHash, code: entry.code });
  expect(read.photos.map(({ fileId }) => fileId)).toEqual([photos[2]]);
  const { round: of, photos: shown, ...dossier } = read.dossier;
  expect(dossier).toEqual({
    ...{ version: 1, nominationId: entry.id, code: entry.code, groupCode: entry.groupCode, submittedAt: null },
    product: { id: entry.id, name: "Ấm trà men nâu", summary: null, setCase: null, setMembers: null },
    establishment: null,
    answers: { description: "Của [cơ sở]", workers: 12 },
    papers: [],
  });
  expect([of.id, shown.length]).toEqual([round.id, 1]);
  expect(await names()).toEqual(["Ấm trà men nâu"]);
  expect(await readable()).toEqual([false, false, true]);
});

test("the newest released copy counts, and none of a seal whose admission was undone", async ({ db }) => {
  const { entry, ctx } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, { productName: "Bản một" });
  await aBlindCopy(db, entry.id, { productName: "Bản hai", version: 2 });
  await aBlindCopy(db, entry.id, { productName: "Bản ba", version: 3, released: false });
  expect((await juryDossier(ctx, entry.id))?.dossier.product.name).toBe("Bản hai");

  await db.update(dossierSnapshots).set({ voidedAt: new Date() }).where(eq(dossierSnapshots.nominationId, entry.id));
  expect(await juryDossier(ctx, entry.id)).toBeNull();
});

test("an entry of others is closed to a juror of the round, its copy too", async ({ db }) => {
  const { round, entry } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id);
  const { head: other } = await aJury(db, round.id, 1);

  expect(await juryDossier(contextOf(db, other.actor), entry.id)).toBeNull();
  await anAssignment(db, other, entry.id, { answered: false });
  expect(await juryDossier(contextOf(db, other.actor), entry.id)).toBeNull();
});

test("a seat in the council opens nothing to a juror of a blind round before the jury is done", async ({ db }) => {
  const { round, juror, entry, readable } = await aBlindEntry(db);
  await db.insert(councilMembers).values({ roundId: round.id, userId: juror.actor.userId, role: "member" });
  const ctx = contextOf(db, await actorOf(db, { id: juror.actor.userId }));

  await expect(dossierForJury(ctx, entry.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await readable(ctx)).toEqual([false, false, false]);
  await setPhase(db, round.id, "council");
  const later = contextOf(db, ctx.actor);
  expect((await dossierForJury(later, entry.id)).code).toBe(entry.code);
  expect(await readable(later)).toEqual([true, true, true]);
});

test("released results end it: the jury reads what was sealed", async ({ db }) => {
  const { round, juror, entry, ctx, names, readable } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id);
  const [tally] = await db
    .insert(tallies)
    .values({ roundId: round.id, ledgerSize: 0, rulesHash: round.rulesHash!, takenBy: juror.actor.userId })
    .returning();
  const [decision] = await db
    .insert(decisions)
    .values({
      ...{ roundId: round.id, tallyId: tally!.id, agencyId: round.agencyId, agencyName: "Sở", number: "1/QĐ" },
      ...{
        decidedOn: "2026-11-20",
        place: "Đà Lạt",
        signerName: "A",
        signerTitle: "B",
        recordedBy: juror.actor.userId,
      },
    })
    .returning();
  const counts = { recognised: 0, establishments: 0, participants: 1, releasedBy: juror.actor.userId };
  await db.insert(releases).values({ decisionId: decision!.id, ...counts });

  expect(await juryDossier(ctx, entry.id)).toMatchObject({
    isBlind: false,
    dossier: { product: { name: "Ấm Sơn Nam" } },
  });
  expect(await names()).toEqual(["Ấm Sơn Nam"]);
  expect(await readable()).toEqual([true, true, true]);
});
