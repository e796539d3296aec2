import { z } from "zod";
import { normalizeText } from "~/lib/vietnamese-text";
import { typedDay } from "../typed";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(2).max(max));

export const HolidayForm = z.object({ day: typedDay, name: line(120), nameEn: line(120), source: line(500) });
export type HolidayForm = z.output<typeof HolidayForm>;

/** Which year the table shows; none: the present one. */
export const HolidayQuery = z.object({ year: z.coerce.number().int().min(1990).max(2200).nullable().catch(null) });
