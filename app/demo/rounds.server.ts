import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "~/db/client.server";
import { appointments, invitations, panels } from "~/db/schema";
import type { Context } from "~/domain/context";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import type { WorkingDossier } from "~/domain/nominations/forms";
import { changeWorkingDossier } from "~/domain/nominations/save-dossier.server";
import { startNomination } from "~/domain/nominations/start-nomination.server";
import { submitNominationAsOf } from "~/domain/nominations/submit-nomination.server";
import { nameJuror } from "~/domain/panels/name-juror.server";
import { createRound } from "~/domain/rounds/create-round.server";
import type { CreateRoundForm } from "~/domain/rounds/forms";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { openRound } from "~/domain/rounds/open-round.server";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { inTransaction } from "~/domain/transaction.server";
import { todayInVietnam } from "~/lib/dates";
import type { PhaseKind } from "~/lib/vocabulary";
import { DEMO_ACCOUNTS, type DemoAccount, type DemoPeople, demoEmail, entrantsAt } from "./accounts.server";
import { demoAnswers } from "./answers";

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
): Promise<DemoRound> {
  const prepared = new Date(dates.opensAt.getTime() - 20 * 86_400_000);
  const actor = await people.actor("organiser", prepared);
  const { rules } = CNNTTB;
  const input: CreateRoundForm = {
    schemeVersionId,
    agencyId,
    level: "province",
    year,
    name: `Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu tỉnh Lâm Đồng năm ${year} (dữ liệu mẫu)`,
    nameEn: `Selection of typical rural industrial products, Lâm Đồng ${year} (sample data)`,
    codePrefix: "LDG",
    provinceId: "new-68",
    nominationOpensOn: todayInVietnam(dates.opensAt),
    nominationClosesOn: todayInVietnam(dates.closesAt),
    nominationClosesTime: "17:00",
    scoringOn: todayInVietnam(dates.scoringAt),
    councilOn: todayInVietnam(dates.councilAt),
    decisionOn: todayInVietnam(dates.decisionAt),
    passMark: rules.passMark.value,
    passMarkSource: rules.passMark.source,
    passComparison: rules.passComparison.value,
    combining: rules.combining.value,
    combiningSource: rules.combining.source,
    scoreStep: rules.scoreStep.value,
    scoreStepSource: rules.scoreStep.source,
    minimumSheets: rules.minimumSheets.value,
    minimumSheetsSource: rules.minimumSheets.source,
    cap: 30,
    capSource: "Kinh phí khuyến công của năm (dữ liệu mẫu)",
    minimumPhotos: rules.minimumPhotos.value,
    minimumPhotosSource: rules.minimumPhotos.source,
    validityYears: rules.validityYears.value,
    validityYearsSource: rules.validityYears.source,
  };
  const { id } = await createRound({ db, actor, now: prepared }, input);
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
  /** Whether the dossiers are written anew; else they are carried over from an earlier round. */
  readonly fresh: boolean;
}

/** Enter, hand in and admit every entry, an hour after one another. */
export async function admitAll(
  world: DemoWorld,
  round: DemoRound,
  entries: readonly DemoEntry[],
  { submittedAt, admittedAt, fresh }: Entering,
): Promise<void> {
  const { db } = world;
  const entrants = await entrantsAt(world.people, submittedAt);
  const secretary = await world.people.actor("secretary", admittedAt);
  for (const [place, entry] of entries.entries()) {
    const ctx = { db, now: new Date(submittedAt.getTime() + place * HOUR_MS), actor: entrants[entry.account] };
    const id = await startEntry(ctx, round, entry);
    if (fresh) await answerAll(ctx, id, entry);
    await submitNominationAsOf(ctx, id, { declared: true });
    const admitting = { db, now: new Date(admittedAt.getTime() + place * HOUR_MS), actor: secretary };
    await admitNomination(admitting, id, { groupCode: entry.product.group });
  }
}

/** Nine jurors and one member of the council, all of whom said yes. */
export async function seatEverybody({ db, people }: DemoWorld, round: DemoRound, now: Date): Promise<void> {
  const actor = await people.actor("organiser", now);
  for (const [place, account] of JURORS.entries()) {
    const role = place === 0 ? "head" : place === 1 ? "deputy" : "member";
    const seat = { email: demoEmail(account), name: DEMO_ACCOUNTS[account], title: TITLES[place]!, role } as const;
    await nameJuror({ db, actor, now }, round.id, seat);
  }
  await nameCouncilMember({ db, actor, now }, round.id, {
    email: demoEmail("council1"),
    name: DEMO_ACCOUNTS.council1,
    title: "Phó Chủ tịch Ủy ban nhân dân tỉnh",
    role: "chair",
  });
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
