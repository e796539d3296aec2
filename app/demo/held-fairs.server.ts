import { and, eq, inArray } from "drizzle-orm";
import { agencies, boothClaims, booths, halls } from "~/db/schema";
import { closeFair } from "~/domain/fair-reports/close-fair.server";
import { recordFair } from "~/domain/fair-reports/record-fair.server";
import { writeFairReport } from "~/domain/fair-reports/write-report.server";
import { addBudgetItem } from "~/domain/fairs/add-budget-item.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { publishFair } from "~/domain/fairs/publish-fair.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { makersOf } from "./applications.server";
import { dayFrom, yearOf } from "./days";
import { addApplication, bringExhibitors } from "./fair-applicants.server";
import { organiserOf, prepareFair } from "./fair-set-up.server";
import { fillDays, type Party } from "./held-days.server";
import { addHeldMoney } from "./held-money.server";
import { addHeldMeetings } from "./meetings.server";
import type { DemoWorld } from "./rounds.server";
import { exhibitorsOf } from "./specialities";

const HOST = "new-68";
/** Decimetres. */
const BOOTH = 30;
const LEFT = 60;
const TOP = 120;

interface HeldFair {
  readonly id: string;
  /** The morning of its first day. */
  readonly startsAt: Date;
  readonly days: number;
  readonly parties: readonly Party[];
}

/** Last year's regional fair, whose report is settled, and a small market of last week, whose report is still being written. */
export async function addHeldFairs(world: DemoWorld, nextAt: Date, now: Date): Promise<void> {
  const lastYear = await addLastYears(world, dayFrom(nextAt, -371));
  await addHeldMoney(world, lastYear);
  await fillDays(world, lastYear, { heads: 340, at: dayFrom(lastYear.startsAt, 8) });
  await addHeldMeetings(world, lastYear);
  await settle(world, lastYear);
  const market = await addMarket(world, dayFrom(now, -9));
  await addHeldMoney(world, market);
  await fillDays(world, market, { heads: 60, at: dayFrom(now, -2) });
  await addHeldMeetings(world, market);
}

async function addLastYears(world: DemoWorld, startsAt: Date): Promise<HeldFair> {
  const year = yearOf(startsAt);
  return holdFair(world, startsAt, {
    code: `HC${String(year).slice(2)}`,
    name: `Hội chợ triển lãm hàng công nghiệp nông thôn tiêu biểu khu vực miền Trung - Tây Nguyên ${year} (dữ liệu mẫu)`,
    nameEn: `Fair of typical rural industrial products, Central region, ${year} (sample data)`,
    region: "central",
    venue: "Quảng trường 24/10, phường Tuy Phong",
    days: 6,
    rows: "ABCDEF",
    perRow: 14,
    parties: {
      "new-68": 16,
      "new-48": 8,
      "new-51": 8,
      "new-52": 8,
      "new-56": 8,
      "new-66": 8,
      "new-46": 6,
      "new-44": 6,
    },
  });
}

async function addMarket(world: DemoWorld, startsAt: Date): Promise<HeldFair> {
  return holdFair(world, startsAt, {
    code: "PBB",
    name: "Phiên chợ đưa hàng công nghiệp nông thôn về Bắc Bình (dữ liệu mẫu)",
    nameEn: "Market of rural industrial products in Bắc Bình (sample data)",
    venue: "Sân vận động xã Bắc Bình",
    days: 4,
    rows: "AB",
    perRow: 6,
    parties: { "new-68": 6, "new-56": 2 },
  });
}

interface Kept {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly region?: "central";
  readonly venue: string;
  readonly days: number;
  /** A letter a row. */
  readonly rows: string;
  readonly perRow: number;
  /** Booths of each province, by its id; the demo's producer has two more. */
  readonly parties: Readonly<Record<string, number>>;
}

