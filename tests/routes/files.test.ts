import { recognise } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aCouncilMember, aJury, anAssignment } from "#tests/factories/panels";
import { anAdmin, anOrganiser, aProducer } from "#tests/factories/people";
import { aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { countingQueries } from "#tests/support/queries";
import { load, servicesOf } from "#tests/support/routes";
import { aSession } from "#tests/support/sessions";
import { sessions } from "~/db/schema";
import { fileForReading } from "~/domain/attachments/queries.server";
import type { Actor } from "~/domain/context";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import { askForMore } from "~/domain/nominations/ask-for-more.server";
import { nominationById } from "~/domain/nominations/queries.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNomination } from "~/domain/nominations/submit-nomination.server";
import { withdrawNomination } from "~/domain/nominations/withdraw-nomination.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { productById } from "~/domain/products/queries.server";
import { removePhoto } from "~/domain/products/remove-photo.server";
import { loader } from "~/routes/files.$id.$variant";
import { answerAll } from "../db/nominations/steps";

type Db = Parameters<typeof aRound>[0];
type Person = { readonly userId: string } | null;

/** A product with three real photos, nominated in a round and handed in. */
async function aDossierWithPhotos(db: Db) {
  const services = servicesOf(db);
  const establishment = await anEstablishment(db);
  const product = await aProduct(db, { establishmentId: establishment.id });
  const producer = await aProducer(db, establishment.id);
  const ctx = contextOf(db, producer);
  const uploads = [];
  for (const name of ["1.jpg", "2.jpg", "3.jpg"])
    uploads.push(await aGivenFile(name, await aJpeg({ width: 900, height: 900 })));
  await addPhotos(ctx, services.files, product.id, uploads);
  const [photo] = (await productById(ctx, product.id)).photos;
  const round = await aRound(db, { phase: "nomination" });
  const { id } = await startNomination(ctx, { productId: product.id, roundId: round.id });
  await answerAll(ctx, id);
  const fileId = photo!.fileId;
  const ask = (as: Person, variant = "320", headers: Record<string, string> = {}, of = fileId) =>
    load(db, loader, { url: `/files/${of}/${variant}`, params: { id: of, variant }, as, services, headers });
  const status = async (as: Person) => (await ask(as)).status;
  const staff = await anOrganiser(db, round.agencyId, "support");
  return { services, product, producer, ctx, round, nominationId: id, fileId, ask, status, staff };
}

test("a dossier photo of another producer cannot be fetched by its URL", async ({ db }) => {
  const mine = await aDossierWithPhotos(db);
  const other = await aProducer(db, (await anEstablishment(db)).id);

  expect(await mine.status(mine.producer)).toBe(200);
  const refused = await mine.ask(other);
  const unknown = await mine.ask(other, "320", {}, "00000000-0000-7000-8000-000000000000");
  expect(refused).toEqual(unknown);
  expect(refused.status).toBe(404);
  expect(await mine.status(null)).toBe(404);
  expect((await mine.ask(mine.producer, "320", {}, "no-id")).status).toBe(404);
});

test("who reads a photo follows its nomination: staff once it is handed in, the council once it is sealed, its juror once they have answered", async ({
  db,
}) => {
  const { round, ctx, staff, nominationId, status } = await aDossierWithPhotos(db);
  const { head } = await aJury(db, round.id);
  const elsewhere = await aRound(db);
  const people = {
    staff,
    juror: head.actor,
    council: await aCouncilMember(db, round.id),
    otherStaff: await anOrganiser(db, elsewhere.agencyId),
    otherJuror: (await aJury(db, elsewhere.id)).head.actor,
    admin: await anAdmin(db),
    visitor: null,
  };
  const readers = async () => {
    const able = [];
    for (const [name, person] of Object.entries(people)) if ((await status(person)) === 200) able.push(name);
    return able;
  };

  expect(await readers()).toEqual([]);
  await submitNomination(ctx, nominationId, { declared: true });
  expect(await readers()).toEqual(["staff"]);
  await askForMore(contextOf(db, staff), nominationId, { note: "Thêm ảnh" });
  expect(await readers()).toEqual(["staff"]);
  await submitNomination(ctx, nominationId, { declared: true });
  await admitNomination(contextOf(db, staff), nominationId, { groupCode: "B" });
  expect(await readers()).toEqual(["staff", "council"]);
  await anAssignment(db, head, nominationId, { answered: false });
  expect(await readers()).toEqual(["staff", "council"]);
  await anAssignment(db, head, nominationId);
  expect(await readers()).toEqual(["staff", "juror", "council"]);
  await withdrawNomination(ctx, nominationId, { reason: "Thôi" });
  expect(await readers()).toEqual([]);
});

test("a photo of a recognised product is for everybody, also one that is added later, until it is taken off", async ({
  db,
}) => {
  const { ctx, services, product, producer, ask, status, fileId } = await aDossierWithPhotos(db);
  const other = await aProducer(db, (await anEstablishment(db)).id);
  const add = async (name: string) => {
    await addPhotos(ctx, services.files, product.id, [
      await aGivenFile(name, await aJpeg({ width: 900, height: 900 })),
    ]);
    return (await productById(ctx, product.id)).photos.at(-1)!;
  };
  const statuses = async (of: string) => {
    const answers = [];
    for (const as of [null, other, producer]) answers.push((await ask(as, "320", {}, of)).status);
    return answers;
  };
  const before = await add("trước.jpg");
  expect(await statuses(before.fileId)).toEqual([404, 404, 200]);

  await recognise(db, product);
  const after = await add("sau.jpg");

  expect(await statuses(before.fileId)).toEqual([200, 200, 200]);
  expect(await statuses(after.fileId)).toEqual([200, 200, 200]);
  const { headers } = await ask(null, "320", {}, after.fileId);
  expect([headers.get("cache-control"), headers.get("vary")]).toEqual(["public, max-age=604800", null]);

  await removePhoto(ctx, product.id, { photoId: after.id });
  expect(await statuses(after.fileId)).toEqual([404, 404, 200]);
  expect(await status(null)).toBe(200);
  expect(fileId).not.toBe(after.fileId);
});

test("a photo taken off its product stays with the sealed dossier, for those who judge it alone", async ({ db }) => {
  const { round, ctx, staff, product, nominationId, fileId, status } = await aDossierWithPhotos(db);
  const { head } = await aJury(db, round.id);
  await submitNomination(ctx, nominationId, { declared: true });
  await admitNomination(contextOf(db, staff), nominationId, { groupCode: "B" });
  await recognise(db, product);
  const [photo] = (await productById(ctx, product.id)).photos;
  expect(await status(null)).toBe(200);

  await removePhoto(ctx, product.id, { photoId: photo!.id });

  expect(photo!.fileId).toBe(fileId);
  await anAssignment(db, head, nominationId);
  expect([await status(head.actor), await status(staff), await status(null)]).toEqual([200, 200, 404]);
});

test("a photo is sent with its type, its length and a tag that saves sending it again", async ({ db }) => {
  const { producer, ask } = await aDossierWithPhotos(db);

  const first = await ask(producer);
  const again = await ask(producer, "320", { "if-none-match": first.headers.get("etag") ?? "" });

  expect(Object.fromEntries(first.headers)).toMatchObject({
    "content-type": "image/webp",
    "x-content-type-options": "nosniff",
    "cache-control": "private, max-age=300",
    vary: "Cookie",
    etag: expect.stringMatching(/^"[0-9a-f]{64}\.webp"$/),
  });
  expect(first.headers.has("content-disposition")).toBe(false);
  expect([again.status, again.data]).toEqual([304, ""]);
  expect((await ask(producer, "original")).headers.get("content-type")).toBe("image/jpeg");
  const etags = [];
  for (const variant of ["500", "640", "2000", "900"]) etags.push((await ask(producer, variant)).headers.get("etag"));
  expect(etags[0]).toBe(etags[1]);
  expect(etags[2]).toBe(etags[3]);
  for (const variant of ["x", "1", "../640", "99999"]) expect((await ask(producer, variant)).status).toBe(404);
});

test("a paper is offered under its own name, to the same readers", async ({ db }) => {
  const { services, ctx, producer, nominationId, staff, ask } = await aDossierWithPhotos(db);
  const paper = { kind: "registration", number: null, issuer: null } as const;
  const dates = { issuedOn: null, validUntil: null };
  await addPaper(ctx, services.files, nominationId, {
    ...paper,
    ...dates,
    file: await aGivenFile("Giấy đăng ký (bản 2).pdf", aPdf()),
  });
  const [{ fileId } = { fileId: "" }] = (await nominationById(ctx, nominationId)).dossier.papers;
  const read = (as: Person) => ask(as, "original", {}, fileId);

  const { status, headers } = await read(producer);
  expect([status, headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(headers.get("content-disposition")).toBe(
    "inline; filename*=UTF-8''Gi%E1%BA%A5y%20%C4%91%C4%83ng%20k%C3%BD%20%28b%E1%BA%A3n%202%29.pdf",
  );
  expect((await read(staff)).status).toBe(404);
  await submitNomination(ctx, nominationId, { declared: true });
  expect((await read(staff)).status).toBe(200);
  expect((await read(await aProducer(db, (await anEstablishment(db)).id))).status).toBe(404);
});

test("an answer that prolongs a session is kept by no shared cache, also of a public photo", async ({ db }) => {
  const { product, producer, ask } = await aDossierWithPhotos(db);
  await recognise(db, product);
  const session = await aSession(db, producer.userId);
  const cookie = { cookie: `session=${session}` };
  const cached = async () => {
    const { headers } = await ask(null, "320", cookie);
    return [headers.get("cache-control"), headers.get("vary"), headers.getSetCookie().length];
  };
  expect(await cached()).toEqual(["public, max-age=604800", null, 0]);

  await db.update(sessions).set({ expiresAt: new Date(Date.now() + 60_000) });

  expect(await cached()).toEqual(["private, max-age=604800", "Cookie", 1]);
});

test("a file's own establishment reads it without a look at the dossiers", async ({ db }) => {
  const { fileId, producer, staff } = await aDossierWithPhotos(db);
  const asked = async (as: Actor) =>
    (await countingQueries(db, (db) => fileForReading(contextOf(db, as), fileId, "320"))).queries;

  expect([await asked(producer), await asked(staff)]).toEqual([3, 7]);
});

test("bytes that are gone are told as what is not there", async ({ db }) => {
  const { producer, ask, services } = await aDossierWithPhotos(db);
  const { headers } = await ask(producer);
  await services.files.delete((headers.get("etag") ?? "").replaceAll('"', ""));

  expect((await ask(producer)).status).toBe(404);
});
