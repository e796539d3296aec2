import { expect, test } from "vitest";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { saidFindings } from "~/domain/schemes/finding-sentences";
import { SchemeRules } from "~/domain/schemes/rules";
import { runWithLocale } from "~/i18n/locale.server";

const programme = SchemeRules.parse(CNNTTB.rules);
const leaf = (code: string, maximum: number, groups?: string[]) => ({
  ...{ code, title: code, titleEn: code, maximum },
  ...(groups && { groups }),
});

test("each finding is said where it is mended, in the reader's language", () => {
  const rules: SchemeRules = {
    ...programme,
    criteria: {
      value: [
        { ...leaf("1", 6000), levels: [{ from: 0, to: 5000, text: "a", textEn: "a", groups: ["D"] }] },
        leaf("2", 4000, ["A", "B", "C"]),
        leaf("3", 3000, ["D"]),
      ],
      source: "",
    },
    cap: { value: 10, source: "" },
    groupCaps: { value: { B: 12 }, source: "" },
    tiers: {
      value: [{ code: "a", name: "Hạng A", nameEn: "Grade A", from: 6500, count: 3, money: null }],
      source: "",
    },
    quorum: { value: { numerator: 3, denominator: 2 }, source: "" },
  };

  expect(runWithLocale("vi", () => saidFindings(rules))).toEqual([
    {
      section: "criteria",
      criterion: null,
      sentence: "Nhóm Sản phẩm khác: Toàn phiếu cộng lại được 90 điểm, cần đúng 100 điểm.",
    },
    { section: "criteria", criterion: "1", sentence: "Nhóm Sản phẩm khác: Tiêu chí 1: chưa có mức cho 50,5 điểm." },
    {
      section: "caps",
      criterion: null,
      sentence: "Giới hạn của nhóm Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống lớn hơn giới hạn toàn kỳ (10).",
    },
    {
      section: "tiers",
      criterion: null,
      sentence: "“Hạng A” bắt đầu dưới điểm đạt 70, nên phần dưới không ai nhận được.",
    },
    {
      section: "tiers",
      criterion: null,
      sentence:
        "Sản phẩm được công nhận từ 70 điểm có thể không vào hạng nào. Thêm một hạng cuối không giới hạn số lượng, hoặc đặt giới hạn toàn kỳ bằng tổng số giải.",
    },
    {
      section: "council",
      criterion: null,
      sentence: "Cuộc họp không bao giờ hợp lệ: tử số lớn hơn mẫu số.",
    },
  ]);
  expect(runWithLocale("en", () => saidFindings(rules)).map((finding) => finding.sentence)).toEqual([
    "Group Other products: The whole sheet adds up to 90 points, it must make 100.",
    "Group Other products: Criterion 1: no level covers 50.5 points.",
    "The limit of group Processed agricultural, forestry and fishery products, food and drink is above that of the whole round (10).",
    "“Grade A” begins below the pass mark 70: nobody can get its lower part.",
    "What is recognised from 70 points may be left without a tier. Add a last tier without a limit of places, or cap the round at the number of places.",
    "No meeting is ever valid: the numerator is above the denominator.",
  ]);
});
