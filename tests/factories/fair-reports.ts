import { randomUUID } from "node:crypto";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import {
  checkIns,
  checkInVerdicts,
  exhibitors,
  fairBudgetItems,
  headCounts,
  incidents,
  salesReports,
} from "~/db/schema";
import type { RecordFairForm } from "~/domain/fair-reports/forms";
import { anApplicant, aPickedFair, aRowOfBooths, boothCalled } from "./booths";
import { only } from "./counter";
import { aGate, aPass } from "./fair-days";
import { aClaim } from "./fairs";
import { HA_NOI } from "./provinces";

const NO_FIGURES = {
  ...{ fromYear: null, fairs: 1, booths: null, establishments: null, provinces: null, visits: null, sales: null },
  ...{ contracts: null, contractValue: null, support: null },
};
/** As the newspapers told of it. */
export const THAI_NGUYEN_2017: RecordFairForm = {
  ...NO_FIGURES,
  ...{ name: "Hội chợ Thái Nguyên", year: 2017, level: "region", booths: 250, establishments: 150 },
  ...{ provinces: 20, visits: 40_000, sales: 12_000_000_000, source: "Báo Công Thương" },
};
export const HA_NOI_2024: RecordFairForm = {
  ...NO_FIGURES,
  ...{
    name: "Hội chợ Hà Nội",
    year: 2024,
    level: "nation",
    booths: 270,
    provinces: 40,
    source: "Sở Công Thương Hà Nội",
  },
};
/** What the programme says of its regional fairs of five years. */
export const REGIONAL_2014_2018: RecordFairForm = {
  ...NO_FIGURES,
  ...{ name: "Hội chợ khu vực giai đoạn 2014–2018", fromYear: 2014, year: 2018, level: "region", fairs: 15 },
  ...{ establishments: 4363, source: "Báo cáo tổng kết chương trình khuyến công quốc gia" },
};

/** In the days of the fair of `aFinishedFair`, by the clock of Vietnam. */
const at = (day: string, time: string) => new Date(`2026-12-${day}T${time}:00+07:00`);
/** After its last day. */
export const AFTERWARDS = at("12", "09:00");
const WHOLE_FAIR = "[2026-11-02T03:00:00Z,2026-12-10T17:00:00Z)";

/**
 * A fair from 4 to 9 December 2026 that is over: two exhibitors with three places (A1, A2 of Lâm Đồng; B1 of Hà Nội), one free (B2), three
 * visits at the gate and 250 counted by hand, sales of one exhibitor, and a budget of two sources of which one is settled.
 */
export async function aFinishedFair(db: Database) {
  const { fair, organiser, agencyId } = await aPickedFair(db);
  await aRowOfBooths(db, fair, 2);
  const [near, far] = [
    await anApplicant(db, fair, { granted: 2, signName: "Rượu cần" }),
    await anApplicant(db, fair, { granted: 1, provinceId: HA_NOI, signName: "Cốm làng Vòng" }),
  ];
  for (const { application } of [near, far]) {
    await db.insert(exhibitors).values({
      applicationId: application.id,
      establishmentId: application.establishmentId,
      name: application.signName,
      signName: application.signName,
      position: 1,
    });
  }
  const places = [
    ["A1", near],
    ["A2", near],
    ["B1", far],
  ] as const;
  for (const [code, { application, producer }] of places) {
    const booth = await boothCalled(db, fair, code);
    const of = { boothId: booth.id, applicationId: application.id, claimedBy: producer.userId };
    await aClaim(db, { ...of, state: "confirmed", during: WHOLE_FAIR });
  }
  await visit(db, fair.id, organiser.userId);
  await db.insert(salesReports).values([
    { ...sold(near, "2026-12-04"), revenue: 12_000_000, orders: 30, contracts: 1, contractValue: 50_000_000 },
    { ...sold(near, "2026-12-05"), revenue: 8_000_000, orders: 22, contracts: 0, contractValue: 0 },
  ]);
  await db.insert(fairBudgetItems).values([
    { fairId: fair.id, source: "national_promotion", item: "Dàn dựng", planned: 900, spent: 850, position: 1 },
    { fairId: fair.id, source: "national_promotion", item: "Truyền thông", planned: 100, position: 2 },
    { fairId: fair.id, source: "sponsors", item: "Văn nghệ", planned: 50, position: 3 },
  ]);
  await db.insert(incidents).values({
    fairId: fair.id,
    at: at("04", "10:00"),
    place: "Cổng chính",
    kind: "technical",
    severity: "low",
    text: "Mất điện mười phút",
    reportedBy: organiser.userId,
    reportedAt: at("04", "10:05"),
  });
  return {
    ...{ fair, organiser, agencyId, near, far },
    office: contextOf(db, organiser, AFTERWARDS),
  };
}

const sold = ({ application, producer }: Awaited<ReturnType<typeof anApplicant>>, day: string) => ({
  applicationId: application.id,
  day,
  reportedBy: producer.userId,
  reportedAt: AFTERWARDS,
});

/** Three guests on two days, one of them turned away, one exhibitor, and 250 heads. */
async function visit(db: Database, fairId: string, by: string): Promise<void> {
  const gate = await aGate(db, { fairId });
  const scans = [
    ["guest", "04", "admitted"],
    ["visitor", "04", "admitted"],
    ["guest", "05", "admitted"],
    ["guest", "05", "revoked"],
    ["staff", "05", "admitted"],
  ] as const;
  for (const [kind, day, verdict] of scans) {
    const pass = await aPass(db, { fairId, kind });
    const scan = only(
      await db
        .insert(checkIns)
        .values({
          ...scannedAt(fairId, gate.id, by, at(day, "08:30")),
          passId: pass.id,
          code: pass.code,
          direction: "in",
          verdict,
        })
        .returning({ id: checkIns.id }),
    );
    await db.insert(checkInVerdicts).values({ checkInId: scan.id, verdict });
  }
  await db.insert(headCounts).values({ ...scannedAt(fairId, gate.id, by, at("05", "19:00")), people: 250 });
}

const scannedAt = (fairId: string, gateId: string, by: string, when: Date) => ({
  ...{ fairId, gateId, by },
  nonce: randomUUID(),
  deviceId: "cong-1",
  deviceAt: when,
  at: when,
  recordedAt: when,
});
