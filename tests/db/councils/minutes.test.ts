import { aListToDecide } from "#tests/factories/council-lists";
import { aCouncil, aMeeting, aMotion, anOpenMeeting, aVotedMotion } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { aRound } from "#tests/factories/rounds";
import { contextOf, expect, test } from "#tests/support/database";
import { servicesOf } from "#tests/support/routes";
import type { LegalMinutes } from "~/adapters/documents/legal-minutes";
import { closeMeeting } from "~/domain/councils/close-meeting.server";
import { meetingAt } from "~/domain/councils/meetings.server";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { draftMinutes } from "~/domain/councils/minutes.server";
import { councilAt } from "~/domain/councils/queries.server";
import { setListItems } from "~/domain/councils/set-list-items.server";
import { takeProposal } from "~/domain/councils/take-proposal.server";
import { writeMeetingNotes } from "~/domain/councils/write-meeting-notes.server";
import { signHead } from "~/domain/ledger/sign-head.server";
import { runWithLocale } from "~/i18n/locale.server";

const NOW = new Date("2026-06-12T01:30:00Z");
const minutesLater = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

async function minutesOf(ctx: ReturnType<typeof contextOf>, slug: string): Promise<LegalMinutes> {
  const council = await councilAt(ctx, slug);
  return draftMinutes(ctx, council, await meetingAt(ctx, council, "1"));
}

/** One line a part, as it is read. */
const read = ({ blocks }: LegalMinutes) =>
  blocks.flatMap((block) => {
    switch (block.kind) {
      case "field":
        return `${block.label}: ${block.text}`;
      case "items":
        return block.items.map((item) => `- ${item}`);
      case "table":
        return [block.columns.map((column) => column.header), ...block.rows].map((row) =>
          Array.isArray(row) ? row.join(" | ") : "",
        );
      default:
        return block.text;
    }
  });

