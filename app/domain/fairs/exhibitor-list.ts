import { canonicalTones, compareVietnamese, foldText, normalizeText } from "~/lib/vietnamese-text";

/** A booth that was given or taken, for whom. */
interface Place {
  readonly code: string;
  readonly applicationId: string;
  /** Who of the application stands there; null while it is not settled. */
  readonly exhibitorId: string | null;
  readonly signName: string;
  readonly groupCode: string | null;
  readonly provinceName: string;
  readonly provinceNameEn: string;
}

interface Exhibitor {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly signName: string;
  readonly groupCode: string | null;
  readonly goods: string;
}

export interface ListedExhibitor {
  readonly id: string;
  /** What stands on the board above the booth. */
  readonly signName: string;
  /** What they are called, where that is something else. */
  readonly name: string | null;
  /** The delegation they came with: the board of its application, where it is not theirs. */
  readonly with: string | null;
  readonly provinceName: string;
  readonly provinceNameEn: string;
  readonly groupCode: string | null;
  readonly goods: string;
  /** In the order of the plan: B2 before B12. */
  readonly booths: readonly string[];
}

/**
 * One line an exhibitor, by name: with the booths that are theirs, or, while that is not settled, with those of the application that
 * are nobody's yet. Booths of an application that names no exhibitors, or of nobody in it, are listed under its own board.
 */
export function listExhibitors(places: readonly Place[], people: readonly Exhibitor[]): ListedExhibitor[] {
  const byApplication = Map.groupBy(places, (place) => place.applicationId);
  const listed = [...byApplication].flatMap(([applicationId, own]): ListedExhibitor[] => {
    const first = own[0]!;
    const whose = people.filter((one) => one.applicationId === applicationId);
    const shared = own.filter((place) => !whose.some((one) => one.id === place.exhibitorId));
    const base = { provinceName: first.provinceName, provinceNameEn: first.provinceNameEn };
    const lines = whose.flatMap((one): ListedExhibitor[] => {
      const theirs = own.filter((place) => place.exhibitorId === one.id);
      const booths = codesOf(theirs.length > 0 ? theirs : shared);
      if (booths.length === 0) return [];
      const signName = one.signName || one.name;
      return [
        {
          ...base,
          id: one.id,
          signName,
          name: one.name === signName ? null : one.name,
          with: first.signName === signName || first.signName === "" ? null : first.signName,
          groupCode: one.groupCode ?? first.groupCode,
          goods: one.goods,
          booths,
        },
      ];
    });
    const isCovered = shared.length === 0 || (whose.length === 1 && lines[0]?.booths.length === codesOf(shared).length);
    if (isCovered) return lines;
    const itself = { ...base, id: applicationId, signName: first.signName, name: null, with: null, goods: "" };
    return [{ ...itself, groupCode: first.groupCode, booths: codesOf(shared) }, ...lines];
  });
  return listed.sort((a, b) => compareVietnamese(a.signName, b.signName));
}

const codesOf = (places: readonly Place[]) => places.map((place) => place.code).sort(compareVietnamese);

/**
 * Those that a visitor looks for, by name, board, delegation, territory, group, goods or booth; tones may be left out, and what has them as
 * typed comes first. A booth by its code is that booth: "b1" does not find B12.
 * groupName: of a group's code.
 */
export function searchExhibitors(
  list: readonly ListedExhibitor[],
  typed: string,
  groupName: (code: string) => string,
): ListedExhibitor[] {
  const wanted = normalizeText(typed).toLowerCase();
  if (wanted === "") return [...list];
  const code = wanted.toUpperCase();
  const there = list.filter((one) => one.booths.some((booth) => booth.toUpperCase() === code));
  if (there.length > 0) return there;
  const words = foldText(wanted).split(" ");
  const exact = canonicalTones(wanted);
  return list
    .map((one) => ({ one, text: textOf(one, groupName) }))
    .filter(({ text }) => {
      const folded = foldText(text);
      return words.every((word) => folded.includes(word));
    })
    .map(({ one, text }) => ({ one, isExact: text.includes(exact) }))
    .sort((a, b) => Number(b.isExact) - Number(a.isExact))
    .map(({ one }) => one);
}

function textOf(one: ListedExhibitor, groupName: (code: string) => string): string {
  const parts = [
    one.signName,
    one.name,
    one.with,
    one.provinceName,
    one.groupCode && groupName(one.groupCode),
    one.goods,
  ];
  return canonicalTones(parts.filter(Boolean).join(" · ").toLowerCase());
}
