import { formatDate, formatLongDate, formatTime, type PlainDate, todayInVietnam } from "~/lib/dates";
import type { Ballot, SetCase } from "~/lib/vocabulary";
import type { MotionResult } from "./motions.server";
import type { MajorityRule, QuorumRule } from "./rules";

// Minutes are a legal document of Vietnam and written in its language, whatever language their reader has chosen.

/** "08h30, ngày 12 tháng 6 năm 2026" */
export const momentText = (at: Date) => `${formatTime(at)}, ${formatLongDate(todayInVietnam(at))}`;

export const OPEN_MOMENT = "……h……, ngày …… tháng …… năm ……";
export const OPEN_NAME = "………………………………";

interface Ending {
  readonly closedAt: Date | null;
  readonly adjournedReason: string | null;
  readonly continuedBy: { readonly number: number; readonly startsAt: Date; readonly place: string } | null;
}

export function endText({ closedAt, adjournedReason, continuedBy }: Ending): string {
  if (!closedAt) return `Cuộc họp kết thúc vào ${OPEN_MOMENT}./.`;
  if (adjournedReason === null) return `Cuộc họp kết thúc vào ${momentText(closedAt)}./.`;
  const next = continuedBy
    ? ` Họp tiếp tại cuộc họp số ${continuedBy.number}: ${momentText(continuedBy.startsAt)}, ${continuedBy.place}`
    : "";
  return `Cuộc họp hoãn vào ${momentText(closedAt)}. Lý do: ${adjournedReason.replace(/\.$/, "")}.${next}./.`;
}

export const continuesText = ({ number, startsAt }: { readonly number: number; readonly startsAt: Date }) =>
  `Họp tiếp cuộc họp số ${number} ngày ${formatDate(todayInVietnam(startsAt))} đã hoãn.`;

const part = ({ numerator, denominator }: QuorumRule) => `${numerator}/${denominator}`;

export function quorumText(rule: QuorumRule, present: number, members: number, isEnough: boolean): string {
  const rules = `quy định là ít nhất ${part(rule)} số thành viên`;
  return isEnough
    ? `Có mặt ${present} trên ${members} thành viên, đủ số người để họp và biểu quyết (${rules}).`
    : `Có mặt ${present} trên ${members} thành viên, chưa đủ số người để biểu quyết (${rules}).`;
}

export const sizeText = (seats: number, reason: string) =>
  `Hội đồng có ${seats} thành viên, khác số thành viên theo quy định. Lý do: ${reason}`;

const BALLOTS: Record<Ballot, string> = { open: "biểu quyết công khai", secret: "bỏ phiếu kín" };

function majorityText(rule: MajorityRule): string {
  const body = rule.of === "present" ? "số thành viên có mặt" : "tổng số thành viên";
  return `quá ${part(rule)} ${body}`;
}

/** Counts and what they came to; `result` null while it is voted on. */
export function resultText(ballot: Ballot, result: MotionResult | null, majority: MajorityRule): string {
  if (!result) return `Hình thức: ${BALLOTS[ballot]}. Chưa kết thúc biểu quyết.`;
  const { votesFor, votesAgainst, abstentions, present, members, isCarried } = result;
  const silent = present - votesFor - votesAgainst - abstentions;
  const counts = [
    `tán thành ${votesFor}`,
    `không tán thành ${votesAgainst}`,
    `không có ý kiến ${abstentions}`,
    ...(silent > 0 ? [`không biểu quyết ${silent}`] : []),
  ].join("; ");
  const outcome = isCarried ? "được thông qua" : "không được thông qua";
  return `Hình thức: ${BALLOTS[ballot]}. Có mặt ${present} trên ${members} thành viên: ${counts}. Kết quả: ${outcome} (quy định: ${majorityText(majority)}).`;
}

export interface TallyFigures {
  readonly entries: number;
  readonly passed: number;
  readonly notPassed: number;
  readonly proposed: number;
  readonly cap: number | null;
}

export function tallyText({ entries, passed, notPassed, proposed, cap }: TallyFigures): string {
  const limit = cap === null ? "không giới hạn số lượng công nhận" : `số lượng công nhận tối đa ${cap}`;
  return `Ban giám khảo đã chấm ${entries} hồ sơ: ${passed} hồ sơ đạt, ${notPassed} hồ sơ không đạt hoặc chưa đủ phiếu chấm; ${limit}; theo kết quả chấm đề nghị công nhận ${proposed} sản phẩm, bộ sản phẩm.`;
}

/** As the circular puts them. */
const SET_CASE_TEXTS: Record<SetCase, string> = {
  a: "cùng kiểu dáng và công dụng, khác chất liệu",
  b: "khác kiểu dáng, cùng công dụng, cùng chất liệu",
  c: "các sản phẩm khác nhau kết hợp để tăng giá trị sử dụng",
};

export function setText(set: {
  readonly name: string;
  readonly establishment: string;
  readonly setCase: SetCase;
  readonly parts: readonly string[];
  readonly lead: string;
  readonly reason: string;
}): string {
  return `“${set.name}” của ${set.establishment}, trường hợp (${set.setCase}) ${SET_CASE_TEXTS[set.setCase]}; gồm: ${set.parts.join("; ")}; lấy điểm và thứ hạng của “${set.lead}”. Lý do: ${set.reason}`;
}

export const pendingText = (name: string, establishment: string, dueOn: PlainDate | null) =>
  `“${name}” của ${establishment}${dueOn ? `, hạn bổ sung ${formatDate(dueOn)}` : ""}.`;

/** "Phó Giám đốc Sở Công Thương, Chủ tịch Hội đồng" */
export function seatText(name: string, title: string | null, role: string, note: string | null): string {
  return `${[name, title, role].filter(Boolean).join(", ")}${note ? ` (${note})` : ""}.`;
}
