import { LEGAL_FORMS } from "~/lib/vocabulary";
import type { CriterionRule, SchemeTemplate, WrittenRules } from "./rules";

const CRITERIA_SETS = "Quyết định 148/QĐ-TTg năm 2023 (Bộ tiêu chí OCOP)";
const COUNCIL_RULES = "Hội đồng đánh giá quyết định";
/** The programme has a set of criteria for each kind of product; these leaves are an example that a round replaces. */
const EXAMPLE = "Ví dụ; thay bằng bộ tiêu chí của từng bộ sản phẩm";

const leaf = (code: string, maximum: number, title: string, titleEn: string): CriterionRule => ({
  code,
  title,
  titleEn,
  maximum,
});

const criteria: CriterionRule[] = [
  {
    code: "A",
    title: "Sản phẩm và sức mạnh của cộng đồng",
    titleEn: "The product and the strength of its community",
    maximum: 4000,
    parts: [
      leaf(
        "A.1",
        1600,
        "Tổ chức sản xuất: nguyên liệu, gia tăng giá trị, năng lực",
        "Production: materials, added value, capacity",
      ),
      leaf("A.2", 1000, "Phát triển sản phẩm: ý tưởng, bao bì, bản sắc", "Development: idea, packaging, identity"),
      leaf(
        "A.3",
        1400,
        "Sức mạnh cộng đồng: loại hình, lao động địa phương, liên kết",
        "Community: legal form, local jobs, links",
      ),
    ],
  },
  {
    code: "B",
    title: "Khả năng tiếp thị",
    titleEn: "Marketing",
    maximum: 2500,
    parts: [
      leaf(
        "B.1",
        1500,
        "Hoạt động tiếp thị: khu vực phân phối, tổ chức, quảng bá",
        "Marketing: distribution, organisation, promotion",
      ),
      leaf("B.2", 1000, "Câu chuyện sản phẩm", "The story of the product"),
    ],
  },
  {
    code: "C",
    title: "Chất lượng sản phẩm",
    titleEn: "Quality of the product",
    maximum: 3500,
    parts: [
      leaf("C.1", 1200, "Cảm quan, tính độc đáo", "Looks, taste, distinctness"),
      leaf("C.2", 1500, "Công bố, kiểm nghiệm, hệ thống quản lý chất lượng", "Declarations, tests, quality management"),
      leaf("C.3", 800, "Cơ hội xuất khẩu", "Chances of export"),
    ],
  },
];

/** One Commune One Product: stars by points. Source: docs/rules/schemes.md#ocop. */
export const OCOP = {
  code: "ocop",
  name: "Đánh giá, phân hạng sản phẩm OCOP",
  nameEn: "Rating of OCOP products",
  rules: {
    groups: [
      { code: "F", name: "Thực phẩm", nameEn: "Food" },
      { code: "DR", name: "Đồ uống", nameEn: "Drinks" },
      { code: "H", name: "Dược liệu và sản phẩm từ dược liệu", nameEn: "Medicinal herbs and their products" },
      { code: "CR", name: "Thủ công mỹ nghệ", nameEn: "Handicrafts" },
      { code: "P", name: "Sinh vật cảnh", nameEn: "Ornamental plants and animals" },
      {
        code: "T",
        name: "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
        nameEn: "Community and eco-tourism",
      },
    ],
    levels: {
      value: [
        { level: "commune", councilSizes: [], lowerTitle: "none" },
        { level: "district", councilSizes: [], lowerTitle: "none" },
        { level: "province", councilSizes: [], lowerTitle: "title" },
        { level: "nation", councilSizes: [], lowerTitle: "title" },
      ],
      source: CRITERIA_SETS,
    },
    entrants: { value: [...LEGAL_FORMS], source: CRITERIA_SETS },
    setCases: { value: [], source: CRITERIA_SETS },
    checklist: {
      value: [
        {
          code: "registration",
          kind: "registration",
          name: "Giấy đăng ký kinh doanh",
          nameEn: "Business registration",
          needed: "required",
          mayPend: false,
        },
        {
          code: "food_safety",
          kind: "food_safety",
          name: "Giấy chứng nhận đủ điều kiện an toàn thực phẩm",
          nameEn: "Food safety certificate",
          needed: "required",
          groups: ["F", "DR"],
          mayPend: true,
        },
        {
          code: "quality",
          kind: "quality",
          name: "Công bố chất lượng, phiếu kiểm nghiệm",
          nameEn: "Declared quality, test results",
          needed: "required",
          groups: ["F", "DR", "H"],
          mayPend: true,
        },
      ],
      source: CRITERIA_SETS,
    },
    minimumPhotos: { value: 3, source: COUNCIL_RULES },
    criteria: { value: criteria, source: `${CRITERIA_SETS}: A 40, B 25, C 35. ${EXAMPLE}` },
    scoreStep: { value: 50, source: COUNCIL_RULES },
    combining: { value: "mean", source: CRITERIA_SETS },
    passMark: { value: 5000, source: CRITERIA_SETS },
    passComparison: { value: "at_least", source: CRITERIA_SETS },
    minimumSheets: { value: 5, source: COUNCIL_RULES },
    tieBreaks: { value: [], source: "Không giới hạn số lượng, không cần phân định" },
    cap: { value: null, source: CRITERIA_SETS },
    tiers: {
      value: [
        { code: "star_5", name: "5 sao", nameEn: "5 stars", from: 9000, count: null, money: null },
        { code: "star_4", name: "4 sao", nameEn: "4 stars", from: 7000, count: null, money: null },
        { code: "star_3", name: "3 sao", nameEn: "3 stars", from: 5000, count: null, money: null },
      ],
      source: CRITERIA_SETS,
    },
    complaintDays: { value: 15, source: COUNCIL_RULES },
    answerDays: { value: 10, source: COUNCIL_RULES },
    validityYears: { value: 3, source: `${CRITERIA_SETS}: 36 tháng` },
    validityEnds: { value: "anniversary", source: CRITERIA_SETS },
  } satisfies WrittenRules,
} as const satisfies SchemeTemplate;
