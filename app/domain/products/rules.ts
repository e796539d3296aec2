import type { PhotoView } from "~/lib/vocabulary";

/** Views every dossier must show. Source: docs/rules/nominations.md#photos. */
export const REQUIRED_VIEWS: readonly PhotoView[] = ["front", "side", "above"];

/** More photos than this help no juror. */
export const MOST_PHOTOS = 12;

export function missingViews(photos: readonly { view: PhotoView }[]): PhotoView[] {
  return REQUIRED_VIEWS.filter((view) => !photos.some((photo) => photo.view === view));
}

/** The view a new photo is taken for until someone says otherwise: the first that is missing. */
export function likelyView(photos: readonly { view: PhotoView }[]): PhotoView {
  return missingViews(photos)[0] ?? "other";
}

/** The list with one item a place earlier or later; unchanged at an end or when the item is unknown. */
export function moved<Item extends { id: string }>(
  items: readonly Item[],
  id: string,
  direction: "earlier" | "later",
): Item[] {
  const from = items.findIndex((item) => item.id === id);
  const to = direction === "earlier" ? from - 1 : from + 1;
  const list = [...items];
  const [item, neighbour] = [list[from], list[to]];
  if (!item || !neighbour) return list;
  list[to] = item;
  list[from] = neighbour;
  return list;
}

/** One thing is no set. Source: docs/rules/nominations.md#sets. */
export const FEWEST_IN_SET = 2;

/** The products of a set, one a line; a name written twice is one product. */
export function membersOfSet(text: string | null): string[] {
  const lines = (text ?? "").split("\n").map((line) => line.trim());
  return lines.filter((line, place) => line !== "" && lines.findIndex((one) => isSameName(one, line)) === place);
}

const isSameName = (one: string, other: string) => one.toLocaleLowerCase("vi") === other.toLocaleLowerCase("vi");
