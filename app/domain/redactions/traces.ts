import { foldText, nameKey } from "~/lib/vietnamese-text";

/** What a piece of text gives away of an establishment. */
export const TRACE_KINDS = [
  ...(["name", "tax_code", "phone", "email", "website", "representative"] as const),
  ...(["short_name", "brand", "address", "paper"] as const),
] as const;
export type TraceKind = (typeof TRACE_KINDS)[number];

/** All that is known of the maker of an entry, and of what leads to them. */
export interface MakerFacts {
  /** As it is called now, and as it was called when the dossier was sealed. */
  readonly names: readonly string[];
  readonly taxCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly representatives: readonly string[];
  /** Address, commune and district, each by itself. */
  readonly places: readonly string[];
  /** Of papers, decisions and certificates; and the codes of dossiers below. */
  readonly numbers: readonly string[];
}

/** Something to look for. */
export interface Needle {
  readonly kind: TraceKind;
  /** Runs over folded text (`folded`), letter by letter as long as the text itself. */
  readonly pattern: RegExp;
}

/** Where a text tells of the maker; both ends in UTF-16 units, the end not included. */
export interface Trace {
  readonly kind: TraceKind;
  readonly start: number;
  readonly end: number;
}

/** Legal forms and trades that begin a name, without tones; what follows them is what people call the establishment. */
const FIRST_WORDS = [
  ...["cong ty trach nhiem huu han", "cong ty tnhh", "cong ty co phan", "cong ty cp", "cong ty hop danh", "cong ty"],
  ...["mot thanh vien", "mtv", "hai thanh vien", "doanh nghiep tu nhan", "dntn", "doanh nghiep", "chi nhanh"],
  ...[
    "lien hiep hop tac xa",
    "hop tac xa",
    "htx",
    "to hop tac",
    "tht",
    "co so san xuat",
    "cssx",
    "co so",
    "ho kinh doanh",
  ],
  ...[
    "hkd",
    "lang nghe",
    "san xuat",
    "thuong mai",
    "dich vu",
    "che bien",
    "xuat nhap khau",
    "nong nghiep",
    "thu cong my nghe",
  ],
  ...["nong san", "thuc pham", "xay dung", "tong hop", "kinh doanh", "va", "tm", "dv", "sx", "xnk"],
].map((words) => `${words} `);

/** What to look for in the texts of a dossier. texts: all of them, for the trade marks they name. */
export function needlesFor(maker: MakerFacts, texts: readonly string[]): Needle[] {
  const names = maker.names.map((name) => foldText(nameKey(name)));
  return [
    ...names.map((name) => byWords("name", name)),
    ...(maker.taxCode ? [byDigits("tax_code", maker.taxCode)] : []),
    ...(maker.phone ? [phone(maker.phone)] : []),
    ...(maker.email ? [literal("email", maker.email), ...mailDomain(maker.email)] : []),
    ...(maker.website ? [literal("website", hostOf(maker.website))] : []),
    ...maker.representatives.map((name) => byWords("representative", foldText(nameKey(name)).replace(TITLE, ""))),
    ...names.map((name) => byWords("short_name", shortName(name))),
    ...brandsIn(texts).map((name) => byWords("brand", foldText(nameKey(name)))),
    ...maker.places.flatMap(placeParts).map((place) => byWords("address", place)),
    ...maker.numbers
      .filter((number) => /\d/.test(number) && number.length > 3)
      .map((number) => literal("paper", number)),
  ].filter((needle) => needle !== null);
}

/** Where a text tells of the maker, from its beginning; what is found twice counts as the earlier kind, and once. */
export function tracesIn(text: string, needles: readonly Needle[]): Trace[] {
  const searched = folded(text);
  const found = needles.flatMap(({ kind, pattern }) =>
    [...searched.matchAll(pattern)].map(({ index, 0: match }) => ({ kind, start: index, end: index + match.length })),
  );
  const rank = ({ kind }: Trace) => TRACE_KINDS.indexOf(kind);
  const taken: Trace[] = [];
  for (const trace of found.sort((a, b) => b.end - b.start - (a.end - a.start) || rank(a) - rank(b))) {
    if (taken.every((one) => trace.end <= one.start || one.end <= trace.start)) taken.push(trace);
  }
  return taken.sort((a, b) => a.start - b.start);
}