test("the minutes say who was there, what was put to the vote with its counts, and the list with its reasons", async ({
  db,
}) => {
  const maker = await anEstablishment(db, { name: "Gốm Phước Lâm" });
  const { round, entries, council, ctx } = await aListToDecide(
    db,
    [
      { points: 90, name: "Mật ong", maker: await anEstablishment(db, { name: "Ong Di Linh" }) },
      { points: 85, name: "Bình gốm", maker, groupCode: "A" },
      { points: 80, name: "Đĩa gốm", maker, groupCode: "A" },
      { points: 78, name: "Trà sen", maker: await anEstablishment(db, { name: "Trà Bảo Lộc" }) },
      {
        points: 76,
        name: "Mứt dâu",
        maker: await anEstablishment(db, { name: "Dâu Đà Lạt" }),
        papersDueOn: "2026-07-15",
      },
      { points: 75, name: "Rượu cần", maker: await anEstablishment(db, { name: "Rượu K'Ho" }) },
      { points: 60, name: "Chổi đót" },
    ],
    { now: NOW, rules: { cap: 4 } },
  );
  const [, pot, plate, tea, , wine] = entries;
  await mergeEntries(ctx, round.id, {
    nominationIds: [pot!.id, plate!.id],
    leadNominationId: pot!.id,
    name: "Bộ gốm gia dụng",
    setCase: "b",
    reason: "Cùng công dụng, cùng chất liệu.",
  });
  await takeProposal(ctx, round.id);
  await setListItems(ctx, round.id, {
    items: [
      { nominationId: tea!.id, verdict: "not_recognise" },
      { nominationId: wine!.id, verdict: "recognise" },
    ],
    reason: "Cơ sở đang bị xử phạt.",
  });
  const meetingId = await anOpenMeeting(db, council, { now: NOW, present: 6 });
  const votes = ["for", "for", "for", "for", "against"] as const;
  await aVotedMotion(db, council, meetingId, votes, {
    kind: "list",
    text: "Thông qua danh sách",
    ballot: "secret",
    now: minutesLater(30),
  });
  await writeMeetingNotes(ctx, meetingId, { notes: "Ông A đề nghị gửi hồ sơ sớm hơn." });
  await closeMeeting({ ...ctx, now: minutesLater(120) }, meetingId);

  const head = await signHead(contextOf(db, null, minutesLater(125)), servicesOf(db).signer, round.id);

  const reader = contextOf(db, council.members[5]!.actor, minutesLater(125));
  const minutes = await runWithLocale("en", () => minutesOf(reader, round.slug));

  const code = (place: number) => entries[place]!.code;
  expect(read(minutes)).toEqual([
    "Thời gian bắt đầu: 08h30, ngày 12 tháng 6 năm 2026",
    "Địa điểm: Phòng họp A, Sở Công Thương",
    "Chủ trì (chủ tọa): Ủy viên 01, Sở Công Thương, Chủ tịch Hội đồng.",
    "Thư ký (người ghi biên bản): Ủy viên 03, Sở Công Thương, Thư ký Hội đồng.",
    "Thành phần tham dự: 6 thành viên có mặt:",
    "- Ủy viên 01, Sở Công Thương, Chủ tịch Hội đồng.",
    "- Ủy viên 02, Sở Công Thương, Phó Chủ tịch Hội đồng.",
    "- Ủy viên 04, Sở Công Thương, Ủy viên Hội đồng.",
    "- Ủy viên 05, Sở Công Thương, Ủy viên Hội đồng.",
    "- Ủy viên 06, Sở Công Thương, Ủy viên Hội đồng.",
    "- Ủy viên 03, Sở Công Thương, Thư ký Hội đồng.",
    "Vắng mặt: 1 thành viên:",
    "- Ủy viên 07, Sở Công Thương, Ủy viên Hội đồng.",
    "Có mặt 6 trên 7 thành viên, đủ số người để họp và biểu quyết (quy định là ít nhất 2/3 số thành viên).",
    "I. Chương trình họp",
    "1. Báo cáo kết quả chấm",
    "2. Biểu quyết danh sách",
    "II. Kết quả chấm điểm",
    "Ban giám khảo đã chấm 7 hồ sơ: 6 hồ sơ đạt, 1 hồ sơ không đạt hoặc chưa đủ phiếu chấm; số lượng công nhận tối đa 4; theo kết quả chấm đề nghị công nhận 4 sản phẩm, bộ sản phẩm.",
    "III. Sổ ghi điểm",
    `Sổ ghi điểm điện tử của kỳ bình chọn, khi kết thúc chấm điểm, gồm ${head!.size} sự kiện.`,
    `Mã gốc (cây Merkle, RFC 6962, SHA-256): ${head!.root}`,
    "Ký số lúc: 10h35, ngày 12 tháng 6 năm 2026",
    `Mã khóa ký (Ed25519): ${head!.keyId}`,
    `Cách kiểm tra: so số sự kiện, mã gốc và mã khóa trên với trang công khai “Đếm lại kết quả” của kỳ bình chọn; người quản trị chạy lệnh “ledger verify” của hệ thống. Sự kiện nào bị sửa, xóa hoặc đổi chỗ thì mã gốc sẽ khác.`,
    "IV. Bộ sản phẩm",
    "- “Bộ gốm gia dụng” của Gốm Phước Lâm, trường hợp (b) khác kiểu dáng, cùng công dụng, cùng chất liệu; gồm: Bình gốm; Đĩa gốm; lấy điểm và thứ hạng của “Bình gốm”. Lý do: Cùng công dụng, cùng chất liệu.",
    "V. Ý kiến khác với kết quả chấm",
    `- “Trà sen” (${code(3)}): Hội đồng không đề nghị công nhận; theo kết quả chấm: đề nghị công nhận. Lý do: Cơ sở đang bị xử phạt.`,
    `- “Rượu cần” (${code(5)}): Hội đồng đề nghị công nhận; theo kết quả chấm: không đề nghị công nhận. Lý do: Cơ sở đang bị xử phạt.`,
    "VI. Danh sách đề nghị công nhận",
    "STT | Mã số | Sản phẩm, bộ sản phẩm | Cơ sở | Nhóm | Điểm",
    `1 | ${code(0)} | Mật ong | Ong Di Linh | B | 90,00`,
    `2 | ${code(1)} | Bộ gốm gia dụng | Gốm Phước Lâm | A | 85,00`,
    `3 | ${code(5)} | Rượu cần | Rượu K'Ho | B | 75,00`,
    "Danh sách gồm 3 sản phẩm, bộ sản phẩm. Các nhóm: A – Thủ công mỹ nghệ; B – Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống.",
    "Chờ bổ sung giấy tờ, xét ở danh sách sau: 1 sản phẩm.",
    "- “Mứt dâu” của Dâu Đà Lạt, hạn bổ sung 15/07/2026.",
    "VII. Biểu quyết",
    "1. Thông qua danh sách",
    "Hình thức: bỏ phiếu kín. Có mặt 6 trên 7 thành viên: tán thành 4; không tán thành 1; không có ý kiến 0; không biểu quyết 1. Kết quả: được thông qua (quy định: quá 1/2 số thành viên có mặt).",
    "VIII. Ý kiến tại cuộc họp",
    "Ông A đề nghị gửi hồ sơ sớm hơn.",
    "Cuộc họp kết thúc vào 10h30, ngày 12 tháng 6 năm 2026./.",
  ]);
  expect(minutes).toMatchObject({
    issuer: { parent: "Ủy ban nhân dân tỉnh Lâm Đồng", name: "Hội đồng bình chọn cấp tỉnh" },
    number: "Số: ……/BB-HĐBC",
    subject: `Họp Hội đồng bình chọn cấp tỉnh, kỳ ${round.name}, cuộc họp số 1: Xét danh sách công nhận`,
    signatures: [
      { title: "Thư ký", name: "Ủy viên 03" },
      { title: "Chủ tọa", name: "Ủy viên 01" },
    ],
  });
});

