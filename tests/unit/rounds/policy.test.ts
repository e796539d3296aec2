import { expect, test } from "vitest";
import { parseTime } from "~/domain/rounds/forms";
import { blockersOf, consequencesOf, type RoundFacts, whyNotMove } from "~/domain/rounds/moves";
import { whyNotReopenRules } from "~/domain/rounds/policy";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { SchemeRules } from "~/domain/schemes/rules";
import type { PhaseKind } from "~/lib/vocabulary";

const rules = SchemeRules.parse(CNNTTB.rules);

function facts(changes: Partial<RoundFacts> = {}): RoundFacts {
  return {
    nominations: { draft: 0, submitted: 0, more_asked: 0, admitted: 42, refused: 0, withdrawn: 0 },
    jury: { seats: 9, heads: 1, accepted: 9 },
    assigned: { way: null, pairs: 0, fewest: 0 },
    sheets: { ever: 0, total: 0, signed: 0, recused: 0, open: 0 },
    decisions: 0,
    released: 0,
    waiting: 0,
    waitingFrames: 0,
    complaints: { open: 0, takenUntil: null },
    blind: { unready: 0, insiders: [] },
    listIsVotedOn: false,
    ...changes,
  };
}

const open = (phase: PhaseKind | null) => ({ openedAt: new Date(0), phase, rules });

test("scoring begins with an odd jury under one head and every nomination answered", () => {
  expect(whyNotMove(open("screening"), "scoring", facts())).toBe(null);
  const nominations = { ...facts().nominations, submitted: 3, admitted: 0 };
  const lacking = facts({ nominations, jury: { seats: 4, heads: 0, accepted: 0 } });

  expect(blockersOf("screening", "scoring", rules, lacking)).toEqual([
    { sentence: "Ban giám khảo có 4 người, cần ít nhất 5 người để đủ phiếu chấm.", mayOverride: false },
    { sentence: "Ban giám khảo có 4 người; số thành viên phải là số lẻ.", mayOverride: false },
    { sentence: "Ban giám khảo cần đúng một Trưởng ban.", mayOverride: false },
    { sentence: "Còn 3 hồ sơ đã nộp chưa được trả lời.", mayOverride: false },
    { sentence: "Chưa có hồ sơ nào được tiếp nhận để chấm.", mayOverride: false },
  ]);
});

test("a point frame that waits for the chair holds scoring back until the organiser says otherwise", () => {
  const waiting = facts({ waitingFrames: 1 });

  expect(blockersOf("screening", "scoring", rules, waiting)).toEqual([
    { sentence: "Khung điểm đã đề xuất đang chờ Chủ tịch Hội đồng quyết định.", mayOverride: true },
  ]);
  expect(whyNotMove(open("screening"), "scoring", waiting, { override: true })).toBe(null);
  expect(blockersOf("nomination", "screening", rules, waiting)).toEqual([]);
});

test("unsigned sheets hold a round back until the organiser says otherwise", () => {
  const missing = facts({ sheets: { ever: 378, total: 378, signed: 370, recused: 2, open: 6 } });

  for (const to of ["council", "expected_list", "decision"] as const) {
    expect(whyNotMove(open("scoring"), to, missing)).toBe("Còn 6 phiếu chưa ký và chưa từ chối chấm.");
    expect(whyNotMove(open("scoring"), to, missing, { override: true })).toBe(null);
  }
  expect(whyNotMove(open("council"), "decision", missing)).toBe(null);
});

test("an override does not lift what has no choice", () => {
  const override = { override: true };
  expect(whyNotMove(open("decision"), "complaints", facts(), override)).toBe("Chưa ghi quyết định công nhận.");
  expect(whyNotMove(open("decision"), "complaints", facts({ decisions: 2, released: 1 }), override)).toBe(
    "Quyết định đã ghi nhưng kết quả chưa công bố.",
  );
  expect(whyNotMove(open("decision"), "complaints", facts({ decisions: 1, released: 1 }), override)).toBeNull();
  expect(whyNotMove(open("scoring"), "screening", facts(), override)).toBe(
    "Không thể chuyển sang “Thẩm tra hồ sơ” từ giai đoạn này.",
  );
  expect(whyNotMove({ ...open(null), openedAt: null }, "call", facts(), override)).toBe("Kỳ bình chọn chưa mở.");
});

test("a round is closed when every complaint is answered; before their last day only in spite of it", () => {
  const complaints = { open: 2, takenUntil: "2026-06-22" };
  const window = "Còn trong thời hạn khiếu nại: nhận đến hết ngày 22/06/2026.";

  expect(blockersOf("complaints", "closed", rules, facts({ complaints }))).toEqual([
    {
      sentence: "Còn 2 khiếu nại chưa trả lời. Hãy trả lời hết ở trang Khiếu nại trước khi khép lại kỳ.",
      mayOverride: false,
    },
    { sentence: window, mayOverride: true },
  ]);
  const answered = facts({ complaints: { ...complaints, open: 0 } });
  expect(whyNotMove(open("complaints"), "closed", answered)).toBe(window);
  expect(whyNotMove(open("complaints"), "closed", answered, { override: true })).toBeNull();
  expect(whyNotMove(open("complaints"), "closed", facts())).toBeNull();
  expect(blockersOf("decision", "complaints", rules, facts({ complaints, decisions: 1, released: 1 }))).toEqual([]);
});

test("rules are not reopened while the council votes on the list", () => {
  const round = { openedAt: new Date(0), level: "province" as const, rules };
  expect(whyNotReopenRules(round, rules, facts({ listIsVotedOn: true }), [])).toBe(
    "Hội đồng đang biểu quyết về danh sách theo quy chế hiện hành. Hãy kết thúc biểu quyết rồi mới áp dụng quy chế mới.",
  );
  expect(whyNotReopenRules(round, rules, facts(), [])).toBeNull();
});

test("scoring begins with the sheets of the plan, and not without a word where it gives an entry too few", () => {
  const nominations = { ...facts().nominations, submitted: 0, admitted: 45 };
  const assigned = { way: "balanced" as const, pairs: 224, fewest: 4 };

  expect(blockersOf("screening", "scoring", rules, facts({ nominations, assigned }))).toEqual([
    { sentence: "Phương án phân công có sản phẩm được giao cho ít hơn 5 giám khảo.", mayOverride: true },
  ]);
  expect(
    blockersOf("screening", "scoring", rules, facts({ nominations, assigned: { ...assigned, way: null } })),
  ).toEqual([]);
  expect(consequencesOf("scoring", facts({ nominations, assigned }))[0]).toContain("224 phiếu");
  expect(consequencesOf("scoring", facts({ nominations }))[0]).toContain("405 phiếu");
});

test("moving on is confirmed with its numbers", () => {
  const nominations = { ...facts().nominations, more_asked: 3 };

  expect(consequencesOf("scoring", facts({ nominations }))).toEqual([
    "42 hồ sơ đã tiếp nhận được giao cho 9 giám khảo: 378 phiếu chấm.",
    "3 hồ sơ đang chờ bổ sung sẽ không có phiếu chấm.",
  ]);
});

test("an hour is read as people write it", () => {
  expect(["17h00", "17:00", "8h", "08g30", "24h00", "abc"].map(parseTime)).toEqual([
    "17:00",
    "17:00",
    "08:00",
    "08:30",
    null,
    null,
  ]);
});
