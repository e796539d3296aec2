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
import type { Context } from "~/domain/context";
import { dossierForJury } from "~/domain/nominations/sealed-dossier.server";
import { juryDossier } from "~/domain/redactions/jury-dossier.server";
import { photoOfSheet } from "~/domain/redactions/sheet-photos.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";

async function aBlindEntry(db: Database) {
  const round = await aRound(db, { rules: { blind: true } });
  const { head: juror } = await aJury(db, round.id, 1);
  const product = await aProduct(db, { name: "Ấm Sơn Nam" });
  const photos = await photosFor(db, product, 3);
  const answers = { description: "Của Sơn Nam", workers: 12, lowerTitleNumber: "12/GCN" };
  const entry = await aNomination(db, { roundId: round.id, product, answers });
  const sheet = await aSheet(db, { round, juror, nomination: entry });
  const ctx = contextOf(db, juror.actor);
  const names = async () => (await sheetsOfJuror(ctx, round.id)).sheets.map((sheet) => sheet.productName);
  const readable = async (reader = ctx) => {
    const files = await Promise.all(photos.map((id) => fileForReading(reader, id, "original")));
    return files.map((file) => file !== null);
  };
  return { round, juror, entry, sheet, photos, ctx, names, readable };
}

test("before its copy is released a juror of a blind round reads nothing, not even what the product is called", async ({
  db,
}) => {
  const { entry, sheet, ctx, names, readable } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, { released: false });

  expect(await juryDossier(ctx, sheet.id)).toBeNull();
  await expect(dossierForJury(ctx, entry.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await names()).toEqual(["Sản phẩm chưa có bản ẩn danh"]);
  expect(await readable()).toEqual([false, false, false]);
});

test("the copy takes the place of the dossier: without maker, papers, seals and ids, with the photos that were chosen", async ({
  db,
}) => {
  const { round, entry, sheet, photos, ctx, names } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, {
    productName: "Ấm trà men nâu",
    answers: { description: "Của [cơ sở]", workers: 12 },
    photos: [photos[2]!],
  });

  const { photos: shown, ...read } = (await juryDossier(ctx, sheet.id))!;

  expect(read).toEqual({
    ...{ isBlind: true, isIntact: true },
    dossier: {
      ...{ groupCode: entry.groupCode, round: { year: round.year }, papers: [], establishment: null },
      product: { name: "Ấm trà men nâu", summary: null, setCase: null, setMembers: null },
      answers: { description: "Của [cơ sở]", workers: 12 },
    },
  });
  expect(shown.map(({ name }) => name)).toEqual([expect.stringMatching(/^[0-9a-f]{16}-1$/)]);
  expect(await names()).toEqual(["Ấm trà men nâu"]);
});

test("a photo of a copy is read below the sheet, by its juror alone, under another name in each version, and nowhere by its file", async ({
  db,
}) => {
  const { round, entry, sheet, photos, ctx, readable } = await aBlindEntry(db);
  const names = async () => (await juryDossier(ctx, sheet.id))!.photos.map(({ name }) => name);
  const readBy = async (reader: Context, name: string) =>
    (await photoOfSheet(reader, sheet.id, name, "original"))?.size;
  await aBlindCopy(db, entry.id, { photos: [photos[0]!, photos[2]!] });
  const [first, second] = (await names()) as [string, string];
  const { head: colleague } = await aJury(db, round.id, 1);
  await anAssignment(db, colleague, entry.id);

  expect([await readBy(ctx, first), await readBy(ctx, second)]).toEqual([expect.any(Number), expect.any(Number)]);
  expect(await readBy(contextOf(db, colleague.actor), first)).toBeUndefined();
  expect(await readBy(contextOf(db, null), first)).toBeUndefined();
  expect(await readable()).toEqual([false, false, false]);

  await aBlindCopy(db, entry.id, { photos: [photos[0]!], version: 2 });
  expect(await names()).not.toContain(first);
  expect([await readBy(ctx, first), await readBy(ctx, second)]).toEqual([undefined, undefined]);
});

test("the copy of one entry is known by other names to each of its jurors", async ({ db }) => {
  const { round, entry, sheet, photos, ctx } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, { photos: [photos[0]!] });
  const { head: colleague } = await aJury(db, round.id, 1);
  const theirs = await aSheet(db, { round, juror: colleague, nomination: entry });

  const [own, other] = [await juryDossier(ctx, sheet.id), await juryDossier(contextOf(db, colleague.actor), theirs.id)];

  expect(own!.photos[0]!.name).not.toBe(other!.photos[0]!.name);
});

test("the newest released copy counts, and none of a seal whose admission was undone", async ({ db }) => {
  const { entry, sheet, ctx } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id, { productName: "Bản một" });
  await aBlindCopy(db, entry.id, { productName: "Bản hai", version: 2 });
  await aBlindCopy(db, entry.id, { productName: "Bản ba", version: 3, released: false });
  expect((await juryDossier(ctx, sheet.id))?.dossier.product.name).toBe("Bản hai");

  await db.update(dossierSnapshots).set({ voidedAt: new Date() }).where(eq(dossierSnapshots.nominationId, entry.id));
  expect(await juryDossier(ctx, sheet.id)).toBeNull();
});

test("a sheet of others opens nothing to a juror of the round, and their own nothing before they answered", async ({
  db,
}) => {
  const { round, entry, sheet } = await aBlindEntry(db);
  await aBlindCopy(db, entry.id);
  const { head: other } = await aJury(db, round.id, 1);
  const theirs = await aSheet(db, { round, juror: other, nomination: entry, answered: false });

  expect(await juryDossier(contextOf(db, other.actor), sheet.id)).toBeNull();
  expect(await juryDossier(contextOf(db, other.actor), theirs.id)).toBeNull();
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
  const { round, juror, entry, sheet, ctx, names, readable } = await aBlindEntry(db);
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

  expect(await juryDossier(ctx, sheet.id)).toMatchObject({
    isBlind: false,
    dossier: { product: { name: "Ấm Sơn Nam" } },
  });
  expect(await names()).toEqual(["Ấm Sơn Nam"]);
  expect(await readable()).toEqual([true, true, true]);
});