test("a meeting that did not vote on the list says nothing of scores; what is open stays open", async ({ db }) => {
  const round = await aRound(db, { phase: "screening", now: NOW });
  const council = await aCouncil(db, round.id, 6, NOW);
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  await aMotion(db, council, meetingId, {
    kind: "frame",
    text: "Thông qua khung điểm",
    sizeReason: "Chưa kiện toàn.",
    now: NOW,
  });

  const lines = read(await minutesOf(contextOf(db, council.chair.actor, NOW), round.slug));

  expect(lines).toContain("Hội đồng có 6 thành viên, khác số thành viên theo quy định. Lý do: Chưa kiện toàn.");
  expect(lines.slice(-6)).toEqual([
    "1. Báo cáo kết quả chấm",
    "2. Biểu quyết danh sách",
    "II. Biểu quyết",
    "1. Thông qua khung điểm",
    "Hình thức: biểu quyết công khai. Chưa kết thúc biểu quyết.",
    "Cuộc họp kết thúc vào ……h……, ngày …… tháng …… năm ……./.",
  ]);
});

test("a meeting that has only been called is drafted with gaps", async ({ db }) => {
  const round = await aRound(db, { phase: "screening", now: NOW });
  const council = await aCouncil(db, round.id, 7, NOW);
  await aMeeting(db, council, NOW);

  const minutes = await minutesOf(contextOf(db, council.chair.actor, NOW), round.slug);

  expect(read(minutes).slice(0, 4)).toEqual([
    "Thời gian bắt đầu: ……h……, ngày …… tháng …… năm ……",
    "Địa điểm: Phòng họp A, Sở Công Thương",
    "Chủ trì (chủ tọa): ………………………………",
    "Thư ký (người ghi biên bản): ………………………………",
  ]);
  expect(minutes.signatures.map((one) => one.name)).toEqual(["", ""]);
});

test("a list that was changed after the vote says so", async ({ db }) => {
  const { round, entries, council, ctx } = await aListToDecide(db, [{ points: 90 }, { points: 80 }], { now: NOW });
  await takeProposal(ctx, round.id);
  const meetingId = await anOpenMeeting(db, council, { now: NOW });
  const votes = ["for", "for", "for", "for"] as const;
  await aVotedMotion(db, council, meetingId, votes, { kind: "list", now: minutesLater(1) });
  await setListItems({ ...ctx, now: minutesLater(2) }, round.id, {
    items: [{ nominationId: entries[0]!.id, verdict: "not_recognise" }],
    reason: "Cơ sở xin rút.",
  });

  const lines = read(await minutesOf(ctx, round.slug));
  expect(lines).toContain("Danh sách trên đã thay đổi sau khi biểu quyết tại cuộc họp này.");
  expect(lines).toContain("Sổ ghi điểm điện tử chưa được ký số khi lập dự thảo này.");
});
