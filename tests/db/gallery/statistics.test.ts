import { recordedAwards } from "#tests/factories/awards";
import { contextOf, expect, test } from "#tests/support/database";
import { galleryStatistics } from "~/domain/gallery/statistics.server";

test("makers of one name in two provinces are two; one maker's two products, and a list without makers, add none", async ({
  db,
}) => {
  const producers = async () => (await galleryStatistics(contextOf(db, null, new Date()))).producers;
  const before = await producers();
  const row = (province: string, product: string, maker: string) => ({
    province,
    product_name: product,
    establishment_name: maker,
  });

  await recordedAwards(db, [
    row("Phú Yên", "Nước mắm nhỉ", "Hợp tác xã Thành Công"),
    row("Phú Yên", "Nước mắm chay", "Hợp tác xã Thành Công"),
    row("Lâm Đồng", "Trà ô long", "HỢP TÁC XÃ THÀNH CÔNG"),
    row("Phú Yên", "Bánh tráng", ""),
  ]);

  expect((await producers()) - before).toBe(2);
});
