import { foldText } from "~/lib/vietnamese-text";

/** What a column of an award list may hold; the names are those of the command line's contract. */
export const FIELDS = [
  "year",
  "level",
  "region",
  "province",
  "product_name",
  "establishment_name",
  "address",
  "product_group",
  "tier",
  "decision_number",
  "decision_date",
  "source_url",
] as const;
export type Field = (typeof FIELDS)[number];

export const REQUIRED_FIELDS = ["year", "level", "province", "product_name"] as const satisfies readonly Field[];

export function isField(value: unknown): value is Field {
  return (FIELDS as readonly unknown[]).includes(value);
}

// As published lists and spreadsheets write them, folded: without case, tones and punctuation.
const NAMES: Record<Field, string> = {
  year: "nam|nam binh chon|nam cong nhan|nam trao giai|nam cap|nam dat|nam dat giai|nam to chuc|nam chung nhan|nam trao|nam ban hanh|year|award year|year of award",
  level:
    "cap|cap binh chon|cap cong nhan|cap do|cap chung nhan|cap giai|cap giai thuong|cap hanh chinh|cap dat|cap trao|level|award level",
  region:
    "khu vuc|vung|mien|vung mien|vung khu vuc|khu vuc vung|khu vuc binh chon|khu vuc khuyen cong|ten khu vuc|region|area",
  province:
    "tinh|tinh thanh pho|tinh tp|tinh thanh|tinh hoac thanh pho|thanh pho tinh|thanh pho|dia phuong|ten tinh|ten tinh thanh pho|ten dia phuong|tinh thanh pho truc thuoc trung uong|thuoc tinh|don vi hanh chinh|province|province city|province name|city|locality",
  product_name:
    "san pham|ten san pham|ten sp|ten san pham bo san pham|san pham bo san pham|ten bo san pham|bo san pham|ten san pham hoac bo san pham|ten san pham va bo san pham|ten hang hoa|ten mat hang|ten san pham dat giai|ten san pham duoc cong nhan|ten san pham cnnttb|ten san pham cnnt tieu bieu|product|product name|name of product|name of the product|product set|product or product set",
  establishment_name:
    "co so|ten co so|co so cnnt|ten co so cnnt|co so cong nghiep nong thon|ten co so cong nghiep nong thon|co so san xuat|ten co so san xuat|don vi|ten don vi|don vi san xuat|ten don vi san xuat|don vi tham gia|ten don vi tham gia|don vi dang ky|co so tham gia|co so dang ky|doanh nghiep|ten doanh nghiep|doanh nghiep co so|co so doanh nghiep|ten doanh nghiep co so|ten co so doanh nghiep|chu the|ten chu the|chu the san xuat|nha san xuat|ten nha san xuat|to chuc ca nhan|ten to chuc ca nhan|to chuc|hop tac xa|cong ty|ten cong ty|establishment|establishment name|producer|producer name|company|company name|maker|manufacturer|enterprise|enterprise name|business|business name",
  address:
    "dia chi|dia chi co so|dia chi san xuat|dia chi co so san xuat|dia chi don vi|dia chi tru so|dia chi lien he|noi san xuat|address|location|establishment address",
  product_group:
    "nhom|nhom san pham|ten nhom|ten nhom san pham|nhom nganh|nhom nganh hang|nganh hang|nhom hang|nhom hang hoa|phan nhom|loai san pham|thuoc nhom|group|product group|category|product category",
  tier: "giai|hang|giai hang|hang giai|giai thuong|xep loai|xep hang|xep giai|loai giai|hang giai thuong|muc giai|giai ghi chu|ghi chu giai|dat giai|tier|prize|rank|award|award tier|grade|class",
  decision_number:
    "quyet dinh|so quyet dinh|quyet dinh so|so qd|qd so|so hieu quyet dinh|quyet dinh cong nhan|so quyet dinh cong nhan|so hieu|so van ban|decision|decision number|decision no|number of decision",
  decision_date:
    "ngay quyet dinh|quyet dinh ngay|ngay qd|ngay ky|ngay ky quyet dinh|ngay ban hanh|ngay ban hanh quyet dinh|ngay cong nhan|ngay thang|ngay thang nam|ngay thang quyet dinh|ngay thang nam quyet dinh|decision date|date of decision|issued on|issue date",
  source_url:
    "nguon|nguon tin|nguon du lieu|lien ket|lien ket nguon|duong dan|duong link|dia chi nguon|trang nguon|website nguon|link|url|source|source url|source link|reference",
};

const BY_NAME = new Map<string, Field>(
  FIELDS.flatMap((field) => NAMES[field].split("|").map((name) => [name, field] as const)),
);

// For longer headings that begin as one of the above does; tried only for a field that no column names outright.
const LOOSELY: readonly [RegExp, Field][] = [
  [/^(?:ten )?(?:bo )?san pham /, "product_name"],
  [/^(?:ten )?(?:co so|don vi(?! tinh)|doanh nghiep|chu the|nha san xuat) /, "establishment_name"],
  [/^dia chi /, "address"],
  [/^nhom /, "product_group"],
  [/^ngay .*(?:quyet dinh|qd)/, "decision_date"],
  [/^so .*(?:quyet dinh|qd)/, "decision_number"],
  [/^(?:tinh|thanh pho) thanh pho /, "province"],
];

const NUMBERING = new Set(["stt", "tt", "so tt", "so thu tu", "thu tu", "no", "nr", "index", "id", ""]);

/** The heading without case, tones, punctuation and line breaks: "Tên sản phẩm /\nbộ sản phẩm" is "ten san pham bo san pham". */
export function headingKey(heading: string): string {
  return foldText(heading)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** The field that a heading names outright, in Vietnamese or English; a remark in brackets may follow. */
export function fieldNamed(heading: string): Field | null {
  const key = headingKey(heading);
  return BY_NAME.get(key) ?? BY_NAME.get(headingKey(heading.replace(/\([^)]*\)|\[[^\]]*\]/g, " "))) ?? null;
}

/** The field that a longer heading probably means. */
export function fieldMeant(heading: string): Field | null {
  const key = headingKey(heading);
  return LOOSELY.find(([pattern]) => pattern.test(key))?.[1] ?? null;
}

/** Running numbers and headings without letters hold nothing that is imported. */
export function isNumbering(heading: string): boolean {
  return NUMBERING.has(headingKey(heading));
}
