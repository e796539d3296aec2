import type { PlainDate } from "~/lib/dates";
import { foldText } from "~/lib/vietnamese-text";
import type { Era, RegionCode } from "~/lib/vocabulary";

/** A province of either era. */
export interface Province {
  /** Era and official code: "old-06", "new-19". */
  readonly id: string;
  readonly era: Era;
  readonly code: string;
  /** Without its kind: "Bắc Kạn". */
  readonly name: string;
  /** With its kind: "Tỉnh Bắc Kạn". */
  readonly fullName: string;
  readonly nameEn: string;
  /** Other spellings that lists use: "Bắc Cạn". */
  readonly aliases: readonly string[];
  /** The programme's usual regions; a province of today may touch two. */
  readonly regions: readonly RegionCode[];
  /** The province of today it lies in; itself for one of today. */
  readonly currentId: string;
}

/** The day 63 provinces became 34. Source: resolution 202/2025/QH15. */
export const REFORM_DAY: PlainDate = "2025-07-01";

/** What is known of the time a name was written in. Without anything, today's province is meant where there is one. */
export interface NamedAt {
  readonly year?: number;
  readonly date?: PlainDate | null;
}

export type ProvinceReading =
  | { readonly found: Province }
  /** `nearest`: the province whose name differs by a letter or two; null when none is near. */
  | { readonly found: null; readonly nearest: Province | null };

/**
 * The province that a name, an alias, an official code or an id means: "TP.HCM", "Tỉnh Phú Yên", "BR-VT", "Bac Can", "06",
 * "new-19". Case, tones, kinds (Tỉnh, TP.), dashes and spaces do not count.
 * A name or code of both eras means the one of `at`: of a day, or of a year; the whole year 2025 counts as before the
 * reform unless a day says otherwise.
 * Source: docs/rules/provinces.md.
 */
export function resolveProvince(provinces: readonly Province[], text: string, at: NamedAt = {}): ProvinceReading {
  const named = provincesNamed(provinces, text);
  const era = eraAt(at);
  const found = named.find((province) => province.era === era) ?? named[0];
  return found ? { found } : { found: null, nearest: nearestProvince(provinces, text, era) };
}

/** Every province, of either era, that the text may mean. */
export function provincesNamed(provinces: readonly Province[], text: string): readonly Province[] {
  return indexOf(provinces).get(keyOf(text)) ?? [];
}

/** The era that a name means by itself. */
export function eraAt({ year, date }: NamedAt): Era {
  if (date) return date < REFORM_DAY ? "old" : "new";
  return year === undefined || year > Number(REFORM_DAY.slice(0, 4)) ? "new" : "old";
}

/** "TP. Hồ Chí Minh" and "ho chi minh" are both "hochiminh": a kind before or after a name is left out. */
function keyOf(text: string): string {
  const words = foldText(text)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
  const bare = words
    .replace(/^(?:tinh|thanh pho|t p|tp|province of|city of)(?: |$)/, "")
    .replace(/ (?:province|city)$/, "");
  const compact = (bare || words).replaceAll(" ", "");
  return /^\d$/.test(compact) ? `0${compact}` : compact;
}

type Index = ReadonlyMap<string, readonly Province[]>;
const indexes = new WeakMap<readonly Province[], Index>();

// Lists of a hundred thousand rows ask for the same few names: the keys are made once a list of provinces.
function indexOf(provinces: readonly Province[]): Index {
  const known = indexes.get(provinces);
  if (known) return known;
  const index = new Map<string, Province[]>();
  for (const province of provinces) {
    const { id, code, name, fullName, nameEn, aliases } = province;
    for (const key of new Set([id, code, name, fullName, nameEn, ...aliases].map(keyOf))) {
      index.set(key, [...(index.get(key) ?? []), province]);
    }
  }
  indexes.set(provinces, index);
  return index;
}

function nearestProvince(provinces: readonly Province[], text: string, era: Era): Province | null {
  const wanted = keyOf(text);
  let best: { province: Province; distance: number } | null = null;
  for (const [key, named] of indexOf(provinces)) {
    // Short keys are codes and abbreviations, which are near to everything.
    if (key.length < 4 || /\d/.test(key) || Math.abs(key.length - wanted.length) > 2) continue;
    const distance = lettersApart(wanted, key);
    if (distance > (key.length < 7 ? 1 : 2) || distance >= (best?.distance ?? 3)) continue;
    best = { province: named.find((one) => one.era === era) ?? named[0]!, distance };
  }
  return best?.province ?? null;
}

/** How many letters must be added, left out or changed to make one word of the other. */
function lettersApart(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
