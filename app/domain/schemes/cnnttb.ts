import { LEGAL_FORMS, PRODUCT_GROUPS, SET_CASES } from "~/lib/vocabulary";
import type { ChecklistItem, CriterionRule, SchemeTemplate, WrittenRules } from "./rules";

const CIRCULAR = "Thông tư 14/2018/TT-BCT, sửa đổi Thông tư 26/2014/TT-BCT";
/** The law fixes 40/40/10/10 only; the points of the leaves are an example that each round's jury replaces. */
const EXAMPLE = "Ví dụ; khung điểm chi tiết do Hội đồng của kỳ bình chọn quyết định";

const JURY_RULES = "Quy chế của Ban giám khảo";
const COUNCIL_RULES = "Hội đồng bình chọn quyết định";

/** Three bands of a leaf: from 80 %, from 50 %, below; rounded to the step of half a point. */
function bands(
  maximum: number,
  high: [string, string],
  middle: [string, string],
  low: [string, string],
): NonNullable<CriterionRule["levels"]> {
  const top = Math.ceil((maximum * 8) / 10 / 50) * 50;
  const half = Math.ceil((maximum * 5) / 10 / 50) * 50;
  return [
    { from: top, to: maximum, text: high[0], textEn: high[1] },
    { from: half, to: top - 50, text: middle[0], textEn: middle[1] },
    { from: 0, to: half - 50, text: low[0], textEn: low[1] },
  ];
}

function leaf(
  code: string,
  maximum: number,
  title: [string, string],
  high: [string, string],
  middle: [string, string],
  low: [string, string],
): CriterionRule {
  return { code, title: title[0], titleEn: title[1], maximum, levels: bands(maximum, high, middle, low) };
}