/** A fair that was called, placed and held, with its budget and nothing yet of its days. */
async function holdFair(
  world: DemoWorld,
  startsAt: Date,
  { code, name, nameEn, region, venue, days, rows, perRow, parties }: Kept,
): Promise<HeldFair> {
  const { db, people, agencyId } = world;
  const startsOn = todayInVietnam(startsAt);
  const ctx = await organiserOf(world, dayFrom(startsAt, -88));
  const id = await prepareFair(ctx, agencyId, {
    ...{ code, name, nameEn, venue, startsOn, days, call: [addDays(startsOn, -90), addDays(startsOn, -40)] },
    ...(region && { level: "region", regionCode: region }),
  });
  const { version } = await fairById(ctx, id);
  await publishFair(ctx, id, { version });
  for (const [source, item, planned, spent] of [
    ["national_promotion", "Thuê mặt bằng, dàn dựng gian tiêu chuẩn", 620_000_000, 598_400_000],
    ["local_promotion", "Khai mạc, tuyên truyền, quảng bá", 210_000_000, 204_750_000],
    ["exhibitors", "Điện, nước, an ninh, vệ sinh", 160_000_000, 163_200_000],
    ["sponsors", "Kết nối cung cầu", 40_000_000, 40_000_000],
  ] as const) {
    const share = days === 6 ? 1 : 10;
    const money = { planned: planned / share, spent: spent / share };
    await addBudgetItem(ctx, id, { source, item, ...money, legalSource: "Dự toán hội chợ (dữ liệu mẫu)" });
  }
  const plan = await drawBooths(db, id, rows, perRow);
  const centres = await centresOf(db, Object.keys(parties));
  const held: Party[] = [];
  const take = async (party: Party, named: readonly (string | undefined)[]) => {
    await db.insert(boothClaims).values(
      named.map((exhibitorId) => ({
        ...{ boothId: plan.shift()!, applicationId: party.applicationId, exhibitorId },
        ...{ state: "confirmed" as const, during: `[${dayFrom(startsAt, -20).toISOString()},)` },
        claimedBy: people.ids.organiser,
      })),
    );
    held.push(party);
  };
  const answered = { fairId: id, at: dayFrom(startsAt, -60) };
  const [maker] = await makersOf(world, "producer");
  const own = await addApplication(db, {
    ...{ ...answered, number: `${code}-001`, establishmentId: maker!.id, provinceId: HOST },
    ...{ signName: maker!.name, asked: 2, by: people.ids.producer },
  });
  await take({ applicationId: own, booths: 2, isProducer: true }, [undefined, undefined]);
  for (const [index, [provinceId, count]] of Object.entries(parties).entries()) {
    const brought = exhibitorsOf(provinceId, count);
    const applicationId = await addApplication(db, {
      ...{ ...answered, number: `${code}-${String(index + 2).padStart(3, "0")}`, provinceId, asked: count },
      ...{ agencyId: centres.get(provinceId)!, signName: brought[0]!.signName, by: people.ids.organiser },
    });
    await take({ applicationId, booths: count, isProducer: false }, await bringExhibitors(db, applicationId, brought));
  }
  return { id, startsAt, days, parties: held };
}

/** Rows of standard booths with an aisle after every second one. Returns their ids, row by row. */
async function drawBooths(db: DemoWorld["db"], fairId: string, rows: string, perRow: number): Promise<string[]> {
  const width = 2 * LEFT + perRow * BOOTH;
  const top = (row: number) => TOP + row * BOOTH + Math.floor(row / 2) * 40;
  const [hall] = await db
    .insert(halls)
    .values({
      ...{ fairId, name: "Khu gian hàng", position: 1, width, height: top(rows.length - 1) + BOOTH + LEFT },
      furniture: [
        { kind: "stage", label: "Sân khấu", labelEn: "Stage", x: width / 2 - 80, y: 30, width: 160, height: 50 },
      ],
    })
    .returning({ id: halls.id });
  const drawn = [...rows].flatMap((letter, row) =>
    Array.from({ length: perRow }, (_, at) => ({
      ...{ fairId, hallId: hall!.id, code: `${letter}${at + 1}`, kind: "standard" as const, power: 3000 },
      ...{ x: LEFT + at * BOOTH, y: top(row), width: BOOTH, height: BOOTH, openTo: row % 2 === 0 ? "N" : "S" },
    })),
  );
  const made = await db.insert(booths).values(drawn).returning({ id: booths.id });
  return made.map(({ id }) => id);
}

/** The centres that `addCentres` has made, by province. */
async function centresOf(db: DemoWorld["db"], provinceIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .select({ id: agencies.id, provinceId: agencies.provinceId, slug: agencies.slug })
    .from(agencies)
    .where(and(eq(agencies.level, "province"), inArray(agencies.provinceId, [...provinceIds])));
  const centres = rows.filter(({ slug }) => slug.startsWith("trung-tam-khuyen-cong"));
  return new Map(centres.map(({ id, provinceId }) => [provinceId!, id]));
}

/** Its report is written and settled, beside the published figures of the one before it. */
async function settle(world: DemoWorld, { id, startsAt, days }: HeldFair): Promise<void> {
  const ctx = await organiserOf(world, dayFrom(startsAt, days + 20));
  await writeFairReport(ctx, id, {
    ...{ version: 0, otherVisits: 4_200, otherVisitsSource: "Ban tổ chức ước tính đêm khai mạc" },
    results:
      "Hội chợ có sự tham gia của tám tỉnh, thành phố; tám hợp đồng nguyên tắc được ký tại phiên kết nối cung cầu.",
    difficulties: "Mưa hai buổi chiều làm giảm khách; lối vào phía đông hẹp.",
    proposals: "Bố trí mái che lối chính và tăng thời gian kết nối cung cầu.",
  });
  await closeFair(ctx, id);
  const year = yearOf(startsAt) - 1;
  await recordFair(ctx, world.agencyId, {
    ...{ name: `Hội chợ khu vực miền Trung - Tây Nguyên ${year} (dữ liệu mẫu)`, fromYear: null, year, level: "region" },
    ...{ fairs: 1, booths: 200, establishments: 140, provinces: 15, visits: 45_000 },
    ...{ sales: 9_500_000_000, contracts: 21, contractValue: 6_200_000_000, support: 1_150_000_000 },
    source: "Báo cáo tổng kết (dữ liệu mẫu)",
  });
}
