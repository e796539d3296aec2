import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { aFileStore, aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { contextOf, expect, test } from "#tests/support/database";
import { openDatabase } from "~/db/client.server";
import { files, fileVariants } from "~/db/schema";
import { storePaper } from "~/domain/attachments/store-paper.server";
import { storePhoto } from "~/domain/attachments/store-photo.server";

test("the same photo, and the same paper, sent many times at once is one file each", async ({ db, databaseUrl }) => {
  const establishment = await anEstablishment(db);
  const actor = await aProducer(db, establishment.id);
  const store = aFileStore();
  const [photo, paper] = [await aGivenFile("a.jpg", await aJpeg()), await aGivenFile("a.pdf", aPdf())];
  const many = openDatabase(databaseUrl, { max: 8, application: "test" });
  const ctx = contextOf(many.db, actor);

  const photos = await Promise.all(Array.from({ length: 6 }, () => storePhoto(ctx, store, establishment.id, photo)));
  const papers = await Promise.all(
    Array.from({ length: 6 }, () => storePaper(ctx, store, establishment.id, paper)),
  ).finally(many.close);

  expect(new Set(photos.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(photos[0]).toEqual({ fileId: expect.any(String), width: 1600, height: 1200 });
  expect(new Set(papers).size).toBe(1);
  const kept = await db.select({ id: files.id }).from(files).where(eq(files.establishmentId, establishment.id));
  expect(kept.map((file) => file.id).sort()).toEqual([photos[0]!.fileId, papers[0]!].sort());
  expect(await db.$count(fileVariants, eq(fileVariants.fileId, papers[0]!))).toBe(1);
  expect(await db.$count(fileVariants, eq(fileVariants.fileId, photos[0]!.fileId))).toBe(5);
});

test("two establishments, and a photo and a paper of the same bytes, do not share a file", async ({ db }) => {
  const [one, other] = [await anEstablishment(db), await anEstablishment(db)];
  const store = aFileStore();
  const ctx = contextOf(db, await aProducer(db, one.id));
  const photo = await aGivenFile("a.jpg", await aJpeg());
  const theirs = await storePhoto(contextOf(db, await aProducer(db, other.id)), store, other.id, photo);

  const mine = await storePhoto(ctx, store, one.id, photo);
  const forms = await db.select().from(fileVariants).where(eq(fileVariants.fileId, mine.fileId));
  const original = forms.find((form) => form.name === "original");
  // What is kept of a photo, given back as a paper: were it one file, the paper would be as public as the photo.
  const bytes = await new Response((await store.get(original!.storageKey))!.body).bytes();
  const paper = await storePaper(ctx, store, one.id, await aGivenFile("bản chụp.jpg", bytes));

  expect(new Set([theirs.fileId, mine.fileId, paper]).size).toBe(3);
});
