import { eq } from "drizzle-orm";
import sharp from "sharp";
import { recognise } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { type anActor, aProducer } from "#tests/factories/people";
import { aFileStore, aGivenFile, aHugePng, aJpeg } from "#tests/factories/pictures";
import { aProduct, photosFor } from "#tests/factories/products";
import { contextOf, expect, test } from "#tests/support/database";
import { bytesOf } from "~/adapters/files/index";
import { files, fileVariants } from "~/db/schema";
import { photosOf } from "~/domain/attachments/queries.server";
import { storePhoto } from "~/domain/attachments/store-photo.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { editProduct } from "~/domain/products/edit-product.server";
import { EditProductForm, RegisterProductForm } from "~/domain/products/forms";
import { labelPhoto } from "~/domain/products/label-photo.server";
import { movePhoto } from "~/domain/products/move-photo.server";
import { productById, productsOf } from "~/domain/products/queries.server";
import { registerProduct } from "~/domain/products/register-product.server";
import { removePhoto } from "~/domain/products/remove-photo.server";

type Db = Parameters<typeof anActor>[0];

async function ownProduct(db: Db) {
  const establishment = await anEstablishment(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const ctx = contextOf(db, await aProducer(db, establishment.id));
  return { establishment, product, ctx, store: aFileStore() };
}

test("registerProduct keeps a set with its legal case and members", async ({ db }) => {
  const { establishment, ctx } = await ownProduct(db);
  const typed = {
    establishmentId: establishment.id,
    name: "Bộ quà  biển",
    groupCode: "B",
    kind: "set",
    setCase: "c",
    setMembers: "Nước mắm\r\n\r\n  Khô cá \nBánh tráng",
  };

  const { id, slug } = await registerProduct(ctx, RegisterProductForm.parse(typed));

  expect(slug).toBe("bo-qua-bien");
  expect(await productById(ctx, id)).toMatchObject({
    name: "Bộ quà biển",
    setCase: "c",
    setMembers: "Nước mắm\nKhô cá\nBánh tráng",
    provinceId: establishment.provinceId,
    photos: [],
  });
});

test("the form asks a set for its case and at least two members, and forgets both for a single product", () => {
  const product = { name: "Bình gốm", groupCode: "A" };
  const wrong = EditProductForm.safeParse({ ...product, kind: "set", setMembers: "Bình" });

  expect(wrong.error?.issues.map((issue) => issue.path.join("."))).toEqual(["setCase", "setMembers"]);
  expect(EditProductForm.parse({ ...product, kind: "single", setCase: "a", setMembers: "x\ny" })).toEqual({
    ...product,
    setCase: null,
    setMembers: null,
  });
});

test("a product of another establishment cannot be seen, edited or given photos", async ({ db }) => {
  const { product, establishment, store } = await ownProduct(db);
  const stranger = contextOf(db, await aProducer(db, (await anEstablishment(db)).id));
  const input = EditProductForm.parse({ name: "Của người khác", groupCode: "A", kind: "single" });
  const photo = await aGivenFile("a.jpg", await aJpeg());

  const refused = { code: "not_found" };
  await expect(productById(stranger, product.id)).rejects.toMatchObject(refused);
  await expect(editProduct(stranger, product.id, input)).rejects.toMatchObject(refused);
  await expect(addPhotos(stranger, store, product.id, [photo])).rejects.toMatchObject(refused);
  await expect(registerProduct(stranger, { ...input, establishmentId: establishment.id })).rejects.toMatchObject(
    refused,
  );
  await expect(storePhoto(stranger, store, establishment.id, photo)).rejects.toMatchObject({
    code: "forbidden",
  });
  expect(await productsOf(stranger, establishment.id)).toEqual([]);
});

test("what is being screened is not changed; a draft, or what was admitted, does not hold the product", async ({
  db,
}) => {
  const { product, ctx, store } = await ownProduct(db);
  const input = EditProductForm.parse({ name: "Tên sửa", groupCode: "B", kind: "single" });
  await aNomination(db, { product, state: "draft" });
  await aNomination(db, { product, state: "admitted" });
  await editProduct(ctx, product.id, input);

  await aNomination(db, { product, state: "submitted" });

  await expect(editProduct(ctx, product.id, input)).rejects.toMatchObject({ code: "closed" });
  await expect(addPhotos(ctx, store, product.id, [await aGivenFile("a.jpg", await aJpeg())])).rejects.toMatchObject({
    code: "closed",
  });
});

test("addPhotos keeps each picture in its widths, upright and without what the camera wrote", async ({ db }) => {
  const { product, ctx, store } = await ownProduct(db);
  const bytes = await aJpeg({ width: 1600, height: 1200, exif: true });
  expect((await sharp(bytes).metadata()).exif).toBeDefined();

  const result = await addPhotos(ctx, store, product.id, [await aGivenFile("Ảnh mặt trước.jpg", bytes)]);

  expect(result).toEqual({ added: [{ name: "Ảnh mặt trước.jpg", advice: "below_print" }], refused: [] });
  const [photo] = (await productById(ctx, product.id)).photos;
  expect(photo).toMatchObject({ view: "front", width: 1600, height: 1200 });
  expect(photo?.variants.map((variant) => variant.width)).toEqual([320, 640, 1280, 1600]);
  expect(photo?.variants[0]?.url).toBe(`/files/${photo?.fileId}/320`);
  const variants = await db.select().from(fileVariants).where(eq(fileVariants.fileId, photo!.fileId));
  expect(variants.map((variant) => variant.name).sort()).toEqual(["1280", "1600", "320", "640", "original"]);
  for (const variant of variants) {
    const kept = await store.get(variant.storageKey);
    const stored = await bytesOf(kept!);
    expect(stored.length).toBe(variant.size);
    expect((await sharp(stored).metadata()).exif).toBeUndefined();
  }
});

test("one broken file does not lose the good ones, and each refusal names its file", async ({ db }) => {
  const { product, ctx, store } = await ownProduct(db);
  const good = await aJpeg({ width: 800, height: 800 });
  const cut = (await aJpeg()).subarray(0, 4000);

  const result = await addPhotos(ctx, store, product.id, [
    await aGivenFile("tốt.jpg", good),
    await aGivenFile("cụt.jpg", cut),
    await aGivenFile("văn bản.jpg", Buffer.from("không phải ảnh")),
    await aGivenFile("quá nặng.jpg", Buffer.alloc(21 * 1024 * 1024)),
    await aGivenFile("quá rộng.png", aHugePng()),
    await aGivenFile("lần hai.jpg", good),
  ]);

  expect(result.added.map((one) => one.name)).toEqual(["tốt.jpg"]);
  expect(result.refused).toEqual([
    expect.stringMatching(/“cụt.jpg” bị hỏng/),
    expect.stringMatching(/“văn bản.jpg” không phải là ảnh/),
    expect.stringMatching(/“quá nặng.jpg” quá lớn/),
    expect.stringMatching(/“quá rộng.png” có quá nhiều điểm ảnh/),
    expect.stringMatching(/“lần hai.jpg” đã có/),
  ]);
  expect((await productById(ctx, product.id)).photos).toHaveLength(1);
});

test("a small photo is kept with a warning", async ({ db }) => {
  const { product, ctx, store } = await ownProduct(db);
  const bytes = await aJpeg({ width: 1000, height: 799 });

  const { added } = await addPhotos(ctx, store, product.id, [await aGivenFile("nhỏ.jpg", bytes)]);

  expect(added).toEqual([{ name: "nhỏ.jpg", advice: "small" }]);
});

test("photos take the missing views, are labelled, moved and removed", async ({ db }) => {
  const { product, ctx, store } = await ownProduct(db);
  const uploads = [];
  for (const name of ["1.jpg", "2.jpg", "3.jpg", "4.jpg"]) {
    uploads.push(await aGivenFile(name, await aJpeg({ width: 900, height: 900 })));
  }
  await addPhotos(ctx, store, product.id, uploads);
  const photos = (await productById(ctx, product.id)).photos;
  const views = async () => (await productById(ctx, product.id)).photos.map((photo) => photo.view);
  expect(await views()).toEqual(["front", "side", "above", "other"]);
  const [first, second, third, fourth] = photos.map((photo) => photo.id);

  await movePhoto(ctx, product.id, { photoId: fourth!, direction: "earlier" });
  expect(await views()).toEqual(["front", "side", "other", "above"]);
  await movePhoto(ctx, product.id, { photoId: first!, direction: "earlier" });
  await labelPhoto(ctx, product.id, { photoId: second!, view: "above" });
  expect(await views()).toEqual(["front", "above", "other", "above"]);
  await removePhoto(ctx, product.id, { photoId: third! });

  expect((await productById(ctx, product.id)).photos.map((photo) => photo.id)).toEqual([first, second, fourth]);
  // The file waits for the sweep: who removed it by mistake sends it again.
  expect(await db.$count(files, eq(files.id, photos[2]!.fileId))).toBe(1);
  const elsewhere = await ownProduct(db);
  const acts = [
    () => movePhoto(ctx, product.id, { photoId: third!, direction: "later" }),
    () => labelPhoto(ctx, product.id, { photoId: third!, view: "front" }),
    () => removePhoto(ctx, product.id, { photoId: third! }),
    () => removePhoto(elsewhere.ctx, elsewhere.product.id, { photoId: first! }),
  ];
  for (const act of acts) await expect(act()).rejects.toMatchObject({ code: "not_found" });
});

test("strangers see the photos of a product once it is in the gallery, those that were added later too", async ({
  db,
}) => {
  const { product, ctx, store } = await ownProduct(db);
  const other = await ownProduct(db);
  await photosFor(db, product);
  await photosFor(db, other.product);
  const visitor = contextOf(db, null);
  const count = async (who: typeof visitor) => (await photosOf(who, [product.id])).get(product.id)?.length;

  expect([await count(visitor), await count(other.ctx), await count(ctx)]).toEqual([0, 0, 3]);
  expect(await productById(ctx, product.id)).toMatchObject({ isPublic: false });
  await recognise(db, product);
  await addPhotos(ctx, store, product.id, [await aGivenFile("mới.jpg", await aJpeg())]);

  expect([await count(visitor), await count(other.ctx), await count(ctx)]).toEqual([4, 4, 4]);
  expect(await productById(ctx, product.id)).toMatchObject({ isPublic: true });
  expect((await photosOf(visitor, [other.product.id])).get(other.product.id)).toEqual([]);
});
