import { eq } from "drizzle-orm";
import { yearlyReports } from "~/db/schema";
import { setReminders } from "~/domain/certificates/reminder-settings.server";
import type { Context } from "~/domain/context";
import { returnReport, takeNoteOfReport } from "~/domain/yearly-reports/answer-report.server";
import type { ReportRef, SupportForm } from "~/domain/yearly-reports/forms";
import { ownReports } from "~/domain/yearly-reports/own-reports.server";
import type { ReportAnswers, ReportStep } from "~/domain/yearly-reports/rules";
import { saveReport } from "~/domain/yearly-reports/save-report.server";
import { submitReport } from "~/domain/yearly-reports/submit-report.server";
import { addSupport } from "~/domain/yearly-reports/supports.server";
import { instantOf } from "~/lib/dates";
import { entrantsAt } from "./accounts.server";
import { dayFrom } from "./days";
import type { DemoWorld } from "./rounds.server";

const DAY_MS = 86_400_000;

const SUPPORTS: readonly SupportForm[] = [
  {
    kind: "technology",
    what: "Máy sấy năng lượng mặt trời",
    amount: 150_000_000,
    source: "national_promotion",
    month: 6,
  },
  { kind: "training", what: "Tập huấn thương mại điện tử", amount: 4_500_000, source: "local_promotion", month: 4 },
  { kind: "fair", what: "Gian hàng hội chợ khu vực", amount: 12_000_000, source: "local_promotion", month: 9 },
  { kind: "packaging", what: "Thiết kế lại bao bì", amount: 28_000_000, source: "local_promotion", month: 5 },
  { kind: "trademark", what: "Đăng ký nhãn hiệu", amount: 9_000_000, source: "other_budget", month: 7 },
  { kind: "loan", what: "Vay vốn ưu đãi mua nguyên liệu", amount: 300_000_000, source: "credit", month: 3 },
  { kind: "prize", what: "Tiền thưởng sản phẩm tiêu biểu", amount: 2_000_000, source: "other_budget", month: 2 },
  { kind: "website", what: "Trang giới thiệu sản phẩm", amount: 6_000_000, source: "organisation", month: 8 },
];

/**
 * Yearly reports of the decided round's winners, at every stage; the demo's producer has a draft to go on with. The agency asks for
 * them from October on, so that there are some whenever the demo is loaded.
 */
export async function addReports({ db, people, agencyId }: DemoWorld, now: Date): Promise<void> {
  const office: Context = { db, now, actor: await people.actor("organiser", now) };
  await setReminders({ ...office, now: dayFrom(now, -310) }, agencyId, {
    opensOn: "10-01",
    opensNextYear: false,
    dueOn: "12-15",
    dueNextYear: false,
    dueSource: "Công văn số 95/SCT-QLCN (dữ liệu mẫu)",
    reportDaysBefore: 14,
    expiryDaysBefore: [180, 60, 14],
    version: 0,
  });
  for (const actor of Object.values(await entrantsAt(people, now))) {
    const { reports } = await ownReports({ db, now, actor });
    for (const [place, ref] of reports.entries()) {
      const at = sentAt(ref.opensOn, place, now);
      await writeReport({ db, now: at, actor }, { ...office, now: at }, ref, place);
    }
  }
}

/** From the day a report opens on, one after another; not before the certificates, and not to come. */
function sentAt(opensOn: string, place: number, now: Date): Date {
  const at = instantOf(opensOn, "10:00").getTime() + ((place * 5) % 80) * DAY_MS;
  return new Date(Math.min(now.getTime(), Math.max(at, dayFrom(now, -315).getTime())));
}

/** The first is left in the middle; of the others every fourth is not begun. */
async function writeReport(ctx: Context, office: Context, ref: ReportRef, place: number): Promise<void> {
  if (place % 4 === 3) return;
  const save = (step: ReportStep, answers: ReportAnswers, version: number) =>
    saveReport(ctx, ref, step, { answers, version, seen: {} });
  await save("business", figuresOf(place), 0);
  const given = SUPPORTS.slice(place % SUPPORTS.length).slice(0, place === 0 ? 1 : place % 3);
  for (const support of given) await addSupport(ctx, ref, { ...support, key: crypto.randomUUID() });
  if (place === 0) return;
  let version = given.length + 1;
  if (given.length === 0) {
    await save("support", { hasNoSupport: "on" }, version);
    version += 1;
  }
  const changed = {
    keepsQuality: "no",
    qualityWords: "Thay loại nguyên liệu vì mất mùa; độ ẩm tăng nhẹ (dữ liệu mẫu).",
  };
  await save("quality", place % 9 === 5 ? changed : { keepsQuality: "yes" }, version);
  await submitReport(ctx, ref, { version: version + 1, declared: true });
  await answer(office, ref, version + 2, place);
}

async function answer(office: Context, { awardId, year }: ReportRef, version: number, place: number): Promise<void> {
  const rows = await office.db
    .select({ id: yearlyReports.id, year: yearlyReports.year })
    .from(yearlyReports)
    .where(eq(yearlyReports.awardId, awardId));
  const { id } = rows.find((row) => row.year === year)!;
  const reason = "Sản lượng ghi nhầm đơn vị, xin ghi lại (dữ liệu mẫu).";
  if (place % 9 === 1) await returnReport(office, id, { version, reason });
  else if (place % 4 === 2) await takeNoteOfReport(office, id, { version });
}

const figuresOf = (place: number): ReportAnswers => ({
  revenue: 420_000_000 + ((place * 37) % 23) * 85_000_000,
  exportValue: place % 5 === 2 ? 120_000_000 : 0,
  outputQuantity: 3_200 + ((place * 13) % 17) * 450,
  outputUnit: "kg",
  workers: 4 + ((place * 7) % 19),
  labourIncome: 6_500_000 + (place % 6) * 400_000,
});
