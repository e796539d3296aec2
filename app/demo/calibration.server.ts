import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { takeFile } from "~/adapters/files/given-file.server";
import type { FileStore } from "~/adapters/files/index";
import { addAnchor } from "~/domain/calibration/add-anchor.server";
import { addAnchorPhotos } from "~/domain/calibration/add-anchor-photos.server";
import { openCalibration } from "~/domain/calibration/open-calibration.server";
import type { Time } from "~/domain/calibration/rules";
import { saveAnchorSheet } from "~/domain/calibration/save-anchor-sheet.server";
import { scoreAgain } from "~/domain/calibration/score-again.server";
import { setReference } from "~/domain/calibration/set-reference.server";
import { submitAnchorSheet } from "~/domain/calibration/submit-anchor-sheet.server";
import type { Context } from "~/domain/context";
import { criteriaTree } from "~/domain/rounds/queries.server";
import { askedOf, leavesOf } from "~/domain/sheets/rules";
import type { DemoAccount } from "./accounts.server";
import type { Shape } from "./makers/maker";
import { demoPhoto } from "./photos.server";
import type { DemoRound, DemoWorld } from "./rounds.server";
import { generator, type Leaf, marksOf } from "./scores";

const PHOTO_WIDTH = 900;

interface DemoAnchor {
  readonly title: string;
  readonly description: string;
  readonly origin: string;
  readonly groupCode: string;
  readonly shape: Shape;
  /** In hundredths of a point, what it is worth. */
  readonly quality: number;
}

const ANCHORS: readonly DemoAnchor[] = [
  {
    title: "Giỏ mây đan tay Tánh Linh",
    description: `Giỏ đi chợ và giỏ trang trí đan từ mây rừng trồng, tổ hợp tác 24 lao động, phần lớn là phụ nữ dân tộc K'Ho.
Mỗi tháng 900 chiếc, bán ở ba tỉnh và cho hai công ty xuất khẩu hàng thủ công.
Mây mua của 18 hộ trong huyện, sấy lò hơi, không dùng hóa chất chống mốc. Khung uốn bằng máy, phần đan hoàn toàn bằng tay.
Thu nhập bình quân 5,2 triệu đồng một tháng. Mẫu hoa văn theo gùi truyền thống, được hội đồng kỳ trước đánh giá cao về mỹ thuật.`,
    origin: "Được công nhận kỳ 2022",
    groupCode: "A",
    shape: "basket",
    quality: 8_150,
  },
  {
    title: "Mứt thanh long sấy dẻo Hàm Thuận",
    description: `Thanh long ruột đỏ sấy dẻo, hợp tác xã 31 thành viên, nhà sấy bơm nhiệt 600 kg quả tươi một mẻ.
Sản lượng 38 tấn một năm, bán trong nước qua siêu thị và chào hàng sang Hàn Quốc. Có giấy an toàn thực phẩm, nhãn hiệu tập thể.
Dùng quả nhỏ không đủ cỡ xuất tươi, giảm bỏ phí cho vùng trồng. Bao bì giấy kraft, hạn dùng 9 tháng.
Công nghệ còn phụ thuộc máy nhập; chưa có kiểm nghiệm hao hụt vitamin.`,
    origin: "Hồ sơ lưu kỳ 2023, không được công nhận",
    groupCode: "B",
    shape: "bag",
    quality: 6_700,
  },
];

/** The secretary chooses the anchors of a round, the first with reference points. Returns their ids. */
export async function chooseAnchors(
  { db, people }: DemoWorld,
  store: FileStore,
  round: DemoRound,
  now: Date,
): Promise<string[]> {
  const ctx = { db, now, actor: await people.actor("secretary", now) };
  const folder = await mkdtemp(path.join(tmpdir(), "tinh-hoa-demo-"));
  const ids: string[] = [];
  try {
    for (const [place, { shape, quality: _, ...card }] of ANCHORS.entries()) {
      const id = await addAnchor(ctx, round.id, card);
      const photos = await Promise.all(
        (["front", "side"] as const).map(async (view) =>
          takeFile(folder, `${view}.jpg`, [await demoPhoto(shape, view, 401 + place, PHOTO_WIDTH)]),
        ),
      );
      await addAnchorPhotos(ctx, store, id, photos);
      ids.push(id);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  const leaves = await leavesOfAnchor(ctx, round, 0);
  const marks = marksOf(ANCHORS[0]!.quality, 4, leaves, generator(77));
  await setReference(ctx, ids[0]!, {
    points: Object.fromEntries(leaves.map(({ id }, place) => [id, marks[place]!])),
    reasons: { [leaves[0]!.id]: "Bán ổn định ở ba tỉnh, xuất khẩu qua hai công ty." },
  });
  return ids;
}

/** The head opens it; the first anchor is scored by most, one of them twice, the second by two. */
export async function calibrate(
  world: DemoWorld,
  round: DemoRound,
  anchors: readonly string[],
  now: Date,
): Promise<void> {
  const at = async (account: DemoAccount) => ({ db: world.db, now, actor: await world.people.actor(account, now) });
  await openCalibration(await at("juror1"), round.id);
  const done = [7, 2];
  for (const [place, jurors] of done.entries()) {
    const leaves = await leavesOfAnchor(await at("juror1"), round, place);
    for (let juror = 0; juror < jurors; juror += 1) {
      const ctx = await at(`juror${juror + 1}` as DemoAccount);
      const give = async (time: Time, quality: number, seed: number) => {
        const marks = marksOf(quality, juror, leaves, generator(seed));
        const points = Object.fromEntries(leaves.map(({ id }, leaf) => [id, marks[leaf]!]));
        await saveAnchorSheet(ctx, anchors[place]!, { time, points });
      };
      await give(1, ANCHORS[place]!.quality, 500 + 10 * juror + place);
      // The head still has the second before them.
      if (place === 1 && juror === 0) continue;
      await submitAnchorSheet(ctx, anchors[place]!);
      if (place > 0 || juror !== 1) continue;
      await scoreAgain(ctx, anchors[place]!);
      await give(2, ANCHORS[place]!.quality + 150, 900);
      await submitAnchorSheet(ctx, anchors[place]!);
    }
  }
}

async function leavesOfAnchor(ctx: Context, round: DemoRound, place: number): Promise<Leaf[]> {
  return leavesOf(askedOf(await criteriaTree(ctx, round.id), ANCHORS[place]!.groupCode));
}
