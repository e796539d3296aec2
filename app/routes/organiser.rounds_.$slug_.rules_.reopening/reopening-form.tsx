import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { ReopenRulesForm } from "~/domain/rounds/forms";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DateField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";

interface ReopeningFormProps {
  /** How often the reopened rules were saved: they are put in force as the person sees them. */
  readonly version: number;
  readonly slug: string;
  readonly whyNot: string | null;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The council's decision that puts what was written in force. */
export function ReopeningForm({ version, slug, whyNot, lastResult }: ReopeningFormProps) {
  const [form, fields] = useForm({
    id: "reopening",
    lastResult,
    constraint: getZodConstraint(ReopenRulesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReopenRulesForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
  });
  return (
    <Card as="section" className="mt-10">
      <h2 className="mb-2 text-xl">{m.rounds_reopen_decision()}</h2>
      <p className="mb-5 text-soft">{m.rounds_reopen_effect_public()}</p>
      <PostForm
        form={form}
        className="grid gap-5"
        labels={{
          number: m.rounds_reopen_number(),
          decidedOn: m.rounds_reopen_decided_on(),
          reason: m.rounds_field_reason(),
        }}
      >
        {/* Of the page and not of the form: after a refusal the next try is over what is there now. */}
        <input type="hidden" name="version" value={version} />
        <div className="grid items-end gap-5 sm:grid-cols-2">
          <TextField field={fields.number} label={m.rounds_reopen_number()} placeholder="95/QĐ-HĐBC" />
          <DateField field={fields.decidedOn} label={m.rounds_reopen_decided_on()} />
        </div>
        <TextArea
          field={fields.reason}
          label={m.rounds_field_reason()}
          hint={m.rounds_reopen_reason_hint()}
          rows={3}
          limit={1000}
        />
        <FormActions cancelTo={paths.organiserRoundRules(slug)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.rounds_reopen_confirm()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
