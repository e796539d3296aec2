import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { RulesForm } from "~/domain/rounds/forms";
import { leavesOf } from "~/domain/schemes/criteria";
import type { SchemeRules } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { RuleFields, ruleDefaults, ruleLabels } from "~/ui/rounds/rule-fields";
import { CriteriaEditor } from "./criteria-editor";

interface RulesEditorProps {
  readonly rules: SchemeRules;
  readonly slug: string;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The rules of a draft: values with their sources, and the points of each leaf. */
export function RulesEditor({ rules, slug, lastResult }: RulesEditorProps) {
  const criteria = rules.criteria.value;
  const [form, fields] = useForm({
    id: "rules",
    lastResult,
    constraint: getZodConstraint(RulesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: RulesForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: { ...ruleDefaults(rules), maxima: leavesOf(criteria).map((leaf) => formatPoints(leaf.maximum)) },
  });
  return (
    <PostForm form={form} labels={{ ...ruleLabels(), maxima: m.rounds_group_criteria() }}>
      <section>
        <h2 className="mb-1">{m.rounds_group_criteria()}</h2>
        <p className="mb-4 text-soft">{m.rounds_group_criteria_lead()}</p>
        <CriteriaEditor criteria={criteria} field={fields.maxima} />
      </section>
      <section className="mt-4">
        <h2 className="mb-1">{m.rounds_group_rules()}</h2>
        <p className="mb-4 text-soft">{m.rounds_group_rules_lead()}</p>
        <Card>
          <RuleFields fields={fields} />
        </Card>
      </section>
      <FormActions cancelTo={paths.organiserRound(slug)}>
        <Button type="submit" kind="main">
          {m.rounds_rules_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
