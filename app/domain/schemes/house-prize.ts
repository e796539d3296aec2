import type { CriterionRule, SchemeTemplate, WrittenRules } from "./rules";

const HOUSE_RULES = "Thể lệ của Ban tổ chức";

const quarter = (code: string, title: string, titleEn: string): CriterionRule => ({
  code,
  title,
  titleEn,
  maximum: 2500,
});

/** A small prize with places, for organisers with rules of their own: the least a scheme needs. Source: docs/rules/schemes.md#house-prize. */
export const HOUSE_PRIZE = {
  code: "house-prize",
  name: "Giải thưởng nội bộ",
  nameEn: "House prize",
  rules: {
    groups: [{ code: "ALL", name: "Tất cả sản phẩm", nameEn: "All products" }],
    levels: { value: [{ level: "province", councilSizes: [], lowerTitle: "none" }], source: HOUSE_RULES },
    minimumPhotos: { value: 1, source: HOUSE_RULES },
    criteria: {
      value: [
        quarter("1", "Chất lượng", "Quality"),
        quarter("2", "Sáng tạo", "Creativity"),
        quarter("3", "Thẩm mỹ", "Beauty"),
        quarter("4", "Khả năng thương mại", "Commercial promise"),
      ],
      source: HOUSE_RULES,
    },
    scoreStep: { value: 100, source: HOUSE_RULES },
    combining: { value: "trimmed_mean", source: HOUSE_RULES },
    trim: { value: 1, source: HOUSE_RULES },
    passMark: { value: 5000, source: HOUSE_RULES },
    passComparison: { value: "at_least", source: HOUSE_RULES },
    minimumSheets: { value: 3, source: HOUSE_RULES },
    tieBreaks: {
      value: [{ kind: "criterion", code: "1" }, { kind: "median" }, { kind: "council" }],
      source: HOUSE_RULES,
    },
    cap: { value: 6, source: HOUSE_RULES },
    establishmentCap: { value: 1, source: HOUSE_RULES },
    tiers: {
      value: [
        { code: "first", name: "Giải Nhất", nameEn: "First prize", from: null, count: 1, money: 5_000_000 },
        { code: "second", name: "Giải Nhì", nameEn: "Second prize", from: null, count: 2, money: 3_000_000 },
        { code: "third", name: "Giải Ba", nameEn: "Third prize", from: null, count: 3, money: 1_000_000 },
      ],
      source: HOUSE_RULES,
    },
    validityYears: { value: 2, source: HOUSE_RULES },
  } satisfies WrittenRules,
} as const satisfies SchemeTemplate;
