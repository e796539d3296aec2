import { aMeeting } from "#tests/factories/councils";
import { contextOf } from "#tests/support/database";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { endVote, form, type Makers, plain } from "./posting";
import * as typed from "./typed";

const MEETING = {
  title: "Xét danh sách công nhận",
  place: "Phòng họp A",
  startsOn: typed.inDays(7),
  startsAt: "8h30",
  agenda: "Báo cáo kết quả chấm",
};

/** Meetings, motions and the list of a council, and the complaints that follow. */
export const COUNCIL_POSTINGS: Makers = {
  "/council/motions/:id": form(() => ({ choice: "for" })),
  "/organiser/certificates/:number/correction": form(() => ({
    productName: "Nước mắm Cà Ná",
    establishmentName: "Công ty TNHH Nước mắm Cà Ná",
    documentNumber: "88/CV-SCT",
    documentDate: typed.inDays(0),
    ...typed.reason,
  })),
  "/organiser/certificates/:number/reissue": form(() => typed.reason),
  "/organiser/certificates/:number/revocation": form(() => ({
    decisionNumber: "78/QĐ-UBND",
    revokedOn: typed.inDays(0),
    ...typed.reason,
  })),
  "/organiser/rounds/:slug/papers/letter": form(() => ({
    version: "0",
    subject: "Về việc công nhận sản phẩm",
    authority: "Chủ tịch Ủy ban nhân dân tỉnh",
    legalBases: "Căn cứ biên bản họp của Hội đồng",
    articles: "Công nhận {số sản phẩm} sản phẩm.",
    recipients: "Như Điều 1",
  })),
  "/organiser/rounds/:slug/papers/lists": form(() => ({
    version: "0",
    grouping: "group",
    orientation: "auto",
    "place.productName": "1",
  })),
  "/organiser/complaints/:id/answer": form(() => ({
    outcome: "rejected",
    answer: "Đã kiểm tra tại cơ sở: sản phẩm do cơ sở sản xuất.",
  })),
  "/organiser/complaints/:id/assignment": ({ people }) => ({ form: { assignee: people.support!.userId } }),
  "/organiser/complaints/:id/notes": form(() => ({ note: "Đã gọi điện cho cơ sở." })),
  "/organiser/complaints/:id/retally": plain,
  "/organiser/complaints/:id/revocation-proposal": form(() => typed.reason),
  "/organiser/rounds/:slug/list/expected": async ({ people, things }, db) => {
    await takeProposal(contextOf(db, people.organiser), things.listed.id);
    return { form: { approval: "Chủ tịch Hội đồng thống nhất tại phiên họp." } };
  },
  "/organiser/rounds/:slug/list/proposal": plain,
  "/organiser/rounds/:slug/list/sets/:id/undoing": form(() => typed.reason),
  "/organiser/rounds/:slug/list/sets/new": ({ things }) => {
    const [lead, other] = things.listedEntries;
    const entries = { "nominationIds[0]": lead!, "nominationIds[1]": other!, leadNominationId: lead! };
    return { form: { ...entries, name: "Bộ quà Tết", setCase: "c", ...typed.reason } };
  },
  "/organiser/rounds/:slug/list/verdicts": ({ things }) => ({
    form: { "items[0].nominationId": things.listedEntries[0]!, "items[0].verdict": "recognise", ...typed.reason },
  }),
  "/organiser/rounds/:slug/meetings/:number/adjournment": async (world, db) => {
    await endVote(world, db);
    return { form: { ...typed.reason, place: "Phòng họp B", startsOn: typed.inDays(9), startsAt: "14h" } };
  },
  "/organiser/rounds/:slug/meetings/:number/attendance": async (world, db) => {
    await endVote(world, db);
    const [first] = world.things.seats.members;
    return { form: { "members[0].memberId": first!.memberId, "members[0].presence": "absent" } };
  },
  "/organiser/rounds/:slug/meetings/:number/cancellation": async (world, db) => {
    await aMeeting(db, world.things.seats);
    return { form: typed.reason, places: { "/organiser/rounds/:slug/meetings/:number": "2" } };
  },
  "/organiser/rounds/:slug/meetings/:number/closing": async (world, db) => {
    await endVote(world, db);
    return {};
  },
  "/organiser/rounds/:slug/meetings/:number/edit": async (world, db) => {
    await aMeeting(db, world.things.seats);
    return { form: MEETING, places: { "/organiser/rounds/:slug/meetings/:number": "2" } };
  },
  "/organiser/rounds/:slug/meetings/:number/motions/:motion": form(() => ({ rest: "for" })),
  "/organiser/rounds/:slug/meetings/:number/motions/:motion/closing": plain,
  "/organiser/rounds/:slug/meetings/:number/motions/new": async (world, db) => {
    await endVote(world, db);
    return { form: { kind: "other", text: "Thông qua quy chế làm việc", ballot: "open" } };
  },
  "/organiser/rounds/:slug/meetings/:number/notes": form(() => ({ notes: "Chủ tịch kết luận." })),
  "/organiser/rounds/:slug/meetings/:number/opening": async (world, db) => {
    await endVote(world, db);
    const { seats, meetingId } = world.things;
    const ctx = contextOf(db, seats.secretary.actor);
    await closeMeeting(ctx, meetingId);
    const members = seats.members.map(({ memberId }) => ({ memberId, presence: "present" as const }));
    await recordAttendance(ctx, await aMeeting(db, seats), { members });
    return { places: { "/organiser/rounds/:slug/meetings/:number": "2" } };
  },
  "/organiser/rounds/:slug/meetings/new": form(() => MEETING),
  "/rounds/:slug/complaints/new": form(() => ({
    ...typed.someoneNew(),
    nominationId: "round",
    text: "Hội đồng chưa công bố điểm của từng tiêu chí.",
    consent: "on",
  })),
};
