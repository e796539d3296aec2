import type { Database } from "~/db/client.server";
import { files, fileVariants, productPhotos, products, storedBytes } from "~/db/schema";
import { sha256Hex } from "~/lib/hash.server";
import { slugOf } from "~/lib/slug";
import { nameKey } from "~/lib/vietnamese-text";
import { PHOTO_VIEWS } from "~/lib/vocabulary";
import { inTurn, nextNumber, only } from "./counter";
import { anEstablishment } from "./establishments";
import { LAM_DONG } from "./provinces";

const NAMES = [
  "Nước mắm nhỉ 38 độ đạm",
  "Bánh tráng mè đen",
  "Bình gốm Bàu Trúc",
  "Khăn thổ cẩm",
  "Thanh long sấy dẻo",
] as const;

export type Product = typeof products.$inferSelect;

/** A product of an establishment, which is made when none is given. */
export async function aProduct(db: Database, values: Partial<typeof products.$inferInsert> = {}): Promise<Product> {
  const number = nextNumber();
  const name = values.name ?? `${inTurn(NAMES, number)} ${number}`;
  const maker = values.establishmentId === undefined ? await anEstablishment(db) : null;
  const provinceId = values.provinceId ?? maker?.provinceId ?? LAM_DONG;
  return only(
    await db
      .insert(products)
      .values({
        slug: `${slugOf(name)}-${number}`,
        establishmentId: maker?.id ?? null,
        nameKey: nameKey(name),
        groupCode: "B",
        summary: "Ủ chượp 12 tháng trong thùng gỗ bời lời, cá cơm và muối biển.",
        ...values,
        name,
        provinceId,
      })
      .returning(),
  );
}

/** Rows of photos without bytes: front, side, above, then others. */
export async function photosFor(db: Database, product: Product, count = 3): Promise<string[]> {
  const made: string[] = [];
  for (let position = 1; position <= count; position += 1) {
    const view = PHOTO_VIEWS[position - 1] ?? "other";
    const sha256 = sha256Hex(`${product.id} ${position}`);
    const common = { mediaType: "image/webp", size: 120_000, width: 1600, height: 1200 };
    const file = only(
      await db
        .insert(files)
        .values({ establishmentId: product.establishmentId, name: `${view}.webp`, sha256, ...common })
        .returning(),
    );
    const storageKey = `${sha256}.webp`;
    await db.insert(storedBytes).values({ storageKey, putAt: new Date() });
    await db.insert(fileVariants).values({ fileId: file.id, name: "original", storageKey, ...common });
    await db.insert(productPhotos).values({ productId: product.id, fileId: file.id, view, position });
    made.push(file.id);
  }
  return made;
}
