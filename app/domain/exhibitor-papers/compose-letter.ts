import type { LegalLetter, LetterBlock } from "~/adapters/documents/legal-letter";
import type { LegalColumn } from "~/adapters/documents/legal-list";
import { formatDate, formatLongDate, formatTime, todayInVietnam } from "~/lib/dates";
import { formatMoney, moneyInWords } from "~/lib/money";
import { formatNumber } from "~/lib/number-format";
import type { BoothKind } from "~/lib/vocabulary";
import { type LetterContent, type LetterPlace, sumsOf } from "./letter-content";

/** What places are called on papers. */
export const PLACE_KINDS: Readonly<Record<BoothKind, string>> = {
  standard: "Gian tiêu chuẩn",
  corner: "Gian góc",
  raw: "Đất trống",
  pavilion: "Khu riêng của tỉnh",
  common: "Gian chung",
};

/**
 * A confirmation letter in the layout of official documents; the number is the agency's own to write. isDraft: it was not issued.
 * Source: Decree 30/2020/ND-CP, annex I; docs/rules/exhibitor-papers.md#letter
 */
export function composeLetter(content: LetterContent, { isDraft }: { readonly isDraft: boolean }): LegalLetter {
  const { fair, issuer, signer, application, applicant, number } = content;
  const at = new Date(content.at);
  const issuedOn = todayInVietnam(at);
  return {
    issuer: { parent: issuer.parent, name: issuer.name },
    number: "Số: ……………",
    placeAndDate: `${issuer.place}, ${isDraft ? "ngày …… tháng …… năm ……" : formatLongDate(issuedOn)}`,
    mark: isDraft ? "Dự thảo" : "",
    title: "Thư xác nhận gian hàng",
    subject: fair.name,
    blocks: [
      { kind: "paragraph", text: `Kính gửi: ${addressee(applicant)}.` },
      {
        kind: "paragraph",
        text: `Theo đơn đăng ký số ${application.number}, ${issuer.name} xác nhận ${applicant.name} có gian hàng tại ${fair.name}, ${daysOf(fair)}, tại ${fair.venue}. Biển tên gian hàng: “${application.signName}”.`,
      },
      ...placesBlocks(content),
      ...exhibitorBlocks(content),
      ...serviceBlocks(content),
      ...timeBlocks(content),
      ...noteBlocks(content.notes),
      {
        kind: "paragraph",
        text: `Thư này ghi gian hàng như đã sắp xếp lúc ${formatTime(at)} ngày ${formatDate(issuedOn)}; vị trí được đánh dấu trên sơ đồ kèm theo. Khi gian hàng thay đổi, ${issuer.name} gửi thư mới và chỉ thư mới nhất có giá trị.`,
      },
    ],
    recipients: ["Như trên;", "Lưu: VT, hồ sơ hội chợ."],
    signer,
    footer: `Đơn ${application.number}, thư lần ${number}, gian hàng lúc ${formatTime(at)} ngày ${formatDate(issuedOn)} (giờ Việt Nam)`,
  };
}

function addressee({ name, taxCode, address }: LetterContent["applicant"]): string {
  return [name, ...(taxCode ? [`mã số thuế ${taxCode}`] : []), ...(address ? [`địa chỉ ${address}`] : [])].join(", ");
}

const daysOf = ({ startsOn, endsOn }: LetterContent["fair"]) =>
  `từ ${formatLongDate(startsOn)} đến ${formatLongDate(endsOn)}`;

/** Decimetres as metres: "3 x 4,5 m". */
export const sizeOf = ({ width, height }: { readonly width: number; readonly height: number }): string =>
  `${formatNumber(width / 10, "vi")} x ${formatNumber(height / 10, "vi")} m`;

const amount = (dong: number | null) => (dong === null ? "" : formatNumber(dong, "vi"));

const COLUMNS: readonly LegalColumn[] = [
  { header: "STT", width: 7, align: "center" },
  { header: "Vị trí", width: 13, align: "left" },
  { header: "Khu", width: 16, align: "left" },
  { header: "Loại, kích thước", width: 24, align: "left" },
  { header: "Đơn giá (đồng)", width: 18, align: "right" },
  { header: "Hỗ trợ (đồng)", width: 18, align: "right" },
];
const WHO: LegalColumn = { header: "Đơn vị trưng bày", width: 26, align: "left" };

function placesBlocks({ places, isCentre, supportSource, money }: LetterContent): LetterBlock[] {
  const columns = isCentre ? [...COLUMNS, WHO] : COLUMNS;
  const row = (place: LetterPlace, at: number) => [
    String(at + 1),
    place.code,
    place.hall,
    kindInWords(place),
    amount(place.rent),
    amount(place.support),
    ...(isCentre ? [place.exhibitor ?? ""] : []),
  ];
  return [
    { kind: "heading", text: `Gian hàng (${formatNumber(places.length, "vi")} gian)` },
    { kind: "table", columns, rows: places.map(row) },
    ...sumBlocks(places, supportSource),
    ...depositBlocks(money),
  ];
}

