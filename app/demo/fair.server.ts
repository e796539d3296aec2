import { and, eq, ne } from "drizzle-orm";
import { boothClaims, booths, fairs, halls, provinces } from "~/db/schema";
import type { Furniture } from "~/domain/fairs/rules";
import { todayInVietnam } from "~/lib/dates";
import { yearOf } from "./days";
import type { DemoWorld } from "./rounds.server";
import { generator } from "./scores";

/** Decimetres: a standard booth is 3 x 3 m. */
const BOOTH = 30;
const BLOCKS = 3;
const PER_BLOCK = 6;
const ROWS = "ABCDEFGHIKLMNOP";
const LEFT = 60;
const TOP = 130;
const AISLE = 40;
const FREE = 41;

/** A regional fair of 270 booths, 229 of them held by provinces, twelve days from now. */
export async function addFair({ db, people, agencyId }: DemoWorld, startsAt: Date, now: Date): Promise<void> {
  const endsAt = new Date(startsAt.getTime() + 5 * 86_400_000);
  const year = yearOf(startsAt);
  const [fair] = await db
    .insert(fairs)
    .values({
      slug: `hoi-cho-cong-nghiep-nong-thon-tieu-bieu-${year}`,
      name: `Hội chợ triển lãm hàng công nghiệp nông thôn tiêu biểu khu vực miền Trung - Tây Nguyên ${year} (dữ liệu mẫu)`,
      nameEn: `Fair of typical rural industrial products, Central region, ${year} (sample data)`,
      level: "region",
      regionCode: "central",
      provinceId: "new-68",
      agencyId,
      venue: "Quảng trường Lâm Viên, phường Xuân Hương - Đà Lạt",
      startsOn: todayInVietnam(startsAt),
      endsOn: todayInVietnam(endsAt),
      summary:
        "Gian hàng của 34 tỉnh, thành phố, gian chung của sản phẩm được công nhận, kết nối cung cầu và lễ trao giấy chứng nhận.",
      summaryEn:
        "Booths of 34 provinces, a common stand of recognised products, supply-demand meetings and the award ceremony.",
      publishedAt: now,
    })
    .returning({ id: fairs.id });
  const blockWidth = PER_BLOCK * BOOTH;
  const width = 2 * LEFT + BLOCKS * blockWidth + (BLOCKS - 1) * AISLE;
  const rowTop = (row: number) => TOP + row * BOOTH + Math.floor(row / 2) * AISLE;
  const height = rowTop(ROWS.length - 1) + BOOTH + 90;
  const furniture: Furniture[] = [
    { kind: "stage", label: "Sân khấu", labelEn: "Stage", x: width / 2 - 120, y: 30, width: 240, height: 60 },
    {
      kind: "gate",
      label: "Cổng chính",
      labelEn: "Main gate",
      x: width / 2 - 90,
      y: height - 60,
      width: 180,
      height: 36,
    },
    { kind: "service", label: "Ban tổ chức", labelEn: "Organiser", x: LEFT, y: 40, width: 130, height: 44 },
    { kind: "service", label: "Ẩm thực", labelEn: "Food court", x: width - LEFT - 130, y: 40, width: 130, height: 44 },
  ];
  const [hall] = await db
    .insert(halls)
    .values({ fairId: fair!.id, name: "Quảng trường Lâm Viên", width, height, furniture, position: 1 })
    .returning({ id: halls.id });
  const plan = [...ROWS].flatMap((letter, row) =>
    Array.from({ length: BLOCKS * PER_BLOCK }, (_, at) => {
      const edge = at % PER_BLOCK === 0 || at % PER_BLOCK === PER_BLOCK - 1;
      return {
        fairId: fair!.id,
        hallId: hall!.id,
        code: `${letter}${at + 1}`,
        kind: edge ? ("corner" as const) : ("standard" as const),
        x: LEFT + at * BOOTH + Math.floor(at / PER_BLOCK) * AISLE,
        y: rowTop(row),
        width: BOOTH,
        height: BOOTH,
        openSides: edge ? 2 : 1,
        power: 3000,
      };
    }),
  );
  const made = await db.insert(booths).values(plan).returning({ id: booths.id });
  await claimBooths(
    db,
    made.map((booth) => booth.id),
    people.ids.organiser,
    now,
    endsAt,
  );
}

/** Provinces take runs of booths beside each other; the host has most, and 41 stay free. */
async function claimBooths(
  db: DemoWorld["db"],
  boothIds: readonly string[],
  claimedBy: string,
  now: Date,
  until: Date,
): Promise<void> {
  const random = generator(270);
  const free = new Set<number>();
  while (free.size < FREE) free.add(Math.floor(random() * boothIds.length));
  const others = await db
    .select({ id: provinces.id })
    .from(provinces)
    .where(and(eq(provinces.era, "new"), ne(provinces.id, "new-68")));
  const quota = [{ id: "new-68", booths: 31 }, ...others.map(({ id }) => ({ id, booths: 6 }))];
  const holders = quota.flatMap(({ id, booths }) => Array.from({ length: booths }, () => id));
  const taken = boothIds.filter((_, at) => !free.has(at));
  const end = new Date(until.getTime() + 86_400_000);
  await db.insert(boothClaims).values(
    taken.map((boothId, at) => ({
      boothId,
      provinceId: holders[at] ?? "new-68",
      state: at % 9 === 0 ? ("reserved" as const) : ("confirmed" as const),
      during: `[${now.toISOString()},${end.toISOString()})`,
      claimedBy,
    })),
  );
}
