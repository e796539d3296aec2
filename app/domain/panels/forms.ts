import { z } from "zod";
import { normalizeText } from "~/lib/vietnamese-text";
import { PANEL_ROLES } from "~/lib/vocabulary";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

export const NameJurorForm = z.object({
  email: z.string().max(254).transform(normalizeText).pipe(z.email()),
  name: line(120),
  /** Position as the sheet prints it: "Phó Giám đốc Sở Công Thương". */
  title: line(200),
  role: z.enum(PANEL_ROLES),
});
export type NameJurorForm = z.infer<typeof NameJurorForm>;

export const EndAppointmentForm = z.object({ reason: line(500) });
export type EndAppointmentForm = z.infer<typeof EndAppointmentForm>;
