import type { LegalLetter, LetterBlock } from "~/adapters/documents/legal-letter";
import type { LegalColumn } from "~/adapters/documents/legal-list";
import { formatDate, formatLongDate, type PlainDate } from "~/lib/dates";
import { formatNumber } from "~/lib/number-format";
import { type LetterRound, listed, opening } from "./compose-letter";
import { countMakers } from "./makers";
import type { RecognisedProduct } from "./recognised-list.server";

/** A released result as its announcement tells it. */
export interface AnnouncedResult {
  readonly decision: {
    readonly number: string;
    readonly decidedOn: PlainDate;
    readonly agency: string;
    readonly parentAgency: string | null;
    readonly place: string;
    readonly signer: { readonly title: string; readonly name: string };
  };
  readonly roundName: string;
  readonly awards: readonly RecognisedProduct[];
  /** Working days the rules give for complaints, and the last of them; null before the clock runs. */
  readonly complaints: { readonly days: number; readonly lastDay: PlainDate | null };
  /** Addresses to be typed from paper: where the list stands, and where a certificate is checked. */
  readonly site: string;
  readonly verifyPage: string;
}

/**
 * The announcement of a released result (thông báo), a draft to be numbered, edited and signed; number and day of its own are left open.
 * Source: Decree 30/2020/ND-CP, annex III, form 1.4; docs/rules/papers-of-a-release.md#announcement
 */
export function composeAnnouncement(result: AnnouncedResult, round: LetterRound): LegalLetter {
  const { decision, awards, complaints, site, verifyPage, roundName } = result;
  return {
    ...opening({ ...decision, number: null, decidedOn: null }, "TB"),
    mark: "Dự thảo",
    title: "Thông báo",
    subject: `Về kết quả bình chọn sản phẩm công nghiệp nông thôn tiêu biểu ${round.level} năm ${round.year}`,
    blocks: [
      {
        kind: "paragraph",
        text: `Căn cứ Quyết định số ${decision.number} ${formatLongDate(decision.decidedOn)} của ${decision.agency}, kết quả ${roundName} được thông báo như sau:`,
      },
      ...resultBlocks(awards),
      {
        kind: "paragraph",
        text: `Danh sách và niêm phong kết quả được công bố tại ${site}, mục Kỳ bình chọn; giấy chứng nhận kiểm tra được tại ${verifyPage}.`,
      },
      { kind: "paragraph", text: complaintText(complaints) },
    ],
    recipients: listed(["Các cơ sở tham gia bình chọn", "Hội đồng bình chọn", "Lưu: VT, hồ sơ kỳ bình chọn"]),
    signer: decision.signer,
    footer: round.footer,
  };
}

const COLUMNS: readonly LegalColumn[] = [
  { header: "STT", width: 8, align: "center" },
  { header: "Tên sản phẩm/bộ sản phẩm", width: 36, align: "left" },
  { header: "Tên cơ sở", width: 32, align: "left" },
  { header: "Nhóm", width: 24, align: "left" },
];

function resultBlocks(awards: readonly RecognisedProduct[]): LetterBlock[] {
  if (awards.length === 0) {
    return [{ kind: "paragraph", text: "Không có sản phẩm, bộ sản phẩm nào được công nhận." }];
  }
  const hasTiers = awards.some((award) => award.tier !== null);
  const columns = hasTiers ? [...COLUMNS, { header: "Giải", width: 16, align: "left" as const }] : COLUMNS;
  return [
    {
      kind: "paragraph",
      text: `Có ${formatNumber(awards.length, "vi")} sản phẩm, bộ sản phẩm của ${formatNumber(countMakers(awards), "vi")} cơ sở công nghiệp nông thôn được công nhận:`,
    },
    {
      kind: "table",
      columns,
      rows: awards.map(({ product, establishment, group, tier }, place) => [
        String(place + 1),
        product,
        establishment,
        group ?? "",
        ...(hasTiers ? [tier ?? ""] : []),
      ]),
    },
  ];
}

function complaintText({ days, lastDay }: AnnouncedResult["complaints"]): string {
  const until = lastDay === null ? "" : ` (hết ngày ${formatDate(lastDay)})`;
  return `Tổ chức, cá nhân có khiếu nại về kết quả gửi đến Hội đồng bình chọn trong thời hạn ${days} ngày làm việc kể từ ngày công bố kết quả${until}.`;
}
