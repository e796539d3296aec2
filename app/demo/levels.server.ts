import type { FileStore } from "~/adapters/files/index";
import { agencies, agencyNames } from "~/db/schema";
import { candidatesOf } from "~/domain/forwardings/candidates.server";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { createRound } from "~/domain/rounds/create-round.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { territoryOf } from "~/domain/rounds/queries.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { setTerritory } from "~/domain/rounds/set-territory.server";
import { todayInVietnam } from "~/lib/dates";
import { addRole } from "./accounts.server";
import { dayFrom, yearOf } from "./days";
import type { DemoRound, DemoWorld } from "./rounds.server";

/** A regional round of a central agency that takes dossiers, and three winners of the province put forward to it. */
export async function addRegion(world: DemoWorld, store: FileStore, decided: DemoRound, now: Date): Promise<void> {
  const { db, people } = world;
  const agencyId = await addCentralAgency(world, dayFrom(now, -900));
  await addRole(db, people.ids.region, "organiser", dayFrom(now, -900), agencyId);
  const roundId = await openRegion(world, agencyId, now);
  const sentAt = dayFrom(now, -6);
  const ctx = { db, now: sentAt, actor: await people.actor("organiser", sentAt) };
  const candidates = await candidatesOf(ctx, decided.id);
  const mine = await people.actor("producer", sentAt);
  const isMine = (establishmentId: string) => mine.memberships.some((one) => one.establishmentId === establishmentId);
  // The demo's producer first: there is something to upgrade and hand in.
  const chosen = candidates
    .filter((one) => one.isPutForward)
    .sort((a, b) => Number(isMine(b.establishmentId)) - Number(isMine(a.establishmentId)));
  await putForward(ctx, { store, pageUrl: (number) => `/certificates/${number}` }, decided.id, {
    toRoundId: roundId,
    awardIds: chosen.slice(0, 3).map((one) => one.awardId),
    number: "812/UBND-KT",
    datedOn: todayInVietnam(sentAt),
    signerName: "Phan Ngọc Sơn",
    signerTitle: "Phó Chủ tịch",
  });
}

async function addCentralAgency({ db }: DemoWorld, createdAt: Date): Promise<string> {
  const [agency] = await db
    .insert(agencies)
    .values({ slug: "cuc-khuyen-cong", level: "nation", place: "Hà Nội", createdAt })
    .returning({ id: agencies.id });
  const [agencyId, parentName] = [agency!.id, "Bộ Công Thương"];
  await db.insert(agencyNames).values([
    {
      ...{ agencyId, parentName, name: "Cục Công Thương địa phương", nameEn: "Agency for Regional Industry and Trade" },
      ...{ validFrom: "2017-08-18", validUntil: "2025-03-01" },
    },
    {
      ...{ agencyId, parentName, name: "Cục Đổi mới sáng tạo, Chuyển đổi xanh và Khuyến công" },
      ...{ nameEn: "Agency for Innovation, Green Transition and Industry Promotion", validFrom: "2025-03-01" },
    },
  ]);
  return agencyId;
}

async function openRegion({ db, people, schemeVersionId }: DemoWorld, agencyId: string, now: Date): Promise<string> {
  const [prepared, opened, year] = [dayFrom(now, -40), dayFrom(now, -20), yearOf(now)];
  const ctx = { db, actor: await people.actor("region", prepared), now: prepared };
  const { id } = await createRound(ctx, {
    schemeVersionId,
    agencyId,
    level: "region",
    year,
    name: `Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu khu vực miền Trung - Tây Nguyên năm ${year} (dữ liệu mẫu)`,
    nameEn: `Selection of typical rural industrial products, Central and Highlands region ${year} (sample data)`,
    codePrefix: "MTTN",
    regionCode: "central",
  });
  const members = await territoryOf(ctx, id);
  await setTerritory(ctx, id, {
    rows: members.map(({ provinceId, regionCode }) => ({
      ...{ provinceId, isIn: true, regionCode: regionCode ?? undefined, quota: 20 },
    })),
    wholeRegions: [],
    quotaSource: "Kế hoạch bình chọn khu vực (dữ liệu mẫu)",
  });
  const day = (days: number) => todayInVietnam(dayFrom(now, days));
  await rescheduleRound(ctx, id, {
    nominationOpensOn: day(-20),
    nominationClosesOn: day(40),
    nominationClosesTime: "17:00",
    scoringOn: day(70),
    councilOn: day(85),
    decisionOn: day(100),
  });
  await openRound({ ...ctx, now: opened, actor: await people.actor("region", opened) }, id);
  return id;
}