/** A text in pieces, those that tell of the maker with their kind. */
export function piecesOf(
  text: string,
  needles: readonly Needle[],
): { readonly text: string; readonly kind: TraceKind | null }[] {
  const pieces: { text: string; kind: TraceKind | null }[] = [];
  let from = 0;
  for (const { kind, start, end } of tracesIn(text, needles)) {
    if (start > from) pieces.push({ text: text.slice(from, start), kind: null });
    pieces.push({ text: text.slice(start, end), kind });
    from = end;
  }
  return from < text.length ? [...pieces, { text: text.slice(from), kind: null }] : pieces;
}

/** Without tones and capitals, and just as long: a place in it is the same place in the text. */
function folded(text: string): string {
  return Array.from(text, (letter) => {
    const plain = letter.toLowerCase().replace("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
    return plain.length === letter.length ? plain : letter;
  }).join("");
}

const SOUNDS = String.raw`[\p{L}\p{N}]`;
const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const whole = (kind: TraceKind, source: string): Needle => ({
  kind,
  pattern: new RegExp(`(?<!${SOUNDS})${source}(?!${SOUNDS})`, "gu"),
});

/** words: folded, one space between; too little to look for gives null. */
function byWords(kind: TraceKind, words: string): Needle | null {
  const list = words.split(" ").filter(Boolean);
  const letters = list.join("").length;
  if (letters < 3 || (list.length === 1 && letters < 5)) return null;
  return whole(kind, list.map(escaped).join(String.raw`[^\p{L}\p{N}]{1,3}`));
}

const GAP = String.raw`[\s.\-]{0,2}`;
const spaced = (digits: string) => digits.split("").join(GAP);

function byDigits(kind: TraceKind, number: string): Needle | null {
  const digits = number.replace(/\D/g, "").slice(0, 10);
  return digits.length < 8 ? null : whole(kind, `${spaced(digits)}(?:${GAP}\\d{3})?`);
}

/** With 0 or +84 before it, however it is spaced. */
function phone(number: string): Needle | null {
  const rest = number.replace(/\D/g, "").replace(/^(84|0)/, "");
  return rest.length < 7 ? null : whole("phone", String.raw`(?:\+?84|0)?${GAP}${spaced(rest)}`);
}

function literal(kind: TraceKind, text: string): Needle | null {
  const plain = folded(text.trim());
  return plain.length < 4 ? null : whole(kind, escaped(plain).replace(/\s+/g, String.raw`\s+`));
}

const WEBMAIL = /^(gmail|yahoo|outlook|hotmail|icloud|live|vnn|fpt)\./;

/** A domain of their own names them as well as the address does. */
function mailDomain(email: string): (Needle | null)[] {
  const domain = email.split("@")[1] ?? "";
  return domain === "" || WEBMAIL.test(domain) ? [] : [literal("website", domain)];
}

const hostOf = (website: string) =>
  website
    .replace(/^https?:\/\//i, "")
    .replace(/^www\./i, "")
    .replace(/\/.*$/, "");

const TITLE = /^(ong|ba|anh|chi|nghe nhan) (?=.)/;

function shortName(name: string): string {
  let rest = name;
  for (;;) {
    const first = FIRST_WORDS.find((words) => rest.startsWith(words));
    if (!first) break;
    rest = rest.slice(first.length);
  }
  return rest === name ? "" : rest;
}

const PLACE_WORDS =
  /^(so nha|so|thon|ap|xom|ban|khu pho|to dan pho|xa|phuong|thi tran|dac khu|huyen|quan|thi xa) (?=\S+ \S)/;

/** "Thôn 3, xã Hòa Ninh": each part by itself, and without the word that says what kind of place it is. */
function placeParts(place: string): string[] {
  return place
    .split(/[,;–]/)
    .map((part) => foldText(nameKey(part)).replace(PLACE_WORDS, ""))
    .filter((part) => part.includes(" "));
}

const BRAND =
  /(?:[Nn]hãn hiệu|[Tt]hương hiệu|[Nn]hãn hàng|[Nn]hãn mác)(?:\s+(?:là|mang tên))?\s+(?:["'“‘«]([^"'”’»]{2,60})["'”’»]|(\p{Lu}[\p{L}\p{N}&-]*(?:\s+\p{Lu}[\p{L}\p{N}&-]*){0,5}))/gu;

/** Trade marks that the texts name: "nhãn hiệu Sơn Nam", 'thương hiệu "Gốm Xanh"'. */
function brandsIn(texts: readonly string[]): string[] {
  const found = texts.flatMap((text) => [...text.normalize("NFC").matchAll(BRAND)]);
  const names = found.map(([, quoted, bare]) => quoted ?? bare ?? "");
  return [...new Set(names)];
}
