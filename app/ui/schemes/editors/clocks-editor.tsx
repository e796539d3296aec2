import { VALIDITY_ENDS } from "~/domain/schemes/rules";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { DateField, NumberField, SelectField } from "~/ui/primitives/fields";
import { AddItem, Cited, Item, ItemActions, SourceField } from "../fields";
import { ruleName, valueText } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

const NUMBERS = ["processingDays", "graceMinutes", "complaintDays", "answerDays", "validityYears"] as const;

export function ClocksEditor({ draft, rules, lastResult }: EditorProps) {
  const { validityEnds, earlierValidity } = rules;
  const numbers = NUMBERS.flatMap((rule) => {
    const { value, source } = rules[rule];
    return [
      [rule, value === null ? "" : String(value)],
      [`${rule}Source`, source],
    ];
  });
  const [form, fields] = useSectionForm(
    "clocks",
    {
      ...Object.fromEntries(numbers),
      validityEnds: validityEnds.value,
      validityEndsSource: validityEnds.source,
      earlierValidity: earlierValidity.value.map((span) => ({ ...span, years: String(span.years) })),
      earlierValiditySource: earlierValidity.source,
    },
    lastResult,
  );
  const spans = fields.earlierValidity.getFieldList();
  const days = m.schemes_unit_working_days();
  return (
    <DraftForm form={form} draft={draft} labels={Object.fromEntries(NUMBERS.map((rule) => [rule, ruleName(rule)]))}>
      <Card as="section" className="grid gap-6">
        <Cited source={fields.processingDaysSource}>
          <NumberField
            field={fields.processingDays}
            label={ruleName("processingDays")}
            hint={m.schemes_processing_hint()}
            inputMode="numeric"
            suffix={days}
          />
        </Cited>
        <Cited source={fields.graceMinutesSource}>
          <NumberField
            field={fields.graceMinutes}
            label={ruleName("graceMinutes")}
            hint={m.schemes_grace_hint()}
            inputMode="numeric"
            suffix={m.schemes_unit_minutes()}
          />
        </Cited>
        <Cited source={fields.complaintDaysSource}>
          <NumberField
            field={fields.complaintDays}
            label={ruleName("complaintDays")}
            inputMode="numeric"
            suffix={days}
          />
        </Cited>
        <Cited source={fields.answerDaysSource}>
          <NumberField field={fields.answerDays} label={ruleName("answerDays")} inputMode="numeric" suffix={days} />
        </Cited>
      </Card>
      <Card as="section" className="grid gap-6">
        <Cited source={fields.validityYearsSource}>
          <NumberField
            field={fields.validityYears}
            label={ruleName("validityYears")}
            inputMode="numeric"
            suffix={m.rounds_unit_years()}
          />
        </Cited>
        <Cited source={fields.validityEndsSource}>
          <SelectField
            field={fields.validityEnds}
            label={ruleName("validityEnds")}
            placeholder={null}
            choices={VALIDITY_ENDS.map((value) => ({ value, label: valueText("validityEnds", value) }))}
          />
        </Cited>
        <div className="grid gap-4">
          <h2 className="text-xl">{ruleName("earlierValidity")}</h2>
          <p className="text-soft">{m.schemes_earlier_validity_hint()}</p>
          <ol id={fields.earlierValidity.id} tabIndex={-1} className="grid gap-3">
            {spans.map((span, index) => {
              const { issuedBefore, years } = span.getFieldset();
              const label = m.schemes_span({ number: index + 1 });
              return (
                <Item
                  key={span.key}
                  title={label}
                  actions={
                    <ItemActions
                      form={form}
                      name={fields.earlierValidity.name}
                      index={index}
                      count={spans.length}
                      label={label}
                    />
                  }
                >
                  <div className="grid gap-4 sm:grid-cols-2">
                    <DateField field={issuedBefore} label={m.schemes_field_issued_before()} />
                    <NumberField
                      field={years}
                      label={ruleName("validityYears")}
                      inputMode="numeric"
                      suffix={m.rounds_unit_years()}
                    />
                  </div>
                </Item>
              );
            })}
          </ol>
          <AddItem form={form} name={fields.earlierValidity.name}>
            {m.schemes_add_span()}
          </AddItem>
          <SourceField field={fields.earlierValiditySource} />
        </div>
      </Card>
    </DraftForm>
  );
}
