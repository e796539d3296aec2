import { foldText } from "~/lib/vietnamese-text";

/** Twenty-three letters and digits of which none is taken for another; a prime, so that one check character tells every slip of one. */
const ALPHABET = "34679ACDEFGHJKMNPQRTWXY";
const PREFIX = "HCTH";
const BODY = 6;
const LENGTH = PREFIX.length + BODY + 1;

/** How many references there are. */
export const REFERENCES = ALPHABET.length ** BODY;

/** The reference of a number from 0 to REFERENCES - 1: "HCTH" and six characters, then the one that checks them. */
export function referenceOf(number: number): string {
  let rest = number;
  let body = "";
  for (let at = 0; at < BODY; at += 1) {
    body += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return PREFIX + body + checkOf(body);
}

/** Weighted by place, so that two neighbours in the wrong order are told too. Source: docs/rules/invoices.md#reference */
function checkOf(body: string): string {
  const sum = [...body].reduce((all, letter, at) => all + (at + 2) * ALPHABET.indexOf(letter), 0);
  return ALPHABET[sum % ALPHABET.length]!;
}

function isReference(text: string): boolean {
  const body = text.slice(PREFIX.length, -1);
  return [...body].every((letter) => ALPHABET.includes(letter)) && checkOf(body) === text.at(-1);
}

/** What a text says of references. */
export interface FoundReferences {
  /** Each once, in their order. */
  readonly whole: readonly string[];
  /** Those that begin as one and do not hold, as far as they were read. */
  readonly broken: readonly string[];
}

/** Find references anywhere in a transfer's text: small letters, spaces, dashes, points and diacritics that were put in are forgiven. */
export function referencesIn(text: string): FoundReferences {
  const bare = foldText(text)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");
  const whole = new Set<string>();
  const broken = new Set<string>();
  for (let at = bare.indexOf(PREFIX); at >= 0; at = bare.indexOf(PREFIX, at + 1)) {
    const candidate = bare.slice(at, at + LENGTH);
    if (candidate.length === LENGTH && isReference(candidate)) whole.add(candidate);
    else broken.add(candidate);
  }
  return { whole: [...whole], broken: [...broken] };
}

/** As people read and write it: "HCTH 4K7 MPQ3". */
export const spacedReference = (reference: string): string =>
  [reference.slice(0, 4), reference.slice(4, 7), reference.slice(7)].join(" ");
