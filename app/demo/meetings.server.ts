import { and, eq, inArray } from "drizzle-orm";
import { applications, fairMeetings, meetingBuyers } from "~/db/schema";
import type { WriteContext } from "~/domain/context";
import { exhibitorList } from "~/domain/fairs/exhibitor-list.server";
import { acceptMeeting } from "~/domain/meetings/answer-meeting.server";
import { arrangeSession } from "~/domain/meetings/arrange-session.server";
import { askBuyer, askExhibitor } from "~/domain/meetings/ask-meeting.server";
import { createSession } from "~/domain/meetings/create-session.server";
import type { ResultForm, WriteBuyerForm } from "~/domain/meetings/forms";
import { meetingsWhere } from "~/domain/meetings/queries.server";
import { recordResult } from "~/domain/meetings/record-result.server";
import { writeBuyer } from "~/domain/meetings/register-buyer.server";
import { addDays, todayInVietnam } from "~/lib/dates";
import { newUuid } from "~/lib/uuid";
import { dayFrom } from "./days";
import { organiserOf } from "./fair-set-up.server";
import type { DemoWorld } from "./rounds.server";

type Buyer = Pick<WriteBuyerForm, "organisation" | "name" | "looksFor" | "groups" | "part">;

const BUYERS: readonly Buyer[] = [
  {
    ...{ organisation: "Chuỗi siêu thị Đồi Thông (dữ liệu mẫu)", name: "Nguyễn Thị Hồng Vân" },
    ...{ looksFor: "Nước mắm, gia vị, trái cây sấy đóng gói nhỏ; 2.000 đơn vị mỗi tháng.", groups: ["B"], part: "any" },
  },
  {
    ...{ organisation: "Công ty phân phối Biển Đông (dữ liệu mẫu)", name: "Trần Quốc Bảo" },
    ...{ looksFor: "Hải sản khô, nước mắm nhỉ cho nhà hàng.", groups: ["B"], part: "morning" },
  },
  {
    ...{ organisation: "Cửa hàng quà tặng Phố Núi (dữ liệu mẫu)", name: "Lê Thị Ánh Tuyết" },
    ...{ looksFor: "Hàng thủ công, thổ cẩm, đồ gỗ nhỏ làm quà.", groups: ["A"], part: "any" },
  },
  {
    ...{ organisation: "Khách sạn Hồ Xuân (dữ liệu mẫu)", name: "Phạm Minh Trí" },
    ...{ looksFor: "Trà, cà phê, bánh mứt đặt phòng; đồ dùng mây tre.", groups: ["A", "B"], part: "afternoon" },
  },
  {
    ...{ organisation: "Công ty xuất nhập khẩu Nam Việt (dữ liệu mẫu)", name: "Hoàng Thị Kim Chi" },
    ...{ looksFor: "Hạt điều, cà phê rang xay có chứng nhận, đơn hàng một container.", groups: ["B"], part: "any" },
  },
  {
    ...{ organisation: "Sàn thương mại Chợ Quê (dữ liệu mẫu)", name: "Đỗ Anh Tuấn" },
    ...{ looksFor: "Đặc sản có mã QR truy xuất, giao hàng được trong hai ngày.", groups: ["A", "B"], part: "any" },
  },
];
/** What came of one meeting after another; of the last ones nobody has said anything. */
const RESULTS: readonly Omit<ResultForm, "version">[] = [
  { outcome: "contract", value: 380_000_000, note: "Cung cấp 12 tháng, giao đợt đầu trong tháng sau." },
  { outcome: "agreement", value: 150_000_000, note: "Gửi mẫu và báo giá trước khi ký." },
  { outcome: "follow_up", value: 0, note: "Cần giấy an toàn thực phẩm mới." },
  { outcome: "contract", value: 96_000_000, note: "" },
  { outcome: "not_held", value: 0, note: "Người mua đến trễ." },
  { outcome: "agreement", value: 42_000_000, note: "" },
  { outcome: "nothing", value: 0, note: "" },
  { outcome: "follow_up", value: 0, note: "" },
];

interface Days {
  readonly id: string;
  /** The morning of the first day. */
  readonly startsAt: Date;
}

/**
 * A session on the second day of a fair to come: buyers, requests of both sides, some of them at a table, one that waits for the producer's
 * answer.
 */
export async function addMeetings(world: DemoWorld, fair: Days, now: Date): Promise<void> {
  await askAndArrange(world, await organiserOf(world, now), fair);
}

