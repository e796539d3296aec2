import { ne } from "drizzle-orm";
import { provinces } from "~/db/schema";
import type { WriteContext } from "~/domain/context";
import { addBudgetItem } from "~/domain/fairs/add-budget-item.server";
import { addEvent } from "~/domain/fairs/add-event.server";
import { createFair } from "~/domain/fairs/create-fair.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import type { AddEventForm, CreateFairForm, PricesForm, TermsForm } from "~/domain/fairs/forms";
import { publishFair } from "~/domain/fairs/publish-fair.server";
import { setDeadlines } from "~/domain/fairs/set-deadlines.server";
import { setPrices } from "~/domain/fairs/set-prices.server";
import { setQuotas } from "~/domain/fairs/set-quotas.server";
import { setTerms } from "~/domain/fairs/set-terms.server";
import { addDays, type PlainDate, todayInVietnam } from "~/lib/dates";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";

const HOST = "new-68";
/** What the host keeps for itself, and what every other province may take: 270 in all. */
const HOST_QUOTA = 39;
const QUOTA = 7;

const PRICES: Pick<PricesForm, "prices" | "services"> = {
  prices: [
    {
      kind: "standard",
      price: 8_000_000,
      per: "booth",
      includes: "3 x 3 m, biển tên, 1 bàn, 2 ghế, đèn, ổ cắm",
    },
    { kind: "raw", price: 450_000, per: "square_metre", includes: "Mặt bằng, nguồn điện" },
    { kind: "pavilion", price: 500_000, per: "square_metre", includes: "Mặt bằng khu của tỉnh" },
    { kind: "common", price: 0, per: "booth", includes: "Kệ trưng bày sản phẩm được công nhận" },
  ],
  services: [
    { kind: "power", name: "Điện thêm", nameEn: "More power", unit: "kW", price: 400_000 },
    { kind: "furniture", name: "Bàn trưng bày", nameEn: "Display table", unit: "chiếc", price: 150_000 },
    { kind: "water", name: "Cấp thoát nước tại gian", nameEn: "Water at the booth", unit: "gian", price: 900_000 },
  ],
};

const TERMS: TermsForm = {
  ...{ version: 1, mostBooths: 40, mostBoothsSource: "Kế hoạch tổ chức hội chợ (dữ liệu mẫu)" },
  ...{ cornerSurcharge: 100, cornerSurchargeSource: "Bảng giá của ban tổ chức (dữ liệu mẫu)" },
  support: [
    { who: "recognised", kinds: ["standard", "common"], share: 1000, booths: 1 },
    { who: "rural", kinds: ["standard"], share: 800, booths: 2 },
  ],
  supportSource: "Kế hoạch tổ chức hội chợ (dữ liệu mẫu)",
  ...{ deposit: 500, depositSource: "Điều lệ hội chợ (dữ liệu mẫu)" },
  refunds: [
    { days: 30, share: 1000 },
    { days: 15, share: 500 },
  ],
  refundsSource: "Điều lệ hội chợ (dữ liệu mẫu)",
  ...{ holdMinutes: 15, holdMinutesSource: "", offerHours: 48, offerHoursSource: "", aisle: 30, aisleSource: "" },
  ...{ recognised: 30, host: 10, newcomer: 5, prioritySource: "Điều lệ hội chợ (dữ liệu mẫu)" },
  ...{ remindDays: 3, remindDaysSource: "Điều lệ hội chợ (dữ liệu mẫu)" },
  ...{ cancellation: 1000, cancellationSource: "Điều lệ hội chợ (dữ liệu mẫu)" },
  ...{ ruralWards: true, ruralSource: "Điều lệ hội chợ (dữ liệu mẫu)" },
};

/** The fair's prices, terms, quotas, programme and budget, before anybody applied. */
export async function setUpFair(world: DemoWorld, fairId: string, now: Date): Promise<void> {
  const ctx = await organiserOf(world, now);
  const { startsOn, endsOn } = await fairById(ctx, fairId);
  const version = async () => (await fairById(ctx, fairId)).version;
  await setPrices(ctx, fairId, { version: await version(), ...PRICES });
  await setTerms(ctx, fairId, { ...TERMS, version: await version() });
  const others = await ctx.db.select({ id: provinces.id }).from(provinces).where(ne(provinces.id, HOST));
  await setQuotas(ctx, fairId, {
    version: await version(),
    rows: [
      { provinceId: HOST, booths: HOST_QUOTA },
      ...others.filter(({ id }) => id.startsWith("new-")).map(({ id }) => ({ provinceId: id, booths: QUOTA })),
    ],
  });
  for (const event of programme(startsOn, endsOn)) await addEvent(ctx, fairId, event);
  for (const [source, item, planned, spent] of [
    ["national_promotion", "Thuê mặt bằng, dàn dựng gian tiêu chuẩn", 1_350_000_000, 1_320_000_000],
    ["local_promotion", "Khai mạc, bế mạc, văn nghệ", 280_000_000, undefined],
    ["local_promotion", "Tuyên truyền, quảng bá", 160_000_000, 148_500_000],
    ["exhibitors", "Điện, nước, an ninh, vệ sinh", 420_000_000, undefined],
    ["sponsors", "Kết nối cung cầu", 90_000_000, undefined],
  ] as const) {
    await addBudgetItem(ctx, fairId, {
      ...{ source, item, planned, legalSource: "Dự toán hội chợ (dữ liệu mẫu)" },
      ...(spent !== undefined && { spent }),
    });
  }
}