function kindInWords({ kind, width, height, openSides, power, hasWater }: LetterPlace): string {
  const extras = [
    ...(openSides > 1 ? [`${openSides} mặt mở`] : []),
    ...(power > 0 ? [`điện ${formatNumber(power / 1000, "vi")} kW`] : []),
    ...(hasWater ? ["có nước"] : []),
  ];
  return [`${PLACE_KINDS[kind]} ${sizeOf({ width, height })}`, ...extras].join(", ");
}

function sumBlocks(places: readonly LetterPlace[], supportSource: string): LetterBlock[] {
  const sums = sumsOf(places);
  if (!sums) return [{ kind: "paragraph", text: "Đơn giá còn để trống được báo sau." }];
  const { rent, support, borne } = sums;
  const by = supportSource ? ` theo ${supportSource.replace(/[.\s]+$/, "")}` : "";
  return [
    { kind: "paragraph", text: `Tiền thuê gian hàng: ${inWords(rent)}.` },
    ...(support > 0
      ? [
          { kind: "paragraph" as const, text: `Kinh phí nhà nước hỗ trợ${by}: ${inWords(support)}.` },
          { kind: "paragraph" as const, text: `Đơn vị tham gia trả: ${inWords(borne)}.` },
        ]
      : []),
  ];
}

/** "6.000.000 đồng (Bằng chữ: Sáu triệu đồng)" */
const inWords = (dong: number) => `${formatMoney(dong)} (Bằng chữ: ${moneyInWords(dong)})`;

function depositBlocks({ deposit, depositDueOn, balanceDueOn }: LetterContent["money"]): LetterBlock[] {
  const parts = [
    ...(deposit > 0 && depositDueOn
      ? [`đặt cọc ${formatNumber(deposit / 10, "vi")} % trước hết ngày ${formatDate(depositDueOn)}`]
      : []),
    ...(balanceDueOn ? [`nộp đủ trước hết ngày ${formatDate(balanceDueOn)}`] : []),
  ];
  if (parts.length === 0) return [];
  return [{ kind: "paragraph", text: `Thời hạn nộp tiền: ${parts.join("; ")}, theo phiếu thông báo nộp tiền.` }];
}

function exhibitorBlocks({ isCentre, exhibitors }: LetterContent): LetterBlock[] {
  if (!isCentre || exhibitors.length === 0) return [];
  const lines = exhibitors.map(({ name, signName }, at) => {
    const board = signName === "" || signName === name ? "" : ` (biển tên: ${signName})`;
    return { kind: "paragraph" as const, text: `${at + 1}. ${name}${board}` };
  });
  return [{ kind: "heading", text: `Đơn vị trưng bày (${formatNumber(lines.length, "vi")})` }, ...lines];
}

function serviceBlocks({ services }: LetterContent): LetterBlock[] {
  if (services.length === 0) return [];
  const ordered = services.map(({ name, unit, quantity }) => `${name}: ${formatNumber(quantity, "vi")} ${unit}`);
  return [{ kind: "paragraph", text: `Dịch vụ đã đặt thêm: ${ordered.join("; ")}.` }];
}

function timeBlocks({ events, goodsListDueOn, goodsDueOn }: LetterContent): LetterBlock[] {
  const goods = [
    ...(goodsListDueOn ? [`Danh mục hàng hóa gửi trước hết ngày ${formatDate(goodsListDueOn)}`] : []),
    ...(goodsDueOn ? [`Hàng hóa đưa đến chậm nhất ngày ${formatDate(goodsDueOn)}`] : []),
  ];
  const items = [
    ...goods,
    ...events.map(
      ({ title, place, startsAt, endsAt }) =>
        `${title}: ${spanOf(new Date(startsAt), new Date(endsAt))}${place ? `, ${place}` : ""}`,
    ),
  ];
  return items.length === 0
    ? []
    : [
        { kind: "heading", text: "Thời gian" },
        { kind: "items", items },
      ];
}

/** "08h00 ngày 03/12/2026 đến 17h00 ngày 03/12/2026", the day once where it is one. */
function spanOf(from: Date, until: Date): string {
  const [first, last] = [todayInVietnam(from), todayInVietnam(until)];
  if (first === last) return `${formatTime(from)} đến ${formatTime(until)} ngày ${formatDate(first)}`;
  return `${formatTime(from)} ngày ${formatDate(first)} đến ${formatTime(until)} ngày ${formatDate(last)}`;
}

const noteBlocks = (notes: string): LetterBlock[] =>
  notes === ""
    ? []
    : [
        { kind: "heading", text: "Quy định" },
        ...notes.split(/\n+/).map((text) => ({ kind: "paragraph" as const, text })),
      ];