/** The same of a fair that is over, with what came of the meetings. */
export async function addHeldMeetings(world: DemoWorld, fair: Days): Promise<void> {
  const ctx = await organiserOf(world, dayFrom(fair.startsAt, -10));
  const sessionId = await askAndArrange(world, ctx, fair);
  const after = { ...ctx, now: dayFrom(fair.startsAt, 2) };
  const from = { side: "organiser", fairId: fair.id, sessionId } as const;
  const held = (await meetingsWhere(after, eq(fairMeetings.sessionId, sessionId))).filter((one) => one.from);
  for (const [place, result] of RESULTS.slice(0, held.length).entries()) {
    await recordResult(after, from, held[place]!.id, { ...result, version: 0 });
  }
}

async function askAndArrange(world: DemoWorld, ctx: WriteContext, fair: Days): Promise<string> {
  const sessionId = await openSession(ctx, fair);
  const codes: string[] = [];
  for (const [place, buyer] of BUYERS.entries()) {
    const contact = { phone: `09123456${String(10 + place)}`, email: `nguoimua${place + 1}@tinhhoa.test` };
    const code = await writeBuyer(ctx, fair.id, sessionId, { ...buyer, ...contact, consent: true, key: newUuid() });
    codes.push(code);
  }
  const own = await ownApplication(world, fair.id);
  await askAround(ctx, fair.id, codes, own);
  const producer = { ...ctx, actor: await world.people.actor("producer", ctx.now) };
  const ids = await buyersBy(ctx, codes);
  // Who is first in the list has not answered.
  for (const buyerId of ids.slice(0, 3)) await askBuyer(producer, own, buyerId, { part: "any", message: "" });
  const theirs = await meetingsWhere(
    ctx,
    and(eq(fairMeetings.applicationId, own), eq(fairMeetings.askedBy, "exhibitor")),
  );
  for (const { id, buyer } of theirs.filter((one) => one.buyer.id !== ids[0])) {
    const code = codes[ids.indexOf(buyer.id)]!;
    await acceptMeeting({ ...ctx, actor: null }, { side: "buyer", code }, id);
  }
  await arrangeSession(ctx, fair.id, sessionId);
  return sessionId;
}

async function openSession(ctx: WriteContext, fair: Days): Promise<string> {
  const day = addDays(todayInVietnam(fair.startsAt), 1);
  return createSession(ctx, fair.id, {
    ...{ day, from: "08:30", until: "16:30", breakFrom: "11:30", breakUntil: "13:30" },
    ...{ room: "Nhà hội thảo cạnh sân khấu", tables: 6, slotMinutes: 30, gapMinutes: 0 },
    ...{ closesOn: addDays(day, -1), closesTime: "17:00" },
  });
}

/** The producer's own application. */
async function ownApplication(world: DemoWorld, fairId: string): Promise<string> {
  const [row] = await world.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.fairId, fairId), eq(applications.createdBy, world.people.ids.producer)))
    .limit(1);
  return row!.id;
}

/** Each buyer asks three exhibitors, who accept; the producer is asked by one whom they have not answered. */
async function askAround(ctx: WriteContext, fairId: string, codes: readonly string[], own: string): Promise<void> {
  const list = (await exhibitorList(ctx, fairId)).filter(({ id }) => id !== own);
  const nobody = { ...ctx, actor: null };
  for (const [place, code] of codes.entries()) {
    for (const step of [0, 1, 2]) {
      const { id: exhibitor } = list[(place * 5 + step * 3) % list.length]!;
      await askExhibitor(nobody, code, { exhibitor, message: "" });
    }
  }
  // The centres of the demo have no accounts to answer with.
  await ctx.db
    .update(fairMeetings)
    .set({ state: "accepted", answeredAt: ctx.now })
    .where(inArray(fairMeetings.buyerId, await buyersBy(ctx, codes)));
  await askExhibitor(nobody, codes.at(-1)!, {
    exhibitor: own,
    message: "Muốn đặt nước mắm nhãn riêng, 500 chai mỗi tháng.",
  });
}

/** Their ids, in the order of their codes. */
async function buyersBy(ctx: WriteContext, codes: readonly string[]): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: meetingBuyers.id, code: meetingBuyers.code })
    .from(meetingBuyers)
    .where(inArray(meetingBuyers.code, [...codes]));
  return rows.toSorted((a, b) => codes.indexOf(a.code) - codes.indexOf(b.code)).map(({ id }) => id);
}
