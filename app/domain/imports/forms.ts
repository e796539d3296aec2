import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { type Field, isField } from "./columns";

/** An uploaded list. What is wrong with it beyond being there is found by reading it. */
export const UploadForm = z.object({
  file: z.file({ error: () => m.imports_file_required() }),
  /** For which agency, where one organises several. */
  agencyId: z.uuid().optional(),
});
export type UploadForm = z.infer<typeof UploadForm>;

/** Stands in a form for "do not import this column"; an empty value would be dropped from addresses. */
export const NOT_IMPORTED = "-";

/**
 * What a person chose for the columns of a list, read from a query string or a form: "column3=year". Columns that are not
 * named keep what their headings say; anything else is passed over, so that an old link still opens.
 */
export function readChosenColumns(values: Iterable<[string, unknown]>): Map<number, Field | null> {
  const chosen = new Map<number, Field | null>();
  for (const [name, value] of values) {
    const place = /^column(\d{1,3})$/.exec(name)?.[1];
    if (place === undefined) continue;
    if (value === NOT_IMPORTED) chosen.set(Number(place), null);
    else if (isField(value)) chosen.set(Number(place), value);
  }
  return chosen;
}

export const columnName = (place: number) => `column${place}`;

/** The same choice as parameters of an address. */
export function chosenParameters(chosen: ReadonlyMap<number, Field | null>): Record<string, string> {
  return Object.fromEntries(Array.from(chosen, ([place, field]) => [columnName(place), field ?? NOT_IMPORTED]));
}