const criteria: CriterionRule[] = [
  {
    code: "I",
    title: "Đáp ứng thị trường và khả năng phát triển sản xuất",
    titleEn: "Market response and growth of production",
    maximum: 4000,
    parts: [
      leaf(
        "I.1",
        1600,
        ["Nhu cầu trong và ngoài nước; thay thế hàng nhập khẩu", "Demand at home and abroad; replacing imports"],
        [
          "Đã xuất khẩu hoặc có hợp đồng lớn, thay thế được hàng nhập",
          "Exported or under large contracts, replaces imports",
        ],
        ["Bán ổn định trong vùng, có khách hàng thường xuyên", "Steady sales in the region, regular customers"],
        ["Mới bán thử, chưa rõ thị trường", "Only trial sales, market unclear"],
      ),
      leaf(
        "I.2",
        1000,
        ["Sản xuất hàng loạt, công nghệ, quy mô", "Mass production, technology, scale"],
        ["Dây chuyền hiện đại, sản lượng lớn và đều", "Modern line, large and even output"],
        ["Bán cơ giới, sản lượng đáp ứng đơn hàng", "Partly mechanised, output meets orders"],
        ["Thủ công nhỏ lẻ, khó nhân lên", "Small handwork, hard to scale"],
      ),
      leaf(
        "I.3",
        800,
        ["Nhân rộng và kéo theo ngành nghề khác", "Replication and pull on other trades"],
        ["Đã nhân rộng, kéo theo nhiều hộ và nghề", "Already replicated, draws in many households and trades"],
        ["Có thể nhân rộng trong xã, huyện", "Could spread within the locality"],
        ["Khó nhân rộng", "Hard to replicate"],
      ),
      leaf(
        "I.4",
        600,
        ["Nguyên liệu trong nước, chuỗi giá trị", "Domestic materials, value chains"],
        ["Nguyên liệu tại chỗ, liên kết có hợp đồng", "Local materials, contracted links"],
        ["Chủ yếu nguyên liệu trong nước", "Mostly domestic materials"],
        ["Phụ thuộc nguyên liệu nhập", "Depends on imported materials"],
      ),
    ],
  },
  {
    code: "II",
    title: "Kinh tế, kỹ thuật, xã hội và môi trường",
    titleEn: "Economy, technique, society and environment",
    maximum: 4000,
    parts: [
      leaf(
        "II.1",
        1200,
        ["Kinh tế: hiệu quả, doanh thu", "Economy: efficiency, revenue"],
        ["Doanh thu tăng đều ba năm, có lãi rõ", "Revenue up three years running, clear profit"],
        ["Doanh thu ổn định", "Stable revenue"],
        ["Doanh thu thấp hoặc giảm", "Low or falling revenue"],
      ),
      leaf(
        "II.2",
        1200,
        ["Kỹ thuật: công nghệ, chất lượng, tiêu chuẩn", "Technique: technology, quality, standards"],
        ["Có hệ thống quản lý, tiêu chuẩn được chứng nhận", "Certified management system and standards"],
        ["Công bố tiêu chuẩn, chất lượng ổn định", "Declared standards, stable quality"],
        ["Chưa có tiêu chuẩn", "No standards yet"],
      ),
      leaf(
        "II.3",
        800,
        ["Xã hội: việc làm, thu nhập", "Society: jobs, income"],
        ["Nhiều việc làm, thu nhập cao hơn mức vùng", "Many jobs, income above the area's"],
        ["Việc làm ổn định cho lao động địa phương", "Steady local jobs"],
        ["Ít việc làm, theo mùa", "Few or seasonal jobs"],
      ),
      leaf(
        "II.4",
        800,
        ["Môi trường", "Environment"],
        ["Xử lý tốt, tiết kiệm năng lượng, tái sử dụng", "Well treated, saves energy, reuses"],
        ["Đủ hồ sơ và biện pháp theo quy định", "Papers and measures as required"],
        ["Còn hạn chế trong xử lý", "Treatment still lacking"],
      ),
    ],
  },
  {
    code: "III",
    title: "Văn hóa, thẩm mỹ",
    titleEn: "Culture and aesthetics",
    maximum: 1000,
    parts: [
      leaf(
        "III.1",
        500,
        ["Bản sắc văn hóa, nghề truyền thống", "Cultural identity, traditional craft"],
        ["Mang đậm bản sắc, câu chuyện rõ", "Strong identity, a clear story"],
        ["Có yếu tố địa phương", "Some local elements"],
        ["Ít dấu ấn địa phương", "Little local mark"],
      ),
      leaf(
        "III.2",
        500,
        ["Mẫu mã, bao bì", "Design, packaging"],
        ["Đẹp, khác biệt, tiện dùng", "Beautiful, distinct, practical"],
        ["Gọn gàng, đủ nhãn", "Tidy, fully labelled"],
        ["Sơ sài", "Plain and incomplete"],
      ),
    ],
  },
  {
    code: "IV",
    title: "Tiêu chí khác",
    titleEn: "Other criteria",
    maximum: 1000,
    levels: bands(
      1000,
      ["Có giải thưởng và đóng góp nổi bật", "Prizes and outstanding contributions"],
      ["Chất lượng ổn định, nghĩa vụ đầy đủ", "Stable quality, duties fulfilled"],
      ["Chưa có minh chứng", "No evidence yet"],
    ),
  },
];

const CHECKLIST: ChecklistItem[] = [
  {
    code: "registration",
    kind: "registration",
    name: "Bản sao giấy đăng ký kinh doanh hoặc đăng ký hộ kinh doanh, hợp tác xã",
    nameEn: "Copy of the registration of the business, household or cooperative",
    needed: "required",
    mayPend: false,
  },
  {
    code: "food_safety",
    kind: "food_safety",
    name: "Giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm, hoặc bản cam kết, tự công bố",
    nameEn: "Food safety certificate, commitment or self-declaration",
    needed: "if_any",
    groups: ["B"],
    mayPend: true,
  },
  {
    code: "quality",
    kind: "quality",
    name: "Công bố tiêu chuẩn, chứng nhận chất lượng",
    nameEn: "Declared standard or quality certificate",
    needed: "if_any",
    mayPend: true,
  },
  {
    code: "trademark",
    kind: "trademark",
    name: "Đăng ký nhãn hiệu, kiểu dáng, sáng chế",
    nameEn: "Trademark, design or patent",
    needed: "if_any",
    mayPend: true,
  },
  {
    code: "award",
    kind: "award",
    name: "Giải thưởng, bằng khen, giấy chứng nhận khác",
    nameEn: "Awards and other certificates",
    needed: "if_any",
    mayPend: true,
  },
  {
    code: "lower_title",
    kind: "lower_title",
    name: "Bản sao chứng thực quyết định và giấy chứng nhận của cấp dưới còn hiệu lực, hoặc văn bản đề nghị của cấp dưới",
    nameEn: "Certified copy of the decision and valid certificate of the level below, or its authority's letter",
    needed: "required",
    levels: ["region", "nation"],
    mayPend: true,
  },
];

