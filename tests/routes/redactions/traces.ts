import type { Database } from "~/db/client.server";
import { dossierSnapshots, establishments, files, nominations, productPhotos, products, redactions } from "~/db/schema";
import { MARKERS } from "./world";

/** The kinds of markers that stand in a text. */
export const markersIn = (text: string) => {
  const said = text.toLowerCase();
  return Object.entries(MARKERS).flatMap(([kind, marker]) => (said.includes(marker) ? [kind] : []));
};

/** A UUID, or a hash of content. */
const ID_LIKE = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{64}/g;

/** Everything by which an entry, its maker or a file of theirs is known elsewhere: what it is, by its id or hash. */
export async function idsOf(db: Database): Promise<ReadonlyMap<string, string>> {
  const known = {
    nomination: (await db.select({ id: nominations.id }).from(nominations)).map(({ id }) => id),
    product: (await db.select({ id: products.id }).from(products)).map(({ id }) => id),
    establishment: (await db.select({ id: establishments.id }).from(establishments)).map(({ id }) => id),
    snapshot: (await db.select().from(dossierSnapshots)).flatMap(({ id, contentHash }) => [id, contentHash]),
    copy: (await db.select().from(redactions)).flatMap(({ id, contentHash }) => [id, contentHash ?? ""]),
    file: (await db.select().from(files)).flatMap(({ id, sha256 }) => [id, sha256]),
    photo: (await db.select({ id: productPhotos.id }).from(productPhotos)).map(({ id }) => id),
  };
  return new Map(Object.entries(known).flatMap(([kind, ids]) => ids.map((id) => [id, `${kind} id`])));
}

export const idsIn = (text: string, known: ReadonlyMap<string, string>) =>
  (text.match(ID_LIKE) ?? []).flatMap((id) => known.get(id) ?? []);
