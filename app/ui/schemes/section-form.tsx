import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ReactNode } from "react";
import type { z } from "zod";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import type { SchemeRules, Section } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { type AnyForm, SavesOnEnter } from "./fields";

/** Rules that are written a section at a time: a scheme's draft, a round before it opens, one whose rules are reopened. */
export interface EditedRules {
  /** How often they had been saved when the page was loaded. */
  readonly version: number;
  readonly whyNotWrite: string | null;
  /** Where what the points of a criterion mean is written. */
  readonly bandsTo: (criterion: string) => string;
}

export interface EditorProps {
  readonly draft: EditedRules;
  readonly rules: SchemeRules;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The form of one section. defaults: what its fields show, as people write it. */
export function useSectionForm<Name extends Section>(
  section: Name,
  defaults: object,
  lastResult: EditorProps["lastResult"],
) {
  type Schema = (typeof SECTION_FORMS)[Name];
  const schema = SECTION_FORMS[section] as z.ZodType;
  return useForm<z.input<Schema> & Record<string, unknown>, unknown, string[]>({
    id: section,
    lastResult,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: defaults as never,
  });
}

interface DraftFormProps {
  readonly form: AnyForm;
  readonly draft: Pick<EditedRules, "version" | "whyNotWrite">;
  /** Names for the list of errors on top. */
  readonly labels?: Readonly<Record<string, string>>;
  /** What the button does, where it is more than saving. */
  readonly act?: string;
  readonly cancelTo?: string;
  readonly children: ReactNode;
}

/** The frame of every form of a draft: it says which save it was written over. */
export function DraftForm({ form, draft, labels, act = m.schemes_save_section(), cancelTo, children }: DraftFormProps) {
  return (
    <PostForm form={form} labels={labels}>
      <SavesOnEnter />
      {/* Of the page and not of the form: after a refusal the next save is over what is there now. */}
      <input type="hidden" name="version" value={draft.version} />
      {children}
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="main" whyNot={draft.whyNotWrite}>
          {act}
        </Button>
      </FormActions>
    </PostForm>
  );
}