const GROUP_NAMES: Record<(typeof PRODUCT_GROUPS)[number], [string, string]> = {
  A: ["Thủ công mỹ nghệ", "Handicrafts"],
  B: [
    "Chế biến nông, lâm, thủy sản và thực phẩm, đồ uống",
    "Processed agricultural, forestry and fishery products, food and drink",
  ],
  C: ["Thiết bị, máy móc, dụng cụ và phụ tùng cơ khí", "Equipment, machinery, tools and spare parts"],
  D: ["Sản phẩm khác", "Other products"],
};

/** Typical rural industrial products. Source: docs/rules/schemes.md#cnnttb. */
export const CNNTTB = {
  code: "cnnttb",
  name: "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu",
  nameEn: "Selection of typical rural industrial products",
  rules: {
    groups: PRODUCT_GROUPS.map((code) => ({ code, name: GROUP_NAMES[code][0], nameEn: GROUP_NAMES[code][1] })),
    levels: {
      value: [
        { level: "commune", councilSizes: [5, 7], lowerTitle: "none" },
        { level: "district", councilSizes: [5, 7], lowerTitle: "none" },
        { level: "province", councilSizes: [7, 9], lowerTitle: "title_or_letter" },
        { level: "region", councilSizes: [9, 11], lowerTitle: "title_or_letter", entry: "put_forward" },
        { level: "nation", councilSizes: [11, 13], lowerTitle: "title_or_letter", entry: "put_forward" },
      ],
      source: CIRCULAR,
    },
    entrants: { value: [...LEGAL_FORMS], source: CIRCULAR },
    setCases: { value: [...SET_CASES], source: CIRCULAR },
    checklist: { value: CHECKLIST, source: CIRCULAR },
    minimumPhotos: { value: 3, source: CIRCULAR },
    criteria: { value: criteria, source: `${CIRCULAR}: thang 40/40/10/10. ${EXAMPLE}` },
    scoreStep: { value: 50, source: JURY_RULES },
    combining: { value: "mean", source: CIRCULAR },
    passMark: { value: 7000, source: CIRCULAR },
    passComparison: { value: "at_least", source: CIRCULAR },
    minimumSheets: { value: 5, source: JURY_RULES },
    tieBreaks: { value: [{ kind: "council" }], source: COUNCIL_RULES },
    cap: { value: null, source: COUNCIL_RULES },
    groupCaps: { value: {}, source: COUNCIL_RULES },
    territoryCap: { value: null, source: COUNCIL_RULES },
    establishmentCap: { value: null, source: COUNCIL_RULES },
    tiers: { value: [], source: COUNCIL_RULES },
    juryOdd: { value: true, source: CIRCULAR },
    quorum: { value: { numerator: 2, denominator: 3 }, source: COUNCIL_RULES },
    majority: { value: { numerator: 1, denominator: 2, of: "present" }, source: COUNCIL_RULES },
    expectedList: { value: false, source: COUNCIL_RULES },
    processingDays: { value: 30, source: CIRCULAR },
    complaintDays: { value: 15, source: CIRCULAR },
    answerDays: { value: 10, source: CIRCULAR },
    graceMinutes: { value: 0, source: COUNCIL_RULES },
    validityYears: { value: 4, source: CIRCULAR },
    validityEnds: { value: "year_end", source: CIRCULAR },
    earlierValidity: {
      value: [{ issuedBefore: "2018-08-16", years: 3 }],
      source: "Thông tư 26/2014/TT-BCT trước khi được sửa đổi",
    },
  } satisfies WrittenRules,
} as const satisfies SchemeTemplate;
