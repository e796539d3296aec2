import { foldText } from "~/lib/vietnamese-text";
import type { Level, ProductGroup, RegionCode } from "~/lib/vocabulary";

// How lists write what the platform keeps as codes. Folded words: without case, tones and punctuation.

const words = (text: string) =>
  foldText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

const LEVEL_NAMES: Record<Level, string> = {
  commune: "xa|phuong|thi tran|dac khu|xa phuong|xa phuong dac khu|xa phuong thi tran|commune|ward|co so",
  district:
    "huyen|quan|thi xa|quan huyen|huyen thi|huyen thi xa|huyen thanh pho|huyen thi xa thanh pho|quan huyen thi xa|thanh pho thuoc tinh|district",
  province:
    "tinh|thanh pho|tp|tinh thanh|tinh tp|tinh thanh pho|thanh pho truc thuoc trung uong|province|provincial|city",
  region: "khu vuc|vung|mien|lien tinh|region|regional",
  nation: "quoc gia|toan quoc|ca nuoc|trung uong|tw|qg|nation|national|country",
};

const LEVEL_BY_NAME = new Map(
  Object.entries(LEVEL_NAMES).flatMap(([level, names]) =>
    names.split("|").map((name) => [name, level as Level] as const),
  ),
);

export interface LevelReading {
  readonly level: Level;
  /** Said with the level: "khu vực phía Nam". */
  readonly region: RegionCode | null;
}

/** "Cấp tỉnh", "TỈNH", "khu vực phía Nam", "provincial level". Null when it is none. */
export function readLevel(text: string): LevelReading | null {
  const bare = words(text)
    .replace(/^cap /, "")
    .replace(/ level$/, "");
  const level = LEVEL_BY_NAME.get(bare);
  if (level) return { level, region: null };
  if (!/^(khu vuc|vung) |^(mien|phia) | region(al)?$/.test(bare)) return null;
  const region = readRegion(bare);
  return region && { level: "region", region };
}

const REGION_NAMES: Record<RegionCode, string> = {
  north: "bac|bac bo|mb|trung du va mien nui phia bac|north|northern",
  central:
    "trung|trung bo|tay nguyen|trung tay nguyen|trung va tay nguyen|trung bo tay nguyen|trung bo va tay nguyen|duyen hai mien trung tay nguyen|duyen hai mien trung va tay nguyen|mttn|mt tn|central|middle|central and central highlands|central highlands|central central highlands",
  south: "nam|nam bo|mn|south|southern",
};

const REGION_BY_NAME = new Map(
  Object.entries(REGION_NAMES).flatMap(([code, names]) =>
    names.split("|").map((name) => [name, code as RegionCode] as const),
  ),
);

/** "Phía Bắc", "Miền Trung - Tây Nguyên", "khu vực Nam", "south". Null when it is none. */
export function readRegion(text: string): RegionCode | null {
  const bare = words(text)
    .replace(/^(?:khu vuc|vung|cac tinh) /, "")
    .replace(/^(?:phia|mien|cac tinh) /, "")
    .replace(/^(?:phia|mien) /, "")
    .replace(/ (?:region(?:al)?|viet nam)$/, "");
  return REGION_BY_NAME.get(bare) ?? null;
}

const GROUP_WORDS: readonly [RegExp, ProductGroup][] = [
  [/^(?:(?:nhom|cac|hang|hoa|loai|san pham|mat hang) )*khac\b|^others?\b/, "D"],
  [/thu cong|my nghe|\btcmn\b|handicraft/, "A"],
  [/thiet bi|may moc|co khi|phu tung|machin|equipment/, "C"],
  [/che bien|nong lam|nong san|thuc pham|do uong|thuy san|food|agric|\bcbnl/, "B"],
];

/** "B", "Nhóm B", "TCMN", "Chế biến nông, lâm, thủy sản và thực phẩm". Null when it is none of the programme's groups. */
export function readGroup(text: string): ProductGroup | null {
  const bare = words(text);
  const letter = /^(?:(?:nhom|group)(?: san pham)? )?([abcd])\b/.exec(bare)?.[1];
  if (letter) return letter.toUpperCase() as ProductGroup;
  return GROUP_WORDS.find(([pattern]) => pattern.test(bare))?.[1] ?? null;
}

/** "2023", "Năm 2023". Null when it is no year of four digits. */
export function readYear(text: string): number | null {
  const match = /^(?:nam|year)? ?((?:19|20|21)\d\d)$/.exec(words(text));
  return match ? Number(match[1]) : null;
}

/** A web address, completed where it begins with "www."; null when it is none. */
export function readWebAddress(text: string): string | null {
  const full = /^www\./i.test(text) ? `https://${text}` : text;
  if (!/^https?:\/\/[^\s]+\.[^\s]+/i.test(full) || !URL.canParse(full)) return null;
  return full;
}
