import { type SubmissionResult, useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { RecordHandsForm } from "~/domain/councils/forms";
import { m } from "~/i18n/paraglide/messages";
import { VOTE_CHOICES } from "~/lib/vocabulary";
import { CHOICE_NAMES } from "~/ui/councils/names";
import { Button } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface HandsProps {
  /** Members who are there and have not voted. */
  readonly members: readonly { readonly memberId: string; readonly name: string }[];
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** What the secretary sees of the hands in the room: those who differ one by one, everyone else at once. */
export function Hands({ members, lastResult }: HandsProps) {
  const [form, fields] = useForm({
    id: "hands",
    lastResult,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RecordHandsForm }),
  });
  return (
    <Section title={m.councils_hands()}>
      <PostForm form={form}>
        <p className="text-soft">{m.councils_hands_lead()}</p>
        <ul className="grid gap-3">
          {members.map(({ memberId, name }) => (
            <li key={memberId} className="rounded-box bg-card px-4 py-3 shadow-card">
              <fieldset className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
                <legend className="float-left font-semibold">{name}</legend>
                <div className="flex flex-wrap gap-x-5">
                  {VOTE_CHOICES.map((choice) => (
                    <label key={choice} className="flex min-h-11 items-center gap-2">
                      <input type="radio" className="radio" name={`${fields.hands.name}.${memberId}`} value={choice} />
                      {CHOICE_NAMES[choice]()}
                    </label>
                  ))}
                </div>
              </fieldset>
            </li>
          ))}
        </ul>
        <SelectField
          field={fields.rest}
          label={m.councils_hands_rest()}
          hint={m.councils_hands_rest_hint()}
          placeholder={m.councils_hands_rest_none()}
          choices={VOTE_CHOICES.map((value) => ({ value, label: CHOICE_NAMES[value]() }))}
          className="max-w-md"
        />
        <FormActions>
          <Button type="submit">{m.councils_hands_act()}</Button>
        </FormActions>
      </PostForm>
    </Section>
  );
}
