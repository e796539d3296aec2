import { parseTaxCode } from "~/lib/tax-code";
import { foldText, nameKey } from "~/lib/vietnamese-text";
import type { ConflictHint } from "~/lib/vocabulary";

/** How someone was part of the way of an entry before they were to score it. */
export const EARLIER_PARTS = ["officer", "writer", "redactor", "lower_jury", "lower_council"] as const;
export type EarlierPart = (typeof EARLIER_PARTS)[number];

/** What is known of a juror, beside the entries. Everything may be missing. */
export interface JurorFacts {
  readonly name: string;
  readonly organisation: string | null;
  readonly organisationTaxCode: string | null;
  readonly homeProvinceId: string | null;
  readonly homeCommune: string | null;
}

/** What is known of an entry's establishment, and of what the juror had to do with it. */
export interface EntryFacts {
  readonly establishmentName: string;
  readonly taxCode: string | null;
  readonly provinceId: string | null;
  readonly commune: string | null;
  readonly address: string | null;
  readonly representative: string | null;
  /** The juror is or was one of its people on this site. */
  readonly isMember: boolean;
  /** In which parts the juror had to do with this product earlier. */
  readonly parts: readonly EarlierPart[];
}

export interface Hint {
  readonly kind: ConflictHint;
  /** Of `earlier_role`; empty for the others. */
  readonly parts: readonly EarlierPart[];
}

/**
 * What suggests that a juror and an entrant may know each other, in the order of CONFLICT_HINTS. It decides nothing: the juror
 * answers, and the agency may look into it. What is not known suggests nothing.
 * Source: docs/rules/conflicts.md#hints
 */
export function hintsFor(juror: JurorFacts, entry: EntryFacts): Hint[] {
  const found: [ConflictHint, boolean][] = [
    ["member", entry.isMember],
    ["tax_code", areSame(taxpayer(juror.organisationTaxCode), taxpayer(entry.taxCode))],
    ["address", isSamePlace(juror, entry)],
    ["surname_and_commune", isOfSameFamily(juror, entry)],
    ["earlier_role", entry.parts.length > 0],
  ];
  return found
    .filter(([, holds]) => holds)
    .map(([kind]) => ({
      kind,
      parts: kind === "earlier_role" ? EARLIER_PARTS.filter((one) => entry.parts.includes(one)) : [],
    }));
}

const areSame = (one: string | null, other: string | null) => one !== null && one === other;

/** Branches of one company share its first ten digits. */
function taxpayer(code: string | null): string | null {
  const read = code && parseTaxCode(code, { personal: true });
  return read ? (read.split("-")[0] ?? null) : null;
}

/** The juror works at the establishment, or where it stands: the words for either are typed by people, so they are compared folded. */
function isSamePlace({ organisation }: JurorFacts, { establishmentName, address }: EntryFacts): boolean {
  const own = words(organisation);
  if (own === null) return false;
  return own === words(establishmentName) || (isExact(address) && ` ${own} `.includes(` ${words(address)} `));
}

/** An address with a number in it names a door; "Thôn Đông" names a village. */
const isExact = (address: string | null): address is string =>
  address !== null && /\d/.test(address) && /\s/.test(address.trim());

function isOfSameFamily(juror: JurorFacts, { representative, commune, provinceId }: EntryFacts): boolean {
  const isSameProvince = juror.homeProvinceId === null || provinceId === null || juror.homeProvinceId === provinceId;
  return (
    isSameProvince &&
    areSame(familyName(juror.name), familyName(representative)) &&
    areSame(communeName(juror.homeCommune), communeName(commune))
  );
}

const TITLES = /^(ong|ba|anh|chi|ths|ts|pgs|gs|ks|bs|cn|nghe nhan)\.? /;

/** The first word of a name of at least two: "Ông Nguyễn Văn An" is of the Nguyễn. */
function familyName(name: string | null): string | null {
  let rest = name === null ? "" : foldText(name);
  for (let shorter = rest.replace(TITLES, ""); shorter !== rest; shorter = rest.replace(TITLES, "")) rest = shorter;
  const [family, ...given] = rest.split(" ");
  return family && given.length > 0 ? family : null;
}

/** "Xã Hòa Ninh" and "hoà ninh" are one. */
function communeName(name: string | null): string | null {
  return words(name)?.replace(/^(xa|phuong|thi tran|dac khu) (?=.)/, "") ?? null;
}

function words(text: string | null): string | null {
  return (text && foldText(nameKey(text))) || null;
}
