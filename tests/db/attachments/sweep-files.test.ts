import { eq, inArray, sql } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aProducer } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import type { FileStore } from "~/adapters/files/index";
import type { Database } from "~/db/client.server";
import { dossiers, files, fileVariants, papers, storedBytes } from "~/db/schema";
import { storePaper } from "~/domain/attachments/store-paper.server";
import { storePhoto } from "~/domain/attachments/store-photo.server";
import { sweepFiles } from "~/domain/attachments/sweep-files.server";
import { addPaper } from "~/domain/nominations/add-paper.server";
import type { WorkingDossier } from "~/domain/nominations/forms";
import { removePaper } from "~/domain/nominations/remove-paper.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { productById } from "~/domain/products/queries.server";
import { removePhoto } from "~/domain/products/remove-photo.server";
import { inTransaction } from "~/domain/transaction.server";

const DAY_MS = 86_400_000;
const NOW = new Date("2026-06-10T20:00:00Z");
const after = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const nightly = (db: Database, store: FileStore, days: number) => sweepFiles(contextOf(db, null, after(days)), store);

/** A producer at NOW, with a product and a store. */
async function aProducerWithProduct(db: Database) {
  const establishment = await anEstablishment(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const actor = await aProducer(db, establishment.id);
  return { product, establishment, actor, ctx: contextOf(db, actor, NOW), store: aFileStore() };
}

const aPhoto = async (name = "ảnh.jpg") => aGivenFile(name, await aJpeg({ width: 900, height: 900 }));

async function keysOf(db: Database, fileId: string): Promise<string[]> {
  const forms = await db.select().from(fileVariants).where(eq(fileVariants.fileId, fileId));
  return forms.map((form) => form.storageKey).sort();
}

/** Which of these keys the store still holds. */
async function keptIn(store: FileStore, keys: readonly string[]): Promise<string[]> {
  const held = await Promise.all(keys.map(async (key) => ((await store.get(key)) ? [key] : [])));
  return held.flat();
}

test("a photo that was taken off its product goes with its bytes a week after the sweep first missed it", async ({
  db,
}) => {
  const { ctx, product, store } = await aProducerWithProduct(db);
  await addPhotos(ctx, store, product.id, [await aPhoto(), await aPhoto("khác.jpg")]);
  const [gone, kept] = (await productById(ctx, product.id)).photos;
  const [goneKeys, keptKeys] = [await keysOf(db, gone!.fileId), await keysOf(db, kept!.fileId)];
  await removePhoto(ctx, product.id, { photoId: gone!.id });

  expect(await nightly(db, store, 0)).toEqual({ files: 0, forms: 0 });
  expect(await nightly(db, store, 7)).toEqual({ files: 0, forms: 0 });
  expect(await keptIn(store, goneKeys)).toEqual(goneKeys);
  expect(await nightly(db, store, 7.1)).toEqual({ files: 1, forms: goneKeys.length });
  expect(await nightly(db, store, 7.1)).toEqual({ files: 0, forms: 0 });

  expect(await keptIn(store, goneKeys)).toEqual([]);
  expect(await keptIn(store, keptKeys)).toEqual(keptKeys);
  expect(await db.$count(files, inArray(files.id, [gone!.fileId, kept!.fileId]))).toBe(1);
  expect(await db.$count(storedBytes, inArray(storedBytes.storageKey, goneKeys))).toBe(0);
});

test("what a sealed dossier, a written one or another product names is only taken off, and stays", async ({ db }) => {
  const { ctx, product, establishment, store } = await aProducerWithProduct(db);
  const given = await aPhoto();
  await addPhotos(ctx, store, product.id, [given, await aPhoto("niêm phong.jpg")]);
  const second = await aProduct(db, { establishmentId: establishment.id });
  await addPhotos(ctx, store, second.id, [given]);
  await aNomination(db, { product, state: "admitted" });
  const { photos } = await productById(ctx, product.id);
  for (const { id } of photos) await removePhoto(ctx, product.id, { photoId: id });
  const round = await aRound(db, { phase: "nomination", now: NOW });
  const draft = await startNomination(ctx, { productId: second.id, roundId: round.id });
  const about = { kind: "other", number: null, issuer: null, issuedOn: null, validUntil: null } as const;
  await addPaper(ctx, store, draft.id, { ...about, file: await aGivenFile("giấy.pdf", aPdf()) });

  await nightly(db, store, 0);
  expect(await nightly(db, store, 30)).toEqual({ files: 0, forms: 0 });

  const [written] = await db.select().from(dossiers).where(eq(dossiers.nominationId, draft.id));
  const [paper] = (written!.answers as WorkingDossier).papers!;
  await removePaper(ctx, draft.id, { fileId: paper!.fileId });
  await nightly(db, store, 31);
  expect(await nightly(db, store, 39)).toEqual({ files: 1, forms: 1 });
  expect(await db.$count(files, eq(files.id, paper!.fileId))).toBe(0);
});

test("a paper that its establishment keeps for other dossiers stays", async ({ db }) => {
  const { ctx, actor, establishment, store } = await aProducerWithProduct(db);
  const given = await aGivenFile("giấy.pdf", aPdf());
  const fileId = await storePaper(ctx, store, establishment.id, given);
  await db
    .insert(papers)
    .values({ establishmentId: establishment.id, kind: "other", fileId, name: given.name, addedBy: actor.userId });

  await nightly(db, store, 0);
  await nightly(db, store, 30);

  expect(await keptIn(store, await keysOf(db, fileId))).toHaveLength(1);
});

test("whatever else comes to refer to files is known to the sweep", async ({ db }) => {
  const referring = await db.execute<{ table: string }>(
    sql`select conrelid::regclass::text as table from pg_constraint
      where contype = 'f' and confrelid = 'files'::regclass order by 1`,
  );

  // Forms go with their file, and a duplicate is named by the sealed dossier that keeps both; the others are in `isNamed`.
  expect(referring.map((row) => row.table)).toEqual([
    "calibration_photos",
    "fair_manuals",
    "file_variants",
    "files",
    "halls",
    "letter_runs",
    "paper_scans",
    "papers",
    "print_runs",
    "product_photos",
    "template_pictures",
  ]);
});

test("the same photo given again within the week stays; what is named again is no longer counted as unused", async ({
  db,
}) => {
  const { ctx, actor, product, store } = await aProducerWithProduct(db);
  const given = await aPhoto();
  await addPhotos(ctx, store, product.id, [given]);
  const [first] = (await productById(ctx, product.id)).photos;
  await removePhoto(ctx, product.id, { photoId: first!.id });
  await nightly(db, store, 0);

  await addPhotos(contextOf(db, actor, after(6)), store, product.id, [given]);

  expect(await nightly(db, store, 30)).toEqual({ files: 0, forms: 0 });
  const [again] = (await productById(ctx, product.id)).photos;
  expect(again).toMatchObject({ fileId: first!.fileId });
  expect(await keptIn(store, await keysOf(db, first!.fileId))).toHaveLength(4);
});

test("bytes that two establishments gave go with the last file that has them", async ({ db }) => {
  const [one, other] = [await aProducerWithProduct(db), await aProducerWithProduct(db)];
  const store = aFileStore();
  const given = await aPhoto();
  for (const { ctx, product } of [one, other]) await addPhotos(ctx, store, product.id, [given]);
  const take = async ({ ctx, product }: typeof one) => {
    const [photo] = (await productById(ctx, product.id)).photos;
    await removePhoto(ctx, product.id, { photoId: photo!.id });
    return photo!.fileId;
  };
  const keys = await keysOf(db, await take(one));

  await nightly(db, store, 0);
  expect(await nightly(db, store, 8)).toEqual({ files: 1, forms: 0 });
  await take(other);
  await nightly(db, store, 9);
  expect(await nightly(db, store, 17)).toEqual({ files: 1, forms: keys.length });
});

test("bytes whose upload died before a file named them go too, and not before a week", async ({ db }) => {
  const store = aFileStore();
  await db.insert(storedBytes).values({ storageKey: "dead.webp", putAt: NOW });
  await store.put("dead.webp", Buffer.from("x"), "image/webp");

  expect(await nightly(db, store, 6)).toEqual({ files: 0, forms: 0 });
  expect(await nightly(db, store, 8)).toEqual({ files: 0, forms: 1 });
  expect(await keptIn(store, ["dead.webp"])).toEqual([]);
});

test("several batches go in one night, also when two sweeps run at once", async ({ db }) => {
  const store = aFileStore();
  const keys = Array.from({ length: 250 }, (_, number) => `many-${String(number).padStart(3, "0")}.webp`);
  await db.insert(storedBytes).values(keys.map((storageKey) => ({ storageKey, putAt: NOW })));
  for (const key of keys) await store.put(key, Buffer.from("x"), "image/webp");

  const swept = await Promise.all([nightly(db, store, 8), nightly(db, store, 8)]);

  expect(swept[0]!.forms + swept[1]!.forms).toBe(250);
  expect(await keptIn(store, keys)).toEqual([]);
});

test("bytes that the store would not delete are tried again the next night, and hold up no others", async ({ db }) => {
  const disk = aFileStore();
  const store: FileStore = {
    ...disk,
    delete: (key) => (key === "b.webp1" ? Promise.reject(new Error("out of order")) : disk.delete(key)),
  };
  const keys = ["a.webp1", "b.webp1", "c.webp1"];
  await db.insert(storedBytes).values(keys.map((storageKey) => ({ storageKey, putAt: NOW })));
  for (const key of keys) await disk.put(key, Buffer.from("x"), "image/webp");

  await expect(nightly(db, store, 8)).rejects.toThrow("1 stored files could not be deleted");

  expect(await keptIn(disk, keys)).toEqual(["b.webp1"]);
  expect(await nightly(db, disk, 9)).toEqual({ files: 0, forms: 1 });
});

test("a photo given again while the sweep deletes it waits, and is there afterwards with its bytes", async ({ db }) => {
  const { ctx, establishment, actor } = await aProducerWithProduct(db);
  const disk = aFileStore();
  const given = await aPhoto();
  const { fileId } = await storePhoto(ctx, disk, establishment.id, given);
  await nightly(db, disk, 0);
  // The store is slow: the upload comes while the sweep holds the bytes.
  const begun = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  const slow: FileStore = {
    ...disk,
    async delete(key) {
      begun.resolve();
      await released.promise;
      await disk.delete(key);
    },
  };

  const sweeping = nightly(db, slow, 8);
  await begun.promise;
  const storing = storePhoto(contextOf(db, actor, after(8)), disk, establishment.id, given);
  await waitsForALock(db);
  released.resolve();
  const [swept, again] = await Promise.all([sweeping, storing]);

  expect(swept).toEqual({ files: 1, forms: 4 });
  expect(again.fileId).not.toBe(fileId);
  const keys = await keysOf(db, again.fileId);
  expect(await keptIn(disk, keys)).toEqual(keys);
  expect(keys).toHaveLength(4);
});

test("a photo that comes into use while the sweep looks at it is left alone", async ({ db }) => {
  const { ctx, actor, establishment, product, store } = await aProducerWithProduct(db);
  const given = await aPhoto();
  const { fileId } = await storePhoto(ctx, store, establishment.id, given);
  await nightly(db, store, 0);

  await inTransaction(contextOf(db, actor, after(8)), async (ctx) => {
    await addPhotos(ctx, store, product.id, [given]);
    await nightly(db, store, 8);
  });

  expect((await productById(ctx, product.id)).photos.map((photo) => photo.fileId)).toEqual([fileId]);
  expect(await keptIn(store, await keysOf(db, fileId))).toHaveLength(4);
});

async function waitsForALock(db: Database): Promise<void> {
  for (;;) {
    const waiting = await db.execute(
      sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
