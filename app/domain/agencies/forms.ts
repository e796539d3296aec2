import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeText } from "~/lib/vietnamese-text";
import { LEVELS } from "~/lib/vocabulary";
import { typedDay } from "../typed";

const Line = z.string().transform(normalizeText);
const AgencyName = Line.pipe(z.string().min(3).max(200));

const nameFields = {
  name: AgencyName,
  nameEn: AgencyName.optional(),
  parentName: AgencyName.optional(),
  validFrom: typedDay,
};

export const AgencyForm = z.object({
  ...nameFields,
  slug: Line.pipe(
    z
      .string()
      .max(80)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: () => m.agencies_slug_form() }),
  ).optional(),
  level: z.enum(LEVELS),
  provinceId: z.string().optional(),
  place: Line.pipe(z.string().min(2).max(80)),
});
export type AgencyForm = z.output<typeof AgencyForm>;

/** `validUntil` is the last day the name holds, as people say it; the table keeps the first day it no longer does. */
export const AgencyNameForm = z.object({ ...nameFields, validUntil: typedDay.optional() }).superRefine((form, ctx) => {
  if (form.validUntil && form.validUntil < form.validFrom) {
    ctx.addIssue({ code: "custom", path: ["validUntil"], message: m.agencies_until_before_from() });
  }
});
export type AgencyNameForm = z.output<typeof AgencyNameForm>;
