import type { LegalLetter, LetterBlock } from "~/adapters/documents/legal-letter";
import type { LegalColumn } from "~/adapters/documents/legal-list";
import { formatDate, type PlainDate } from "~/lib/dates";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import type { FairMoneySource } from "~/lib/vocabulary";
import { type FairFigures, visitsOf } from "./rules";

export interface ReportedFair {
  readonly name: string;
  readonly venue: string;
  readonly startsOn: PlainDate;
  readonly endsOn: PlainDate;
  readonly agency: { readonly name: string; readonly parent: string | null; readonly place: string };
  readonly figures: FairFigures;
  readonly words: {
    readonly results: string | null;
    readonly difficulties: string | null;
    readonly proposals: string | null;
  };
  readonly otherVisitsSource: string | null;
  /** What the figures are of: settled, or as of a time. */
  readonly footer: string;
}

const SOURCES: Record<FairMoneySource, string> = {
  national_promotion: "Kinh phí khuyến công quốc gia",
  local_promotion: "Kinh phí khuyến công địa phương",
  other_budget: "Ngân sách khác",
  exhibitors: "Đơn vị tham gia",
  sponsors: "Tài trợ",
};

/**
 * The report of a fair (báo cáo) as a draft to be numbered, edited and signed; official papers are Vietnamese.
 * Source: Decree 30/2020/ND-CP, annex III, form 1.4; docs/rules/fair-reports.md#papers.
 */
export function composeReport(fair: ReportedFair): LegalLetter {
  const { figures, words, agency } = fair;
  const taken = figures.booths.reduce((sum, { taken }) => sum + taken, 0);
  return {
    issuer: { parent: agency.parent, name: agency.name },
    number: "Số: ……/BC-……",
    placeAndDate: `${agency.place}, ngày …… tháng …… năm ……`,
    mark: "Dự thảo",
    title: "Báo cáo",
    subject: `Kết quả tổ chức ${fair.name}`,
    blocks: sections([
      [
        "Thông tin chung",
        paragraph(
          `${fair.name} được tổ chức từ ngày ${formatDate(fair.startsOn)} đến ngày ${formatDate(fair.endsOn)} tại ${fair.venue}.`,
        ),
      ],
      [
        "Kết quả",
        {
          kind: "items",
          items: [
            `${count(taken)} gian hàng của ${count(figures.establishments)} đơn vị đến từ ${count(figures.provinces.length)} tỉnh, thành phố.`,
            `${count(figures.products.all)} sản phẩm trưng bày, trong đó ${count(figures.products.recognised)} sản phẩm công nghiệp nông thôn tiêu biểu còn hiệu lực.`,
            visitsText(figures, fair.otherVisitsSource),
            `Doanh thu bán hàng ${formatMoney(figures.sales.revenue)} (${moneyInWords(figures.sales.revenue)}), ${count(figures.sales.contracts)} hợp đồng, giá trị ${formatMoney(figures.sales.contractValue)}, theo báo cáo của ${count(figures.sales.reported)}/${count(figures.sales.exhibitors)} đơn vị đăng ký.`,
            ...meetingsText(figures),
          ],
        },
        ...texts(words.results),
      ],
      ["Đơn vị tham gia theo địa phương", ...provinceTable(figures)],
      ["Kinh phí", ...moneyTable(figures)],
      ["Khó khăn, hạn chế", ...texts(words.difficulties)],
      ["Đề xuất, kiến nghị", ...texts(words.proposals)],
    ]),
    recipients: ["Cơ quan cấp trên;", "Các đơn vị phối hợp;", "Lưu: VT."],
    signer: { title: "Thủ trưởng cơ quan", name: "" },
    footer: fair.footer,
  };
}

const count = (number: number) => formatNumber(number, "vi");
type Section = readonly [title: string, ...blocks: LetterBlock[]];
const NUMERALS = ["I", "II", "III", "IV", "V", "VI"];

/** Those that say something, numbered as the decree numbers parts. */
const sections = (all: readonly Section[]): LetterBlock[] =>
  all
    .filter(([, ...blocks]) => blocks.length > 0)
    .flatMap(([title, ...blocks], at) => [{ kind: "heading", text: `${NUMERALS[at]}. ${title}` } as const, ...blocks]);
const paragraph = (text: string): LetterBlock => ({ kind: "paragraph", text });
const texts = (text: string | null): LetterBlock[] => (text ? text.split("\n").filter(Boolean).map(paragraph) : []);

function visitsText(figures: FairFigures, source: string | null): string {
  const { counted, other } = figures.visits;
  const sum = `${count(visitsOf(figures))} lượt khách tham quan`;
  return other === 0
    ? `${sum}.`
    : `${sum}: ${count(counted)} lượt đếm tại cổng và ${count(other)} lượt theo ${source}.`;
}

/** Nothing where the fair had no supply-demand meetings. */
function meetingsText({ meetings }: FairFigures): string[] {
  if (meetings.placed === 0) return [];
  const { buyers, held, contracts, contractValue, agreements, agreementValue } = meetings;
  return [
    `Giao thương, kết nối cung cầu: ${count(buyers)} người mua, ${count(held)} cuộc gặp, ${count(contracts)} hợp đồng giá trị ${formatMoney(contractValue)}, ${count(agreements)} thỏa thuận nguyên tắc giá trị ${formatMoney(agreementValue)}, theo kết quả ghi ở từng cuộc gặp; hợp đồng có thể trùng với báo cáo hằng ngày của đơn vị nên không cộng.`,
  ];
}

const PROVINCE_COLUMNS: readonly LegalColumn[] = [
  { header: "STT", width: 10, align: "center" },
  { header: "Tỉnh, thành phố", width: 50, align: "left" },
  { header: "Số gian hàng", width: 20, align: "right" },
  { header: "Số đơn vị", width: 20, align: "right" },
];

function provinceTable({ provinces }: FairFigures): LetterBlock[] {
  if (provinces.length === 0) return [];
  return [
    {
      kind: "table",
      columns: PROVINCE_COLUMNS,
      rows: provinces.map(({ name, booths, establishments }, at) => [
        String(at + 1),
        name,
        count(booths),
        count(establishments),
      ]),
    },
  ];
}

const MONEY_COLUMNS: readonly LegalColumn[] = [
  { header: "Nguồn kinh phí", width: 46, align: "left" },
  { header: "Dự toán (đồng)", width: 27, align: "right" },
  { header: "Thực hiện (đồng)", width: 27, align: "right" },
];

function moneyTable({ money }: FairFigures): LetterBlock[] {
  if (money.length === 0) return [];
  const planned = money.reduce((sum, line) => sum + line.planned, 0);
  const settled = money.filter((line) => line.spent !== null);
  const spent = settled.reduce((sum, line) => sum + line.spent!, 0);
  return [
    {
      kind: "table",
      columns: MONEY_COLUMNS,
      rows: [
        ...money.map((line) => [
          SOURCES[line.source],
          count(line.planned),
          line.spent === null ? "chưa quyết toán" : count(line.spent),
        ]),
        ["Tổng cộng", count(planned), settled.length > 0 ? count(spent) : "chưa quyết toán"],
      ],
    },
    paragraph(`Tổng dự toán: ${formatMoney(planned)} (${moneyInWords(planned)}).`),
  ];
}
