import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import type { SheetWords, TemplateSheet, TextBlock } from "~/lib/template-sheet";
import type { SampleKind } from "./forms";
import { type CertificateFacts, sheetWords } from "./words.server";

const SAMPLE: CertificateFacts = {
  product: "Bánh tráng gạo lứt",
  establishment: "Hợp tác xã Nguyễn Thị Hường",
  address: "Xã Bắc Ninh Hòa",
  province: "Khánh Hòa",
  group: "Nhóm sản phẩm chế biến nông, lâm, thủy sản và đồ uống",
  tier: "Giải Nhất",
  level: "province",
  year: 2026,
  round: {
    name: "Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu tỉnh Khánh Hòa năm 2026",
    nameEn: "Selection of typical rural industrial products, Khánh Hòa 2026",
  },
  number: "BTN-2026-1493-007",
  issuedOn: "2026-02-05",
  validUntil: "2029-12-31",
  decision: {
    number: "1493/QĐ-UBND",
    decidedOn: "2026-02-05",
    agencyName: "Chủ tịch Ủy ban nhân dân tỉnh Khánh Hòa",
    place: "Khánh Hòa",
    signerTitle: "Chủ tịch",
    signerName: "Nguyễn Văn Ưng",
  },
  rules: { scheme: "CNNTTB", version: 2 },
  replaces: null,
  seal: { version: 1, digest: "9f86d081884c7d65".padEnd(64, "0") },
  pageUrl: "https://tinhhoa.example.vn/certificates/BTN-2026-1493-007",
};

/** As long as names in real lists are, with letters that carry two marks. */
const LONG: CertificateFacts = {
  ...SAMPLE,
  product:
    "Bộ sản phẩm tinh dầu sả chanh, tinh dầu vỏ bưởi Năm Roi và nước rửa tay thảo dược chiết xuất từ quế Trà My, gừng gió và nghệ vàng Khoái Châu",
  establishment:
    "Công ty Trách nhiệm hữu hạn Một thành viên Sản xuất Thương mại Dịch vụ Xuất nhập khẩu Dược liệu Thiên nhiên Nguyễn Thị Mỹ Phượng",
  address: "Số 123/45/6B đường Nguyễn Thị Minh Khai, khu phố 7, cụm công nghiệp Tân Tiến, phường An Bình Tây",
  province: "Thành phố Hồ Chí Minh",
  decision: {
    ...SAMPLE.decision,
    agencyName: "Hội đồng bình chọn sản phẩm công nghiệp nông thôn tiêu biểu khu vực miền Trung - Tây Nguyên",
    signerTitle: "Thứ trưởng Bộ Công Thương, Chủ tịch Hội đồng bình chọn",
    signerName: "Phó Giáo sư, Tiến sĩ Nguyễn Hoàng Thùy Dương",
  },
  replaces: { number: "BTN-2026-1493-003", kind: "correction" },
};

/** Words to look at a template with. */
export const sampleWords = (kind: SampleKind): SheetWords => sheetWords(kind === "long" ? LONG : SAMPLE);

/** A sheet that nobody takes for a certificate: it says on top that it is none. */
export function asPreview(sheet: TemplateSheet): TemplateSheet {
  const width = sheet.orientation === "landscape" ? 2970 : 2100;
  const note: TextBlock = {
    kind: "text",
    ...{ x: 0, y: 112, width, height: 60 },
    text: runWithLocale("vi", () => m.templates_preview_mark()),
    english: "",
    typeface: "be-vietnam-pro",
    style: "bold",
    ...{ size: 100, smallest: 100, spacing: 10 },
    colour: "#B00020",
    ...{ align: "center", vertical: "middle", capitals: true },
  };
  return { ...sheet, blocks: [...sheet.blocks, note] };
}
