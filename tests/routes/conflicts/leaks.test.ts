import fs from "node:fs";
import path from "node:path";
import { eq } from "drizzle-orm";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aJury, anAssignment } from "#tests/factories/panels";
import { aProducer } from "#tests/factories/people";
import { aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf, expect, test } from "#tests/support/database";
import { type Answer, load, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { conflictAnswers, dossierSnapshots, dossiers, nominations, productPhotos, recusals } from "~/db/schema";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { hashOfDossier } from "~/domain/nominations/admit-nomination.server";
import { readDossier } from "~/domain/nominations/read-dossier.server";
import { createToken } from "~/domain/people/create-token.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { loader as fileLoader } from "~/routes/files.$id.$variant";

const SECRET = "bí quyết ủ chượp hai mươi bốn tháng";
const ROUTES = path.resolve("app/routes");

/** Every route a juror's work goes through, those that come after this test included. */
async function jurorRoutes() {
  const names = fs.readdirSync(ROUTES).filter((name) => /^(judge\.|api\.v1\.sheets|api\.v1\.rounds)/.test(name));
  const modules = await Promise.all(
    names.map(async (name) => {
      const file = /\.tsx?$/.test(name) ? name : `${name}/route.tsx`;
      const { loader } = (await import(path.join(ROUTES, file))) as { loader?: Parameters<typeof load>[1] };
      return { name, loader };
    }),
  );
  return modules.flatMap(({ name, loader }) => (loader ? [{ name, loader }] : []));
}

/** One entry with a description, photos and a paper, sealed for a jury that is to score it and one more. */
async function anEntryToRead(db: Database) {
  const services = servicesOf(db);
  const establishment = await anEstablishment(db, { representative: SECRET, address: SECRET, story: SECRET });
  const producer = contextOf(db, await aProducer(db, establishment.id));
  const product = await aProduct(db, { establishmentId: establishment.id, summary: SECRET, groupCode: "B" });
  const photos = [];
  for (const name of ["1.jpg", "2.jpg", "3.jpg"]) photos.push(await aGivenFile(name, await aJpeg()));
  await addPhotos(producer, services.files, product.id, photos);
  const round = await aRound(db, { phase: "nomination" });
  const answers = { description: SECRET, materials: SECRET, process: SECRET };
  const entry = await aNomination(db, { roundId: round.id, product, state: "draft", answers });
  await addPaper(producer, services.files, entry.id, {
    kind: "other",
    number: "1",
    issuer: SECRET,
    issuedOn: null,
    validUntil: null,
    file: await aGivenFile("giay.pdf", aPdf(SECRET)),
  });
  const content = await readDossier({ db, actor: null, now: new Date() }, entry.id);
  await db.insert(dossierSnapshots).values({ nominationId: entry.id, content, contentHash: hashOfDossier(content) });
  const admitted = {
    state: "admitted",
    code: `LD-${entry.id.slice(-6)}`,
    submittedAt: new Date(),
    declaredAt: new Date(),
  } as const;
  await db.update(nominations).set(admitted).where(eq(nominations.id, entry.id));
  await setPhase(db, round.id, "scoring");
  const { head: juror } = await aJury(db, round.id, 1);
  const nomination = { ...entry, ...admitted };
  const sheet = await aSheet(db, { round, juror, nomination, answered: false });
  const other = await aNomination(db, { roundId: round.id });
  await anAssignment(db, juror, other.id, { answered: false });
  const shots = await db.select().from(productPhotos).where(eq(productPhotos.productId, product.id));
  const [dossier] = await db.select().from(dossiers).where(eq(dossiers.nominationId, entry.id));
  const { papers } = dossier!.answers as { papers: { fileId: string }[] };
  const files = [...shots.map((shot) => shot.fileId), ...papers.map((paper) => paper.fileId)];
  expect(files).toHaveLength(4);
  const { token } = await createToken(contextOf(db, null), {
    email: juror.actor.email,
    scopes: ["judging"],
    name: "máy",
  });

  const ask = async (loader: Parameters<typeof load>[1], params: Record<string, string>, url: string) => {
    const headers: Record<string, string> = url.startsWith("/api/") ? { authorization: `Bearer ${token}` } : {};
    return load(db, loader, { url, params, as: url.startsWith("/api/") ? null : juror.actor, services, headers });
  };
  const everything = async () => {
    const answers: [string, Answer][] = [];
    for (const { name, loader } of await jurorRoutes()) {
      const id = /^judge\.sheets/.test(name) ? sheet.id : round.id;
      const url = name.startsWith("api.") ? `/api/v1/sheets?round=${round.id}` : `/${name}`;
      answers.push([name, await ask(loader, { slug: round.slug, id }, url)]);
    }
    for (const id of files)
      answers.push([`files/${id}`, await ask(fileLoader, { id, variant: "original" }, `/files/${id}/original`)]);
    return answers;
  };
  /** The routes and files whose answers hold something of the dossier. */
  const revealing = async () => {
    const found = (await everything()).filter(([name, { status, data }]) => {
      const text = JSON.stringify(data ?? "");
      return name.startsWith("files/") ? status === 200 : [SECRET, ...files].some((secret) => text.includes(secret));
    });
    return found.map(([name]) => name);
  };
  const answer = (nominationId: string) =>
    db.insert(conflictAnswers).values({ appointmentId: juror.appointmentId, nominationId, answer: "none" });
  return { juror, entry, other, files, revealing, answer };
}

test("no route, API or file of a juror yields a word, photo or paper of a dossier before the last answer", async ({
  db,
}) => {
  const { entry, other, files, revealing, answer } = await anEntryToRead(db);

  expect(await revealing()).toEqual([]);
  await answer(entry.id);
  expect(await revealing()).toEqual([]);
  await answer(other.id);

  const seen = await revealing();
  expect(seen).toContain("judge.sheets.$id");
  expect(seen).toEqual(expect.arrayContaining(files.map((id) => `files/${id}`)));
});

test("whoever named a connection never gets the dossier of that entry", async ({ db }) => {
  const { juror, entry, other, revealing, answer } = await anEntryToRead(db);
  const pair = { appointmentId: juror.appointmentId, nominationId: entry.id };
  await answer(other.id);
  await db.insert(conflictAnswers).values({ ...pair, answer: "conflict", reason: "Tôi góp vốn vào cơ sở" });
  await db.insert(recusals).values({ ...pair, kind: "conflict", reason: "Tôi góp vốn vào cơ sở" });

  expect(await revealing()).toEqual([]);
});
