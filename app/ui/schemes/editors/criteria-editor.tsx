import { WHOLE_SHEET } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { NumberField } from "~/ui/primitives/fields";
import { sumsOf, type TypedNode } from "../criteria-sums";
import { type CriteriaField, CriterionList, Sums, typedCriterion } from "../criterion-list";
import { AddItem, Cited, SourceField } from "../fields";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

export function CriteriaEditor({ draft, rules, lastResult }: EditorProps) {
  const [form, fields] = useSectionForm(
    "criteria",
    {
      criteria: rules.criteria.value.map(typedCriterion),
      criteriaSource: rules.criteria.source,
      scoreStep: formatPoints(rules.scoreStep.value),
      scoreStepSource: rules.scoreStep.source,
    },
    lastResult,
  );
  const criteria = fields.criteria as unknown as CriteriaField;
  const nodes = (criteria.value ?? []) as readonly TypedNode[];
  const groups = rules.groups.map((group) => group.code);
  return (
    <DraftForm form={form} draft={draft} labels={{ criteria: ruleName("criteria"), scoreStep: ruleName("scoreStep") }}>
      <section className="grid gap-4">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-box bg-card px-5 py-4 shadow-card">
          <span className="font-semibold">{m.common_total()}</span>
          <Sums sums={sumsOf(nodes, groups)} wanted={WHOLE_SHEET} />
        </p>
        <CriterionList form={form} field={criteria} nodes={nodes} rules={rules} bandsTo={draft.bandsTo} depth={0} />
        <AddItem form={form} name={criteria.name}>
          {m.schemes_add_criterion()}
        </AddItem>
      </section>
      <Card as="section" className="grid gap-6">
        <SourceField field={fields.criteriaSource} />
        <Cited source={fields.scoreStepSource}>
          <NumberField
            field={fields.scoreStep}
            label={ruleName("scoreStep")}
            hint={m.schemes_step_hint()}
            suffix={m.rounds_unit_points()}
          />
        </Cited>
      </Card>
    </DraftForm>
  );
}
