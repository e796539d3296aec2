import { z } from "zod";
import { m } from "~/i18n/paraglide/messages";
import { normalizeParagraphs } from "~/lib/paragraphs";
import { normalizeText } from "~/lib/vietnamese-text";
import { PHOTO_VIEWS, PRODUCT_GROUPS, SET_CASES } from "~/lib/vocabulary";
import { FEWEST_IN_SET, MOST_PHOTOS, membersOfSet } from "./rules";

/** What is asked, field by field; the forms add what fields mean together. */
export const ProductFacts = z.object({
  name: z.string().transform(normalizeText).pipe(z.string().min(1).max(200)),
  groupCode: z.enum(PRODUCT_GROUPS),
  kind: z.enum(["single", "set"]),
  setCase: z.enum(SET_CASES).optional(),
  setMembers: z.string().transform(normalizeParagraphs).pipe(z.string().max(4000)).optional(),
  summary: z.string().transform(normalizeParagraphs).pipe(z.string().max(600)).optional(),
});

/** A set names its legal case and at least two members, one a line; a single product has neither. */
function withSet<Facts extends z.output<typeof ProductFacts>>(input: Facts, ctx: z.RefinementCtx) {
  const { kind, setCase, setMembers, ...rest } = input;
  if (kind === "single") return { ...rest, setCase: null, setMembers: null };
  const members = membersOfSet(setMembers ?? null);
  if (!setCase) ctx.addIssue({ code: "custom", path: ["setCase"], message: m.products_set_case_needed() });
  if (members.length < FEWEST_IN_SET)
    ctx.addIssue({ code: "custom", path: ["setMembers"], message: m.products_set_members_needed() });
  if (!setCase || members.length < FEWEST_IN_SET) return z.NEVER;
  return { ...rest, setCase, setMembers: members.join("\n") };
}

export const RegisterProductForm = ProductFacts.extend({ establishmentId: z.uuid() }).transform(withSet);
export type RegisterProductForm = z.output<typeof RegisterProductForm>;

export const EditProductForm = ProductFacts.transform(withSet);
export type EditProductForm = z.output<typeof EditProductForm>;

/** Files are looked at one by one by the verb, so that one bad photo does not lose the good ones. */
export const AddPhotosForm = z.object({
  photos: z
    .array(z.instanceof(File))
    .min(1, { error: () => m.errors_required_file() })
    .max(MOST_PHOTOS, { error: () => m.products_photos_too_many({ count: MOST_PHOTOS }) }),
});
export type AddPhotosForm = z.output<typeof AddPhotosForm>;

export const PhotoViewForm = z.object({ view: z.enum(PHOTO_VIEWS) });
export type PhotoViewForm = z.output<typeof PhotoViewForm>;

export const PhotoMoveForm = z.object({ direction: z.enum(["earlier", "later"]) });
export type PhotoMoveForm = z.output<typeof PhotoMoveForm>;
