import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import type { Transaction } from "~/db/client.server";
import type { Actor, Context } from "~/domain/context";
import { registerEstablishment } from "~/domain/establishments/register-establishment.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { registerProduct } from "~/domain/products/register-product.server";
import { parseTaxCode } from "~/lib/tax-code";
import { type DemoPeople, entrantsAt } from "./accounts.server";
import { DEMO_MAKERS, NEW_PRODUCT } from "./makers/list";
import type { DemoMaker, DemoProduct } from "./makers/maker";
import { demoPhoto } from "./photos.server";

export interface DemoEntry {
  /** In the list of all, from 0; it varies figures and pictures. */
  readonly place: number;
  readonly productId: string;
  readonly maker: DemoMaker;
  readonly product: DemoProduct;
  /** Who enters it. */
  readonly account: "producer" | "owner";
}

const PROVINCE = "new-68";
/** Pixels. The demo's producer has photos that are large enough; those of the others are only looked at. */
const LARGE = 1200;
const SMALL = 640;

/**
 * The establishments with their products and photos, by the same verbs as anyone's. The first belongs to the demo's producer,
 * who has one product more that never entered a round: `newOne`.
 */
export async function addMakers(
  db: Transaction,
  store: FileStore,
  people: DemoPeople,
  now: Date,
): Promise<{ entries: DemoEntry[]; newOne: DemoEntry }> {
  const entries: DemoEntry[] = [];
  for (const [place, maker] of DEMO_MAKERS.entries()) {
    const account = place === 0 ? "producer" : "owner";
    const ctx = { db, now, actor: await people.actor(account, now) };
    const { id: establishmentId } = await registerEstablishment(ctx, {
      legalForm: maker.legalForm,
      name: maker.name,
      taxCode: demoTaxCode(place),
      provinceId: PROVINCE,
      district: undefined,
      commune: maker.commune,
      address: maker.address,
      representative: maker.representative,
      phone: `09${String(10_000_000 + place * 137_911).slice(0, 8)}`,
      story: storyOf(maker),
      contactPublic: place % 2 === 0,
    });
    // Who registers an establishment becomes its producer: the roles are read again.
    const owned = { ...ctx, actor: await people.actor(account, now) };
    const products = place === 0 ? [...maker.products, NEW_PRODUCT] : maker.products;
    for (const product of products) {
      const productId = await addProduct(owned, establishmentId, product);
      entries.push({ place: entries.length, productId, maker, product, account });
    }
  }
  await addAllPhotos({ db, now }, store, await entrantsAt(people, now), entries);
  const newOne = entries.find((entry) => entry.product === NEW_PRODUCT)!;
  return { entries: entries.filter((entry) => entry !== newOne), newOne };
}

async function addProduct(ctx: Context, establishmentId: string, product: DemoProduct): Promise<string> {
  const { group, name, summary, members } = product;
  const { id } = await registerProduct(ctx, {
    establishmentId,
    name,
    groupCode: group,
    summary,
    ...(members ? { setCase: "b" as const, setMembers: members } : { setCase: null, setMembers: null }),
  });
  return id;
}

const VIEWS = ["front", "side", "above"] as const;
/** As many as keep the machine busy while rows are written. */
const AT_ONCE = 4;

/** Several products at a time: drawing and packing a picture is most of the work of a demo. */
async function addAllPhotos(
  { db, now }: Pick<Context, "db" | "now">,
  store: FileStore,
  entrants: Record<DemoEntry["account"], Actor>,
  entries: readonly DemoEntry[],
): Promise<void> {
  const waiting = [...entries];
  const folder = await mkdtemp(path.join(tmpdir(), "tinh-hoa-demo-"));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { place, productId, product, account } = next;
      const uploads = await Promise.all(
        VIEWS.map(async (view) => {
          const photo = await demoPhoto(product.shape, view, place + 11, account === "producer" ? LARGE : SMALL);
          return takeFile(folder, `${view}.jpg`, [photo]);
        }),
      );
      await addPhotos({ db, now, actor: entrants[account] }, store, productId, uploads);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work)).finally(() => rm(folder, { recursive: true }));
}

const storyOf = ({ name, commune, representative }: DemoMaker) =>
  `${name} do ${representative} đứng đầu, làm nghề tại ${commune} từ nhiều năm. (Cơ sở và số liệu trong bản thử là dữ liệu mẫu.)`;

/** A tax code of the demo's own range with its check digit; a number whose check digit would be ten is passed over. */
function demoTaxCode(place: number): string {
  for (let number = 580_100_000 + place * 37; ; number += 1) {
    for (let check = 0; check < 10; check += 1) {
      const code = parseTaxCode(`${number}${check}`);
      if (code) return code;
    }
  }
}
