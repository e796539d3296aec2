import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "~/db/client.server";
import { appointments, invitations, panels } from "~/db/schema";
import type { Context } from "~/domain/context";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import type { WorkingDossier } from "~/domain/nominations/forms";
import { changeWorkingDossier } from "~/domain/nominations/save-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNominationAsOf } from "~/domain/nominations/submit-nomination.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { createRound } from "~/domain/rounds/create-round.server";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import { saveRoundRules } from "~/domain/rounds/save-rules.server";
import type { Calibration } from "~/domain/schemes/rules";
import { inTransaction } from "~/domain/transaction.server";
import { todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import { DEMO_ACCOUNTS, type DemoAccount, type DemoPeople, demoEmail, entrantsAt } from "./accounts.server";
import { demoAnswers } from "./answers";
import { askCalibration, askNoCommuneTitle } from "./entry-rules.server";

import type { DemoEntry } from "./makers.server";

export interface DemoRound {
  readonly id: string;
  readonly year: number;
}

export interface DemoWorld {
  readonly db: Transaction;
  readonly people: DemoPeople;
  readonly agencyId: string;
  readonly schemeVersionId: string;
}

const HOUR_MS = 3_600_000;
const JURORS = Array.from({ length: 9 }, (_, at) => `juror${at + 1}` as DemoAccount);
const TITLES = [
  "Phó Giám đốc Sở Công Thương",
  "Phó Giám đốc Trung tâm Khuyến công",
  "Trưởng phòng Quản lý công nghiệp",
  "Chuyên viên Sở Nông nghiệp và Môi trường",
  "Phó Chủ tịch Liên minh Hợp tác xã tỉnh",
  "Giảng viên Trường Đại học Đà Lạt",
  "Nghệ nhân, Hội Làng nghề",
  "Trưởng phòng Sở Khoa học và Công nghệ",
  "Phó Chủ tịch Hội Liên hiệp Phụ nữ tỉnh",
];

interface Dates {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly scoringAt: Date;
  readonly councilAt: Date;
  readonly decisionAt: Date;
}

/** A provincial round of the programme with the demo's rules: pass 70, cap 30. Opened at the start of its nominations. */
export async function addRound(
  { db, people, agencyId, schemeVersionId }: DemoWorld,
  year: number,
  dates: Dates,
  calibration: Calibration | null = null,
): Promise<DemoRound> {
  const prepared = new Date(dates.opensAt.getTime() - 20 * 86_400_000);
  const actor = await people.actor("organiser", prepared);
  const ctx = { db, actor, now: prepared };
  const { id } = await createRound(ctx, {
    schemeVersionId,
    agencyId,
    level: "province",
    year,
    name: `Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu tỉnh Lâm Đồng năm ${year} (dữ liệu mẫu)`,
    nameEn: `Selection of typical rural industrial products, Lâm Đồng ${year} (sample data)`,
    codePrefix: "LDG",
    provinceId: "new-68",
  });
  await rescheduleRound(ctx, id, {
    nominationOpensOn: todayInVietnam(dates.opensAt),
    nominationClosesOn: todayInVietnam(dates.closesAt),
    nominationClosesTime: "17:00",
    scoringOn: todayInVietnam(dates.scoringAt),
    councilOn: todayInVietnam(dates.councilAt),
    decisionOn: todayInVietnam(dates.decisionAt),
  });
  const limits = {
    version: 0,
    cap: 30,
    capSource: "Kinh phí khuyến công của năm (dữ liệu mẫu)",
    groupCaps: [],
    groupCapsSource: "",
    territoryCapSource: "",
    establishmentCapSource: "",
  };
  await saveRoundRules(ctx, id, { section: "caps", form: limits });
  await askNoCommuneTitle(ctx, id, 1);
  if (calibration) await askCalibration(ctx, id, { ...calibration, version: 2 });
  await openRound({ db, actor, now: dates.opensAt }, id);
  return { id, year };
}

/** Begin the dossier of an entry. One that entered an earlier round carries its answers over. Returns the nomination's id. */
export async function startEntry(ctx: Context, round: DemoRound, entry: DemoEntry): Promise<string> {
  const { id } = await startNomination(ctx, { roundId: round.id, productId: entry.productId });
  return id;
}

/** Answer every question of a dossier, all steps in one act. */
export async function answerAll(ctx: Context, id: string, entry: DemoEntry): Promise<void> {
  const answers = demoAnswers(entry.maker, entry.product, entry.place);
  await inTransaction(ctx, (ctx) => changeWorkingDossier(ctx, id, () => answers as WorkingDossier));
}

export interface Entering {
  readonly submittedAt: Date;
  readonly admittedAt: Date;
}

/** Enter, hand in and admit every entry, an hour after one another. */
export async function admitAll(
  world: DemoWorld,
  round: DemoRound,
  entries: readonly DemoEntry[],
  { submittedAt, admittedAt }: Entering,
): Promise<void> {
  const { db } = world;
  const entrants = await entrantsAt(world.people, submittedAt);
  const secretary = await world.people.actor("secretary", admittedAt);
  for (const [place, entry] of entries.entries()) {
    const ctx = { db, now: new Date(submittedAt.getTime() + place * HOUR_MS), actor: entrants[entry.account] };
    const id = await startEntry(ctx, round, entry);
    // What an earlier round holds is carried over; the figures of the year are new.
    await answerAll(ctx, id, entry);
    await submitNominationAsOf(ctx, id, { declared: true });
    const admitting = { db, now: new Date(admittedAt.getTime() + place * HOUR_MS), actor: secretary };
    await admitNomination(admitting, id, { groupCode: entry.product.group });
  }
}

/** Nine jurors, who said yes as everyone invited before them did. */
export async function seatJury({ db, people }: DemoWorld, round: DemoRound, now: Date): Promise<void> {
  const actor = await people.actor("organiser", now);
  for (const [place, account] of JURORS.entries()) {
    const role = place === 0 ? "head" : place === 1 ? "deputy" : "member";
    const seat = { email: demoEmail(account), name: DEMO_ACCOUNTS[account], title: TITLES[place]!, role } as const;
    await nameJuror({ db, actor, now }, round.id, seat);
  }
  const ofRound = db.select({ id: panels.id }).from(panels).where(eq(panels.roundId, round.id));
  await db.update(appointments).set({ acceptedAt: now }).where(inArray(appointments.panelId, ofRound));
  await db.update(invitations).set({ acceptedAt: now }).where(eq(invitations.roundId, round.id));
}

export async function moveTo(
  { db, people }: DemoWorld,
  round: DemoRound,
  from: PhaseKind,
  to: PhaseKind,
  now: Date,
): Promise<void> {
  const actor = await people.actor("organiser", now);
  await movePhase({ db, actor, now }, round.id, { from, to, reason: "Theo kế hoạch đã công bố" });
}
