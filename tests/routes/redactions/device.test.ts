import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { aTaxCode } from "#tests/factories/establishments";
import { contextOf, expect, test } from "#tests/support/database";
import { load, post, servicesOf } from "#tests/support/routes";
import { fileVariants, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { juryDossier } from "~/domain/redactions/jury-dossier.server";
import type { Pack } from "~/domain/sheets/pack";
import { paths } from "~/http/paths";
import { loader as pack } from "~/routes/judge.rounds.$slug_.pack[.json]";
import { loader as photo } from "~/routes/judge.sheets.$id_.photos.$photo.$form";
import { action as sync } from "~/routes/judge.sync";
import { idsIn, idsOf, markersIn } from "./traces";
import { aBlindWorld } from "./world";

test("what a juror's device is answered names nothing but what it sent", async ({ db }) => {
  const world = await aBlindWorld(db, { taxCode: aTaxCode() });
  const { round, juror, entry, others } = world;
  const known = await idsOf(db);
  await db
    .update(sheets)
    .set({ signedAt: new Date() })
    .where(eq(sheets.id, world.sheetOf(juror)));
  const operations = [entry, others[0]!].map(({ id }) => ({
    ...{ operationId: randomUUID(), sheetId: world.sheetOf(juror, id), criterionId: round.leaves[0]!.id, points: 1 },
  }));
  const report = { deviceId: randomUUID(), kind: "phone", now: new Date().toISOString(), battery: null, rounds: [] };
  const sent = { jurorId: juror.actor.userId, report, operations };

  const answer = await post(db, sync, { url: "/judge/sync", as: juror.actor, json: sent });

  expect(answer.data).toMatchObject({ results: [{ result: "refused" }, { result: "applied" }] });
  const said = JSON.stringify(answer.data);
  expect([markersIn(said), idsIn(said, known)]).toEqual([[], []]);
});

test("a photo of a copy is kept by the juror's browser for good, and nothing in its answer names it elsewhere", async ({
  db,
}) => {
  const world = await aBlindWorld(db, { taxCode: aTaxCode() });
  const { juror, head } = world;
  const services = servicesOf(db);
  for (const { storageKey } of await db.select().from(fileVariants)) {
    await services.files.put(storageKey, Buffer.from("bytes"), "image/webp");
  }
  const id = world.sheetOf(juror);
  const { name, original } = (await juryDossier(contextOf(db, juror.actor), id))!.photos[0]!;
  const ask = (as: Actor | null, headers: Record<string, string> = {}) =>
    load(db, photo, { url: original, params: { id, photo: name, form: "original" }, as, services, headers });

  const answer = await ask(juror.actor);

  expect([answer.status, answer.data]).toEqual([200, "bytes"]);
  expect(original).toBe(paths.judgePhoto(id, name, "original"));
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect(idsIn(JSON.stringify([...answer.headers]), await idsOf(db))).toEqual([]);
  expect((await ask(juror.actor, { "if-none-match": answer.headers.get("etag")! })).status).toBe(304);
  expect([(await ask(head.actor)).status, (await ask(null)).status]).toEqual([404, 404]);
});

test("the pack of a blind round holds its photos under the addresses that its pages show", async ({ db }) => {
  const world = await aBlindWorld(db, { taxCode: aTaxCode() });
  const { round, juror } = world;
  const id = world.sheetOf(juror);
  const [shown] = (await juryDossier(contextOf(db, juror.actor), id))!.photos;

  const answer = await load(db, pack, {
    ...{ url: paths.judgePack(round.slug), params: { slug: round.slug }, as: juror.actor },
  });

  const { items } = (answer.data as Pack).entries.find(({ sheetId }) => sheetId === id)!;
  expect(items.map(({ url }) => url)).toEqual([paths.judgeSheet(id), shown!.original]);
  expect(items[1]!.key).toBe(`${shown!.name}/original`);
});