function programme(startsOn: PlainDate, endsOn: PlainDate): AddEventForm[] {
  const on = (day: PlainDate, from: string, until: string) => ({ day, from, until, isPublic: true });
  return [
    {
      ...{ kind: "other", title: "Bàn giao gian hàng, tổng duyệt", titleEn: "Handing over of booths, rehearsal" },
      ...{ ...on(addDays(startsOn, -1), "08:00", "17:00"), place: "", isPublic: false },
    },
    {
      ...{ kind: "opening", title: "Lễ khai mạc", titleEn: "Opening ceremony", place: "Sân khấu" },
      ...on(startsOn, "19:30", "21:30"),
    },
    {
      ...{ kind: "meeting", title: "Kết nối cung cầu", titleEn: "Supply-demand meeting", place: "Nhà hội nghị" },
      ...on(addDays(startsOn, 1), "08:00", "11:30"),
    },
    {
      ...{ kind: "award_ceremony", title: "Trao giấy chứng nhận sản phẩm tiêu biểu", place: "Sân khấu" },
      ...{ titleEn: "Award of certificates", ...on(addDays(startsOn, 2), "19:00", "21:00") },
    },
    {
      ...{ kind: "culture", title: "Đêm cồng chiêng Tây Nguyên", titleEn: "Gong night", place: "Sân khấu" },
      ...on(addDays(startsOn, 3), "19:30", "22:00"),
    },
    {
      ...{ kind: "closing", title: "Lễ bế mạc", titleEn: "Closing ceremony", place: "Sân khấu" },
      ...on(endsOn, "16:00", "17:30"),
    },
  ];
}

/** Two fairs that are still ahead: one takes applications, one has all it needs and is not public yet. */
export async function addComingFairs(world: DemoWorld, now: Date): Promise<void> {
  const ctx = await organiserOf(world, now);
  const called = await prepareFair(ctx, world.agencyId, {
    name: "Phiên chợ hàng công nghiệp nông thôn mùa xuân (dữ liệu mẫu)",
    nameEn: "Spring market of rural industrial products (sample data)",
    code: "PX",
    ...{ startsOn: todayInVietnam(dayFrom(now, 96)), days: 5 },
    call: [todayInVietnam(dayFrom(now, -3)), todayInVietnam(dayFrom(now, 40))],
  });
  const { version } = await fairById(ctx, called);
  await publishFair(ctx, called, { version });
  await prepareFair(ctx, world.agencyId, {
    name: "Hội chợ hàng công nghiệp nông thôn tỉnh Lâm Đồng (dữ liệu mẫu)",
    nameEn: "Fair of rural industrial products, Lâm Đồng Province (sample data)",
    code: "LD",
    ...{ startsOn: todayInVietnam(dayFrom(now, 180)), days: 5 },
    call: [todayInVietnam(dayFrom(now, 60)), todayInVietnam(dayFrom(now, 120))],
  });
}

interface PreparedFair extends Partial<Pick<CreateFairForm, "level" | "regionCode" | "venue">> {
  readonly name: string;
  readonly nameEn: string;
  readonly code: string;
  readonly startsOn: PlainDate;
  readonly days: number;
  /** First and last day of its call. */
  readonly call: readonly [PlainDate, PlainDate];
}

/** A fair with its call, prices and terms; nobody but its organiser sees it yet. Returns its id. */
export async function prepareFair(
  ctx: WriteContext,
  agencyId: string,
  { call, days, startsOn, ...identity }: PreparedFair,
): Promise<string> {
  const { id } = await createFair(ctx, {
    ...{ level: "province", provinceId: HOST, venue: "Trung tâm Văn hóa tỉnh, phường Phan Thiết", ...identity },
    ...{ agencyId, startsOn, endsOn: addDays(startsOn, days - 1) },
  });
  await setDeadlines(ctx, id, { version: 1, applicationsOpenOn: call[0], applicationsCloseOn: call[1] });
  await setPrices(ctx, id, { version: 2, ...PRICES });
  await setTerms(ctx, id, { ...TERMS, version: 3, mostBooths: 6 });
  return id;
}

export async function organiserOf({ db, people }: DemoWorld, now: Date): Promise<WriteContext> {
  return { db, actor: await people.actor("organiser", now), now };
}
