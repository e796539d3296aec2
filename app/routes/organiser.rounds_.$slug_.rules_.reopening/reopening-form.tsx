import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { ReopenRulesForm } from "~/domain/rounds/forms";
import type { SchemeRules } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DateField, TextArea, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { RuleFields, ruleDefaults, ruleLabels } from "~/ui/rounds/rule-fields";

interface ReopeningFormProps {
  readonly rules: SchemeRules;
  /** Hash of these rules. */
  readonly seen: string;
  readonly slug: string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The values the council put in force and the decision that says so. */
export function ReopeningForm({ rules, seen, slug, lastResult }: ReopeningFormProps) {
  const [form, fields] = useForm({
    id: "reopening",
    lastResult,
    constraint: getZodConstraint(ReopenRulesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReopenRulesForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { ...ruleDefaults(rules) },
  });
  const labels = {
    ...ruleLabels(),
    number: m.rounds_reopen_number(),
    decidedOn: m.rounds_reopen_decided_on(),
    reason: m.rounds_field_reason(),
  };
  return (
    <PostForm form={form} labels={labels}>
      <input type="hidden" name="seen" value={seen} />
      <Card as="section" className="grid gap-5">
        <h2 className="text-xl">{m.rounds_reopen_decision()}</h2>
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
      </Card>
      <Card as="section" className="grid gap-5">
        <h2 className="text-xl">{m.rounds_group_rules()}</h2>
        <RuleFields fields={fields} />
      </Card>
      <FormActions cancelTo={paths.organiserRoundRules(slug)}>
        <Button type="submit" kind="main">
          {m.rounds_reopen_review()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
