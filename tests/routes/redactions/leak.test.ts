import path from "node:path";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { eq } from "drizzle-orm";
import { beforeAll } from "vitest";
import { contextOf, expect, test } from "#tests/support/database";
import { load, servicesOf } from "#tests/support/routes";
import type { Database } from "~/db/client.server";
import { fileVariants, mails, sheets } from "~/db/schema";
import type { Actor } from "~/domain/context";
import { juryDossier } from "~/domain/redactions/jury-dossier.server";
import { reopenSheet } from "~/domain/sheets/reopen-sheet.server";
import { listRoutes } from "../../../scripts/routes";
import { idsIn, idsOf, markersIn } from "./traces";
import { aBlindWorld, type BlindWorld, MARKERS } from "./world";

// Every route of the site, asked with every id a juror of a blind round might try: nothing of the maker comes back, and no id by
// which the entry, its maker or a file of theirs is known anywhere else.

const PATIENCE_MS = 300_000;

type Loader = (args: LoaderFunctionArgs) => unknown;
const loaders = new Map<string, Loader>();

beforeAll(async () => {
  for (const { pattern, file } of await listRoutes()) {
    const { loader } = (await import(path.resolve(file))) as { loader?: Loader };
    if (loader) loaders.set(pattern, loader);
  }
}, PATIENCE_MS);

/** Where a juror answers for establishments by their names: those are told there, and which entry is theirs is not. */
const ANSWERS = ["/judge/rounds/:slug/conflicts", "/judge/rounds/:slug/conflicts/rest"];

/** What the agency and the maker themselves are sent by the routes that are asked below. */
const IDS_OF_STAFF = [
  "copy id",
  "establishment id",
  "file id",
  "nomination id",
  "photo id",
  "product id",
  "snapshot id",
];

/** What someone is answered by the routes: markers and ids found, by the route. under: beginnings of their patterns. */
async function markersShownTo(
  db: Database,
  world: BlindWorld,
  actor: Actor,
  under: readonly string[] = ["/"],
): Promise<Record<string, string[]>> {
  const services = servicesOf(db);
  const known = await idsOf(db);
  const { entry, product, paper, photos, round, establishment, juror, head } = world;
  const own = await Promise.all([juror, head].map((one) => juryDossier(contextOf(db, actor), world.sheetOf(one))));
  const ids = [
    ...[entry.id, product.id, establishment.id, paper, photos.shown, round.id],
    ...[juror, head].map((one) => world.sheetOf(one)),
    ...[juror, head].map((one) => one.appointmentId),
  ];
  const candidates: Record<string, readonly string[]> = {
    slug: [round.slug, product.slug, establishment.slug],
    id: ids,
    variant: ["original", "640"],
    seat: [juror.appointmentId],
    format: ["csv", "xlsx"],
    number: ["1"],
    photo: own.flatMap((dossier) => dossier?.photos.map(({ name }) => name) ?? []),
    form: ["original"],
  };
  for (const { storageKey } of await db.select().from(fileVariants)) {
    await services.files.put(storageKey, Buffer.from("bytes"), "image/webp");
  }
  const shown: Record<string, string[]> = {};
  for (const [pattern, loader] of loaders) {
    if (!under.some((beginning) => pattern.startsWith(beginning))) continue;
    const names = [...pattern.matchAll(/:(\w+)/g)].map((match) => match[1]!);
    const all = names.reduce<Record<string, string>[]>(
      (some, name) =>
        some.flatMap((params) => (candidates[name] ?? [entry.id]).map((value) => ({ ...params, [name]: value }))),
      [{}],
    );
    const found = await Promise.all(
      all.map(async (params) => {
        const url = names.reduce((text, name) => text.replace(`:${name}`, params[name]!), pattern);
        const query = pattern === "/api/v1/sheets" ? `?round=${round.id}` : "";
        const answer = await load(db, loader, { url: url + query, params, as: actor, services }).catch(
          (error: unknown) => ({ data: String(error), headers: new Headers(), location: null }),
        );
        const said = JSON.stringify([answer.data, [...answer.headers], answer.location]);
        // What the asker typed into the address is no news to them.
        const heard = Object.values(params).reduce((text, typed) => text.replaceAll(typed, ""), said);
        return [...markersIn(heard), ...idsIn(heard, known)];
      }),
    );
    const kinds = [...new Set(found.flat())];
    if (kinds.length > 0) shown[pattern] = kinds;
  }
  return shown;
}

const without = (shown: Record<string, string[]>, patterns: readonly string[]) =>
  Object.fromEntries(Object.entries(shown).filter(([pattern]) => !patterns.includes(pattern)));

test(
  "no juror of a blind round is told anything of the maker, and those who may know are told all of it by the same routes",
  async ({ db }) => {
    const world = await aBlindWorld(db);
    const { head, juror, secretary, producer } = world;
    await db
      .update(sheets)
      .set({ signedAt: new Date() })
      .where(eq(sheets.id, world.sheetOf(juror)));

    for (const one of [head, juror]) {
      const shown = await markersShownTo(db, world, one.actor);
      expect(without(shown, ANSWERS)).toEqual({});
      expect(shown["/judge/rounds/:slug/conflicts"]).toEqual(["name"]);
    }
    const known = [
      ...Object.values(
        await markersShownTo(db, world, secretary, [
          "/organiser/nominations",
          "/organiser/rounds/:slug/redactions",
          "/files",
        ]),
      ).flat(),
      ...Object.values(await markersShownTo(db, world, producer, ["/producer/establishments"])).flat(),
    ];
    expect([...new Set(known)].sort()).toEqual([...Object.keys(MARKERS), ...IDS_OF_STAFF].sort());

    await reopenSheet(contextOf(db, head.actor), world.sheetOf(juror), { reason: "Cộng nhầm một tiêu chí" });
    const written = (await db.select().from(mails)).filter(({ recipient }) => recipient === juror.actor.email);
    expect(written.map(({ purpose }) => purpose)).toContain("sheet_reopened");
    expect(markersIn(JSON.stringify(written))).toEqual([]);
  },
  PATIENCE_MS,
);
