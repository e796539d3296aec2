import { z } from "zod";
import { normalizeText } from "~/lib/vietnamese-text";
import { COUNCIL_ROLES } from "~/lib/vocabulary";

const line = (max: number) => z.string().transform(normalizeText).pipe(z.string().min(1).max(max));

export const NameCouncilMemberForm = z.object({
  email: z.string().max(254).transform(normalizeText).pipe(z.email()),
  name: line(120),
  title: line(200),
  role: z.enum(COUNCIL_ROLES),
});
export type NameCouncilMemberForm = z.infer<typeof NameCouncilMemberForm>;

export const EndCouncilSeatForm = z.object({ reason: line(500) });
export type EndCouncilSeatForm = z.infer<typeof EndCouncilSeatForm>;
