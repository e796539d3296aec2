import { fairPasses, salesReports, surveyAnswers } from "~/db/schema";
import type { WriteContext } from "~/domain/context";
import { addGate } from "~/domain/fair-days/add-gate.server";
import { checkIn } from "~/domain/fair-days/check-in.server";
import { countHeads } from "~/domain/fair-days/count-heads.server";
import { addIncident, resolveIncident } from "~/domain/fair-days/incidents.server";
import { issueStaffPasses } from "~/domain/fair-days/issue-staff-passes.server";
import { noteWrittenLead } from "~/domain/fair-days/note-lead.server";
import { newPassCode } from "~/domain/fair-days/pass-code.server";
import { answerAsVisitor } from "~/domain/fair-reports/answer-survey.server";
import { fairById } from "~/domain/fairs/fair-details.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { newUuid } from "~/lib/uuid";
import { PASS_KINDS } from "~/lib/vocabulary";
import { dayFrom } from "./days";
import { organiserOf } from "./fair-set-up.server";
import type { DemoWorld } from "./rounds.server";
import { generator } from "./scores";

/** Someone who had places at a fair. */
export interface Party {
  readonly applicationId: string;
  readonly booths: number;
  readonly isProducer: boolean;
}

/** Doors are open from eight to nine in the evening; how many of those who come in an hour of the rush come in each. */
const FIRST_HOUR = 8;
const RUSH = [0.2, 0.35, 0.5, 0.45, 0.25, 0.2, 0.3, 0.45, 0.6, 0.7, 0.9, 1, 0.8];
const WORDS = [
  "Nhiều hàng đẹp, giá phải chăng.",
  "Nên có thêm chỗ gửi xe.",
  null,
  "Mong hội chợ mở lâu hơn.",
  null,
  null,
];
/** Passes of visitors who took one from the site. */
const PASSES = 40;

interface Held {
  readonly id: string;
  readonly startsAt: Date;
  readonly days: number;
  readonly parties: readonly Party[];
}

/** What a fair leaves behind: visits by the hour, sales, contacts, incidents and answers. heads: in an hour of the rush; at: when they are told. */
export async function fillDays(
  world: DemoWorld,
  fair: Held,
  { heads, at }: { heads: number; at: Date },
): Promise<void> {
  const ctx = await organiserOf(world, at);
  const random = generator(heads);
  const gate = await addGate(ctx, fair.id, { name: "Cổng chính", admits: [...PASS_KINDS] });
  await letIn(ctx, fair, gate, heads, random);
  await sell(ctx, fair, random);
  await exhibit(world, fair);
  await tell(ctx, fair);
  await answer(ctx, fair, random);
}

const onDevice = (gate: string, at: Date) => ({
  ...{ nonce: newUuid(), gate, at: at.toISOString(), deviceId: "cong-chinh" },
});

async function letIn(
  ctx: WriteContext,
  { id, startsAt, days }: Held,
  gate: string,
  heads: number,
  random: () => number,
) {
  const hours = Array.from({ length: days }, (_, day) =>
    RUSH.map((share, at) => ({ day, share, hour: FIRST_HOUR + at })),
  );
  const counts = hours.flat().map(({ day, share, hour }) => ({
    ...onDevice(gate, dayFrom(startsAt, day, hour)),
    people: Math.max(1, Math.round(heads * share * (day === 0 ? 1.3 : 0.8 + random() * 0.4))),
  }));
  await countHeads(ctx, id, { counts });
  const passes = Array.from({ length: PASSES }, () => ({ fairId: id, kind: "visitor" as const, code: newPassCode() }));
  await ctx.db.insert(fairPasses).values(passes.map((pass) => ({ ...pass, issuedAt: dayFrom(startsAt, -1) })));
  await checkIn(ctx, id, {
    checkIns: passes.map(({ code }, at) => ({
      ...onDevice(gate, dayFrom(startsAt, at % days, FIRST_HOUR + (at % RUSH.length))),
      code,
    })),
  });
}

/** The market's producer has a day left to report. */
async function sell({ db, now, actor }: WriteContext, { startsAt, days, parties }: Held, random: () => number) {
  const reports = parties.flatMap(({ applicationId, booths, isProducer }) =>
    Array.from({ length: isProducer ? days - 1 : days }, (_, day) => {
      const orders = Math.round(booths * (12 + random() * 20));
      const contracts = day === 1 && random() > 0.4 ? 1 : 0;
      return {
        ...{ applicationId, day: todayInVietnam(dayFrom(startsAt, day)), orders, revenue: orders * 185_000 },
        ...{ contracts, contractValue: contracts * 340_000_000, reportedBy: actor!.userId, reportedAt: now },
      };
    }),
  );
  await db.insert(salesReports).values(reports);
}

/** The demo's producer has passes for two and wrote contacts down. */
async function exhibit({ db, people }: DemoWorld, { startsAt, parties }: Held): Promise<void> {
  const own = parties.find(({ isProducer }) => isProducer);
  if (!own) return;
  const at = dayFrom(startsAt, 1, 15);
  const ctx: WriteContext = { db, now: at, actor: await people.actor("producer", at) };
  await issueStaffPasses(ctx, own.applicationId, { names: ["Võ Thị Hạnh", "Nguyễn Văn Lợi"], key: newUuid() });
  for (const [name, contact, interest] of [
    ["Siêu thị Hải Âu", "0912000201", "Bánh tráng gạo lứt, 500 gói mỗi tháng"],
    ["Lê Thị Mỹ Duyên", "0912000202", "Làm đại lý tại Nha Trang"],
    ["Trần Quốc Bảo", "tran.quoc.bao@tinhhoa.test", ""],
  ] as const) {
    await noteWrittenLead(ctx, own.applicationId, { name, contact, interest, consent: true, key: newUuid() });
  }
}

async function tell(ctx: WriteContext, { id, startsAt }: Held): Promise<void> {
  const day = todayInVietnam(startsAt);
  const settled = await addIncident(ctx, id, {
    ...{ day, time: "19:40", place: "Sân khấu", kind: "technical", severity: "low" },
    text: "Mất điện dàn âm thanh mười phút trong lễ khai mạc.",
  });
  await resolveIncident(ctx, id, settled, { resolution: "Chuyển sang máy phát, thay cầu dao." });
  await addIncident(ctx, id, {
    ...{ day: addDays(day, 1), time: "17:15", place: "Cổng chính", kind: "lost_property", severity: "low" },
    text: "Khách để quên túi xách, đang giữ tại ban tổ chức.",
  });
}

/** Visitors by the form of the public page; exhibitors one each. */
async function answer(ctx: WriteContext, { id, parties }: Held, random: () => number): Promise<void> {
  const { slug } = await fairById(ctx, id);
  const marks = () => ({
    ...{
      whole: 3 + Math.round(random() * 2),
      running: 3 + Math.round(random() * 2),
      meeting: 3 + Math.round(random() * 2),
    },
    ...{ formKey: newUuid(), comesAgain: random() > 0.15 },
  });
  for (const words of WORDS) await answerAsVisitor(ctx, slug, { ...marks(), words });
  const others = parties.filter(({ isProducer }) => !isProducer);
  await ctx.db.insert(surveyAnswers).values(
    others.map(({ applicationId }) => ({
      ...{ fairId: id, part: "exhibitor" as const, applicationId, at: ctx.now, words: null },
      ...marks(),
    })),
  );
}
