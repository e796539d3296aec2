import { expect, test } from "vitest";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { diffRules } from "~/domain/schemes/diff-rules";
import { HOUSE_PRIZE } from "~/domain/schemes/house-prize";
import { SchemeRules } from "~/domain/schemes/rules";
import { runWithLocale } from "~/i18n/locale.server";
import { saidChanges } from "~/ui/schemes/change-texts";

const prize = SchemeRules.parse(HOUSE_PRIZE.rules);

function said(locale: "vi" | "en", before: SchemeRules, edit: (rules: SchemeRules) => void) {
  const after = structuredClone(before);
  edit(after);
  return runWithLocale(locale, () =>
    saidChanges(diffRules(before, after), before, after).flatMap(({ section, changes }) =>
      changes.map((change) => [section, change.what, change.before, change.after]),
    ),
  );
}

const edit = (rules: SchemeRules) => {
  rules.groups[0]!.code = "TC";
  rules.levels.value[0]!.councilSizes = [5, 7];
  rules.criteria.value.reverse();
  rules.criteria.value[0]!.maximum = 2050;
  rules.criteria.value[1]!.levels = [{ from: 0, to: 2500, text: "Đẹp", textEn: "Fine" }];
  rules.tieBreaks.value = [];
  rules.cap = { value: null, source: "" };
  rules.groupCaps.value = { TC: 12 };
  rules.tiers.value.pop();
  rules.tiers.value[0]!.money = 7_500_000;
  rules.majority.value = { numerator: 2, denominator: 3, of: "members" };
  rules.earlierValidity.value = [{ issuedBefore: "2020-01-31", years: 1 }];
};

test("differences are said in words, each in its section", () => {
  expect(said("vi", prize, edit)).toEqual([
    ["entry", "Nhóm sản phẩm: đổi mã", "ALL · Tất cả sản phẩm", "TC · Tất cả sản phẩm"],
    ["criteria", "3 Thẩm mỹ: Các mức điểm", "Không có", "0–25: Đẹp"],
    ["criteria", "4 Khả năng thương mại: Tối đa", "25", "20,5"],
    [
      "criteria",
      "Tiêu chí và điểm tối đa: thứ tự",
      "1 Chất lượng\n2 Sáng tạo\n3 Thẩm mỹ\n4 Khả năng thương mại",
      "4 Khả năng thương mại\n3 Thẩm mỹ\n2 Sáng tạo\n1 Chất lượng",
    ],
    [
      "scoring",
      "Khi bằng điểm",
      "1. Điểm trung bình của tiêu chí 1 cao hơn; 2. Trung vị các phiếu cao hơn; 3. Hội đồng chọn",
      "Không phân định: bằng điểm thì đồng hạng.",
    ],
    ["caps", "Nhiều nhất toàn kỳ", "6", "Không giới hạn"],
    ["caps", "Nhiều nhất toàn kỳ: căn cứ", "Thể lệ của Ban tổ chức", "Chưa ghi căn cứ"],
    ["caps", "Nhiều nhất mỗi nhóm", null, "TC · Tất cả sản phẩm: 12"],
    ["tiers", "Giải Nhất: Tiền thưởng mỗi sản phẩm", "5.000.000 đồng", "7.500.000 đồng"],
    ["tiers", "Hạng, giải", "Giải Ba: Từ điểm đạt", null],
    ["council", "Cấp tỉnh: Số thành viên Hội đồng", "Bao nhiêu cũng được", "5, 7"],
    ["council", "Thông qua khi", "Hơn 1/2 số người có mặt tán thành", "Hơn 2/3 tổng số thành viên tán thành"],
    ["clocks", "Giấy chứng nhận cấp trước đây", "Không có", "cấp trước ngày 31/01/2020: 1 năm"],
  ]);
  expect(said("en", prize, edit).map(([, what, , after]) => [what, after])).toEqual([
    ["Product groups: other code", "TC · All products"],
    ["3 Beauty: Levels of points", "0–25: Fine"],
    ["4 Commercial promise: Maximum", "20.5"],
    ["Criteria and maxima: order", "4 Commercial promise\n3 Beauty\n2 Creativity\n1 Quality"],
    ["When scores are equal", "Nothing decides: equal scores share a rank."],
    ["Most of the whole round", "No limit"],
    ["Most of the whole round: legal source", "No source given"],
    ["Most of each group", "TC · All products: 12"],
    ["First prize: Prize money each", "7,500,000 VND"],
    ["Tiers", null],
    ["Provincial level: Members of the council", "5, 7"],
    ["Majority", "More than 2/3 of all members agree"],
    ["Certificates issued earlier", "issued before 31 Jan 2020: 1 year"],
  ]);
});

test("a part that moved, a paper's groups and levels are said by name", () => {
  const changes = said("vi", SchemeRules.parse(CNNTTB.rules), (rules) => {
    const [first, second] = rules.criteria.value;
    second!.parts!.push(first!.parts!.pop()!);
    rules.checklist.value[1]!.groups = ["A", "B"];
    rules.checklist.value[5]!.levels = undefined;
    rules.checklist.value[5]!.needed = "if_any";
    rules.setCases.value = [];
  });

  expect(changes.map(([, what, before, after]) => [what, before, after])).toEqual([
    ["Trường hợp được coi là bộ sản phẩm", expect.stringContaining("(a) Cùng mẫu mã"), "Không xét bộ sản phẩm"],
    [
      expect.stringContaining(": Cho nhóm"),
      "Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống",
      "Thủ công mỹ nghệ và Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống",
    ],
    [expect.stringContaining(": Mức cần"), "Bắt buộc", "Nếu có"],
    [expect.stringContaining(": Ở cấp"), "Cấp khu vực và Cấp quốc gia", "Mọi cấp"],
    ["I.4 Nguyên liệu trong nước, chuỗi giá trị: Thuộc tiêu chí", "I", "II"],
  ]);
});
