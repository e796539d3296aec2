import { m } from "~/i18n/paraglide/messages";
import { foldText } from "~/lib/vietnamese-text";
import { REGIONS } from "~/lib/vocabulary";

interface Place {
  readonly id: string;
  readonly name: string;
  readonly fullName: string;
  readonly nameEn: string;
}

const REGION_NAMES = {
  north: {
    vi: () => m.common_region_north({}, { locale: "vi" }),
    en: () => m.common_region_north({}, { locale: "en" }),
    code: "KVB",
  },
  central: {
    vi: () => m.common_region_central({}, { locale: "vi" }),
    en: () => m.common_region_central({}, { locale: "en" }),
    code: "KVT",
  },
  south: {
    vi: () => m.common_region_south({}, { locale: "vi" }),
    en: () => m.common_region_south({}, { locale: "en" }),
    code: "KVN",
  },
} as const;

/** The programme, whose rounds are called by their place. */
const CNNTTB = "cnnttb";

const lower = (text: string) => text.charAt(0).toLocaleLowerCase("vi") + text.slice(1);

/** Names and code prefix of a round, from its scheme and what the form says of level, year and place. */
export function suggestedIdentity(
  form: Readonly<Record<string, unknown>>,
  provinces: readonly Place[],
  scheme: { readonly code: string; readonly name: string; readonly nameEn: string },
): { name: string; nameEn: string; codePrefix: string } {
  const level = String(form.level);
  const year = String(form.year);
  const region = level === "region" ? REGIONS.find((code) => code === form.regionCode) : undefined;
  const isWide = level === "region" || level === "nation";
  const province = isWide ? undefined : provinces.find((one) => one.id === form.provinceId);
  const placeIn = (locale: "vi" | "en") => {
    if (province) return locale === "vi" ? lower(province.fullName) : province.nameEn;
    if (region) return locale === "vi" ? `khu vực ${lower(REGION_NAMES[region].vi())}` : REGION_NAMES[region].en();
    return locale === "vi" ? "cấp quốc gia" : "Vietnam";
  };
  const nameIn = (locale: "vi" | "en") =>
    scheme.code === CNNTTB
      ? m.rounds_default_name_province({ place: placeIn(locale), year }, { locale })
      : m.schemes_round_name({ name: locale === "vi" ? scheme.name : scheme.nameEn, year }, { locale });
  return {
    name: nameIn("vi"),
    nameEn: nameIn("en"),
    codePrefix: province ? initials(province.name) : region ? REGION_NAMES[region].code : "QG",
  };
}

/** "Lâm Đồng" is "LD"; a name of one word gives its first three letters. */
function initials(name: string): string {
  const words = foldText(name)
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .toUpperCase()
    .split(" ");
  return words.length > 1 ? words.map((word) => word[0]).join("") : (words[0] ?? "").slice(0, 3);
}
