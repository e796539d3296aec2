import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { parseWhole } from "~/lib/typed-numbers";
import { normalizeText } from "~/lib/vietnamese-text";
import { typed } from "../typed";
import { GROUPINGS, LIST_COLUMNS, type ListColumn, type ListLayout, ORIENTATIONS } from "./rules";

const place = typed(
  (text) => {
    const number = parseWhole(text);
    return number !== null && number >= 1 && number <= 99 ? number : null;
  },
  () => m.releases_place_form(),
);
const heading = z.string().transform(normalizeText).pipe(z.string().max(60));

const columns = <Schema extends z.ZodType>(schema: Schema) =>
  z.object(Object.fromEntries(LIST_COLUMNS.map((column) => [column, schema])) as Record<ListColumn, Schema>);

/** A column stands where its number says, by the order of the list where two say the same; without a number it is left out. */
export const ListLayoutForm = z
  .object({
    /** Of the settings as the page showed them; 0 where there were none. */
    version: z.coerce.number().int().min(0),
    grouping: z.enum(GROUPINGS),
    orientation: z.enum(ORIENTATIONS),
    place: columns(place.optional()).prefault({}),
    heading: columns(heading.optional()).prefault({}),
  })
  .refine((form) => form.place.productName !== undefined, {
    path: ["place.productName"],
    error: () => m.releases_product_required(),
  });
export type ListLayoutForm = z.output<typeof ListLayoutForm>;

export function layoutOf({ grouping, orientation, place, heading }: ListLayoutForm): ListLayout {
  const columns = LIST_COLUMNS.filter((column) => place[column] !== undefined)
    .sort((a, b) => place[a]! - place[b]!)
    .map((column) => ({ column, heading: heading[column] || null }));
  return { grouping, orientation, columns };
}
