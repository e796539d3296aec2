import { canonicalTones, foldText, normalizeText } from "~/lib/vietnamese-text";
import type { AwardStatus, Level, RegionCode } from "~/lib/vocabulary";

/** What a visitor narrowed the gallery to. Empty lists narrow nothing; values of one list are alternatives. */
export interface GalleryFilter {
  readonly q?: string | undefined;
  readonly years?: readonly number[] | undefined;
  readonly levels?: readonly Level[] | undefined;
  readonly regions?: readonly RegionCode[] | undefined;
  /** Ids of either era; a province of today also finds what was recorded in those it took in. */
  readonly provinces?: readonly string[] | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly tiers?: readonly string[] | undefined;
  readonly statuses?: readonly AwardStatus[] | undefined;
}

export const SORTS = ["relevance", "newest", "name"] as const;
export type GallerySort = (typeof SORTS)[number];

const MOST_CHARACTERS = 120;
const MOST_WORDS = 12;

export interface SearchTerms {
  /** Lower case, tones kept and placed in one way. */
  readonly exact: string;
  /** The same without tones. */
  readonly folded: string;
  readonly words: readonly string[];
}

/** What to look for, from what was typed; null when nothing searchable is left. */
export function searchTerms(typed: string | undefined): SearchTerms | null {
  const text = searchable(typed ?? "").slice(0, MOST_CHARACTERS);
  const folded = foldText(text);
  const words = folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, MOST_WORDS);
  return words.length > 0 ? { exact: canonicalTones(text), folded, words } : null;
}

/** The two forms under which an entry is found. */
export function searchForms(...parts: readonly (string | null)[]): { searchExact: string; searchFolded: string } {
  const text = searchable(parts.filter(Boolean).join(" · "));
  return { searchExact: canonicalTones(text), searchFolded: foldText(text) };
}

// Control characters are no words, and PostgreSQL refuses U+0000 in any text.
const searchable = (text: string) => normalizeText(text.replace(/\p{Cc}+/gu, " ")).toLowerCase();
