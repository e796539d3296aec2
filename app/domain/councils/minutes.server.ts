import type { LegalMinutes, MinutesBlock } from "~/adapters/documents/legal-minutes";
import { runWithLocale } from "~/i18n/locale.server";
import { councilRoleName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { agencyNameOn } from "../agencies/queries.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { phaseHeads } from "../ledger/phase-heads.server";
import type { Attendee } from "./attendance.server";
import { listForMinutes, speaksOfList } from "./list-for-minutes.server";
import type { MeetingDetails } from "./meetings.server";
import { headBlocks } from "./minutes-head";
import {
  continuesText,
  endText,
  momentText,
  OPEN_MOMENT,
  OPEN_NAME,
  quorumText,
  resultText,
  seatText,
  sizeText,
} from "./minutes-texts";
import type { CouncilAt } from "./queries.server";
import { hasQuorum } from "./rules";
import { type SizeException, sizeExceptionsOf } from "./size-exceptions.server";

/**
 * The minutes of a meeting as far as it has come, drafted from what happened: who was there, the agenda, each motion with its
 * counts; of a meeting that voted on the list also the figures of the tally, the head of the ledger at the end of scoring, sets, the
 * list, and what differs from the proposal with its reasons - of a meeting that has ended as they stood then. For those who read the council (`councilAt`). Refused: "closed" of a cancelled meeting.
 * Source: docs/rules/councils.md#minutes.
 */
export async function draftMinutes(ctx: Context, { round }: CouncilAt, meeting: MeetingDetails): Promise<LegalMinutes> {
  if (meeting.cancelledAt) throw new DomainError("closed", m.councils_meeting_cancelled());
  const isAboutList = speaksOfList(meeting.motions);
  const day = todayInVietnam(meeting.openedAt ?? meeting.startsAt);
  const [named, exceptions, list, heads] = await Promise.all([
    agencyNameOn(ctx, round.agencyId, day),
    sizeExceptionsOf(ctx, round.id),
    meeting.listAsEnded ?? listForMinutes(ctx, round, meeting.motions),
    isAboutList ? phaseHeads(ctx, round.id, round.phases) : [],
  ]);
  return runWithLocale("vi", () => {
    const council = `Hội đồng bình chọn ${lower(levelTitle(round.level))}`;
    const agency = named?.name ?? round.agency.name;
    const presiding = presidingOf(meeting.attendees);
    const writing = meeting.attendees.find((one) => one.isPresent && one.role === "secretary");
    return {
      issuer: { parent: agency, name: council },
      number: "Số: ……/BB-HĐBC",
      title: "Biên bản",
      subject: `Họp ${council}, kỳ ${round.name}, cuộc họp số ${meeting.number}: ${meeting.title}`,
      blocks: [
        ...openingBlocks(meeting, presiding, writing),
        ...attendanceBlocks(round, meeting, exceptions),
        ...numbered([
          { title: "Chương trình họp", blocks: agendaBlocks(meeting.agenda) },
          { title: "Kết quả chấm điểm", blocks: list?.tally ?? [] },
          { title: "Sổ ghi điểm", blocks: headBlocks(heads) },
          { title: "Bộ sản phẩm", blocks: list?.sets ?? [] },
          { title: "Ý kiến khác với kết quả chấm", blocks: list?.deviations ?? [] },
          { title: "Danh sách đề nghị công nhận", blocks: list?.list ?? [] },
          { title: "Biểu quyết", blocks: motionBlocks(round, meeting) },
          { title: "Ý kiến tại cuộc họp", blocks: paragraphs(meeting.notes) },
        ]),
        { kind: "paragraph", text: endText(meeting) },
      ],
      signatures: [
        { title: "Thư ký", name: writing?.name ?? "" },
        { title: "Chủ tọa", name: presiding?.name ?? "" },
      ],
      recipients: ["Thành viên Hội đồng;", `${agency};`, "Lưu: HĐBC."],
      footer: `Dự thảo lập lúc ${momentText(ctx.now)}. Quy chế ${round.scheme.code}, phiên bản ${round.scheme.version}; mã quy tắc ${(round.rulesHash ?? "").slice(0, 16)}`,
    };
  });
}

type Round = CouncilAt["round"];

const lower = (text: string) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);

/** The chair, or the vice-chair in the chair's absence. */
function presidingOf(attendees: readonly Attendee[]): Attendee | undefined {
  const there = attendees.filter((one) => one.isPresent);
  return there.find((one) => one.role === "chair") ?? there.find((one) => one.role === "vice_chair");
}

function openingBlocks(
  meeting: MeetingDetails,
  presiding: Attendee | undefined,
  writing: Attendee | undefined,
): MinutesBlock[] {
  const field = (label: string, text: string): MinutesBlock => ({ kind: "field", label, text });
  const person = (one: Attendee | undefined) =>
    one ? seatText(one.name, one.title, councilRoleName(one.role), null) : OPEN_NAME;
  return [
    ...(meeting.continues ? [{ kind: "paragraph" as const, text: continuesText(meeting.continues) }] : []),
    field("Thời gian bắt đầu", meeting.openedAt ? momentText(meeting.openedAt) : OPEN_MOMENT),
    field("Địa điểm", meeting.place),
    field("Chủ trì (chủ tọa)", person(presiding)),
    field("Thư ký (người ghi biên bản)", person(writing)),
  ];
}

function attendanceBlocks(
  round: Round,
  { id, attendees, body }: MeetingDetails,
  exceptions: readonly SizeException[],
): MinutesBlock[] {
  const of = (isPresent: boolean) =>
    attendees
      .filter((one) => (one.isPresent ?? false) === isPresent)
      .map((one) => seatText(one.name, one.title, councilRoleName(one.role), one.note));
  const absent = of(false);
  const quorum = round.rules.quorum.value;
  return [
    { kind: "field", label: "Thành phần tham dự", text: `${body.present} thành viên có mặt:` },
    { kind: "items", items: of(true) },
    ...(absent.length > 0
      ? ([
          { kind: "field", label: "Vắng mặt", text: `${absent.length} thành viên:` },
          { kind: "items", items: absent },
        ] as const)
      : []),
    { kind: "paragraph", text: quorumText(quorum, body.present, body.members, hasQuorum(quorum, body)) },
    ...exceptions
      .filter((one) => one.meetingId === id)
      .map((one): MinutesBlock => ({ kind: "paragraph", text: sizeText(one.seats, one.reason) })),
  ];
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"];

/** Parts without anything to say are left out, and the others numbered on. */
function numbered(
  parts: readonly { readonly title: string; readonly blocks: readonly MinutesBlock[] }[],
): MinutesBlock[] {
  return parts
    .filter((part) => part.blocks.length > 0)
    .flatMap(({ title, blocks }, place) => [
      { kind: "heading" as const, text: `${ROMAN[place]}. ${title}` },
      ...blocks,
    ]);
}

const agendaBlocks = (agenda: string): MinutesBlock[] =>
  agenda.split("\n").map((text, place) => ({ kind: "paragraph", text: `${place + 1}. ${text}` }));

const paragraphs = (text: string | null): MinutesBlock[] =>
  (text ?? "")
    .split("\n")
    .filter(Boolean)
    .map((line) => ({ kind: "paragraph", text: line }));

function motionBlocks(round: Round, { motions }: MeetingDetails): MinutesBlock[] {
  return motions.flatMap(({ number, text, ballot, result }) => [
    { kind: "paragraph" as const, text: `${number}. ${text.replaceAll("\n", " ")}` },
    { kind: "paragraph" as const, text: resultText(ballot, result, round.rules.majority.value) },
  ]);
}
