import { and, eq, ne } from "drizzle-orm";
import { boothClaims, booths, fairs, halls, provinces } from "~/db/schema";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { USUAL_RULES } from "~/domain/fairs/rules";
import { keepVersion } from "~/domain/floor-plans/keep-version.server";
import type { Furniture } from "~/domain/floor-plans/rules";
import { todayInVietnam } from "~/lib/dates";
import { addRole } from "./accounts.server";
import { addAllocation } from "./allocation.server";
import { makersOf } from "./applications.server";
import { dayFrom, yearOf } from "./days";
import { addExhibitorPapers } from "./exhibitor-papers.server";
import { addApplication, addCentres, bringExhibitors } from "./fair-applicants.server";
import { addFairDays } from "./fair-days.server";
import { organiserOf, setUpFair } from "./fair-set-up.server";
import { addMeetings } from "./meetings.server";
import { addMoney } from "./money.server";
import type { DemoWorld } from "./rounds.server";
import { generator } from "./scores";
import { exhibitorsOf } from "./specialities";

/** Decimetres: a standard booth is 3 x 3 m. */
const BOOTH = 30;
const BLOCKS = 3;
const PER_BLOCK = 6;
const ROWS = "ABCDEFGHIKLMNOP";
const LEFT = 60;
const TOP = 130;
const AISLE = 40;
/** Of nobody before the demo's producer takes two, and one is offered. */
const FREE = 43;
/** A centre's places that wait for its yes: nobody of them is named yet. */
const UNSETTLED = 9;

/** A regional fair of 270 booths, 229 of them held by provinces, twelve days from now. */
export async function addFair(world: DemoWorld, startsAt: Date, now: Date): Promise<void> {
  const { db, people, agencyId } = world;
  const endsAt = new Date(startsAt.getTime() + 5 * 86_400_000);
  const year = yearOf(startsAt);
  const [fair] = await db
    .insert(fairs)
    .values({
      code: `HC${String(year).slice(2)}`,
      rules: USUAL_RULES,
      applicationsOpenAt: dayFrom(now, -40),
      applicationsCloseAt: dayFrom(now, -10),
      picksOpenAt: dayFrom(now, -5),
      picksCloseAt: dayFrom(now, 9),
      createdBy: people.ids.organiser,
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
    .returning({ id: fairs.id, code: fairs.code });
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
        openTo: `${row % 2 === 0 ? "N" : ""}${!edge ? "" : at % PER_BLOCK === 0 ? "" : "E"}${row % 2 === 0 ? "" : "S"}${at % PER_BLOCK === 0 ? "W" : ""}`,
        power: 3000,
      };
    }),
  );
  const made = await db.insert(booths).values(plan).returning({ id: booths.id });
  await setUpFair(world, fair!.id, now);
  const free = await claimBooths(
    world,
    fair!,
    made.map((booth) => booth.id),
    now,
  );
  await addWaiting(world, fair!, free[1]!, now);
  await keepVersion(await organiserOf(world, now), hall!.id, { note: "Trước khi mở chọn gian" });
  await addMoney(world, fair!.id, now);
  await addExhibitorPapers(world, fair!.id, now);
  await addAllocation(world, fair!.id, now);
  await addFairDays(world, fair!.id, now);
  await addMeetings(world, { id: fair!.id, startsAt }, now);
}

/** Provinces take runs of booths beside each other, each by its industrial promotion centre; the host has most. Returns the 41 that stay free. */
async function claimBooths(
  { db, people }: DemoWorld,
  fair: { readonly id: string; readonly code: string },
  boothIds: readonly string[],
  now: Date,
): Promise<string[]> {
  const random = generator(270);
  // The first three are beside the entrance of the list: the producer's two, and one of nobody.
  const free = new Set([0, 1, 2]);
  while (free.size < FREE) free.add(Math.floor(random() * boothIds.length));
  const others = await db
    .select({ id: provinces.id, name: provinces.name })
    .from(provinces)
    .where(and(eq(provinces.era, "new"), ne(provinces.id, "new-68")));
  const quota = [
    { id: "new-68", name: "Lâm Đồng", booths: 31 },
    ...others.map((province) => ({ ...province, booths: 6 })),
  ];
  const taken = boothIds.filter((_, at) => !free.has(at));
  const centres = await addCentres(db, quota);
  await addRole(db, people.ids.centre, "organiser", now, centres.get("new-68")!);
  let at = 0;
  for (const [index, province] of quota.entries()) {
    const number = `${fair.code}-${String(index + 1).padStart(3, "0")}`;
    const own = taken.slice(at, at + province.booths);
    at += province.booths;
    const applicationId = await addApplication(db, {
      fairId: fair.id,
      number,
      agencyId: centres.get(province.id)!,
      provinceId: province.id,
      signName: `Gian hàng ${province.name}`,
      asked: own.length,
      at: dayFrom(now, -20),
      by: people.ids.organiser,
    });
    const brought = await bringExhibitors(db, applicationId, exhibitorsOf(province.id, own.length));
    await db.insert(boothClaims).values(
      own.map((boothId, place) => ({
        boothId,
        applicationId,
        ...(place % UNSETTLED === 0
          ? { state: "reserved" as const }
          : { state: "confirmed" as const, exhibitorId: brought[place]! }),
        during: `[${now.toISOString()},)`,
        claimedBy: people.ids.organiser,
      })),
    );
  }
  const [maker] = await makersOf({ db, people }, "producer");
  const mine = await addApplication(db, {
    fairId: fair.id,
    number: `${fair.code}-${String(quota.length + 1).padStart(3, "0")}`,
    establishmentId: maker!.id,
    provinceId: "new-68",
    signName: maker!.name,
    asked: 6,
    at: dayFrom(now, -18),
    by: people.ids.producer,
  });
  const left = boothIds.filter((_, at) => free.has(at));
  // One they took, one that waits for their yes.
  await db.insert(boothClaims).values(
    (["confirmed", "reserved"] as const).map((state, place) => ({
      boothId: left[place]!,
      applicationId: mine,
      state,
      during: `[${now.toISOString()},)`,
      claimedBy: state === "confirmed" ? people.ids.producer : people.ids.organiser,
    })),
  );
  return left.slice(2);
}

/** Two are on the waiting list; the first has an offer that waits for an answer. */
async function addWaiting(
  world: DemoWorld,
  fair: { readonly id: string; readonly code: string },
  boothId: string,
  now: Date,
) {
  const { db, people } = world;
  const makers = (await makersOf(world, "owner")).slice(5, 7);
  const waiting: string[] = [];
  for (const [at, { id, name }] of makers.entries()) {
    waiting.push(
      await addApplication(db, {
        ...{ fairId: fair.id, number: `${fair.code}-0${40 + at}`, establishmentId: id, provinceId: "new-68" },
        ...{ signName: name, asked: 1, state: "waiting", at: dayFrom(now, -12), by: people.ids.owner },
      }),
    );
  }
  await offerBooths(await organiserOf(world, now), waiting[0]!, { booths: [boothId] });
}
