import { SHARE_OF } from "~/domain/schemes/rules";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, SelectField, TextField } from "~/ui/primitives/fields";
import { type AnyField, Cited } from "../fields";
import { ruleName } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

export function CouncilEditor({ draft, rules, lastResult }: EditorProps) {
  const { levels, juryOdd, quorum, majority, expectedList } = rules;
  const [form, fields] = useSectionForm(
    "council",
    {
      sizes: levels.value.map(({ level, councilSizes }) => ({ level, sizes: councilSizes.join(", ") })),
      levelsSource: levels.source,
      juryOdd: juryOdd.value ? "on" : undefined,
      juryOddSource: juryOdd.source,
      quorumNumerator: String(quorum.value.numerator),
      quorumDenominator: String(quorum.value.denominator),
      quorumSource: quorum.source,
      majorityNumerator: String(majority.value.numerator),
      majorityDenominator: String(majority.value.denominator),
      majorityOf: majority.value.of,
      majoritySource: majority.source,
      expectedList: expectedList.value ? "on" : undefined,
      expectedListSource: expectedList.source,
    },
    lastResult,
  );
  const lines = fields.sizes.getFieldList();
  return (
    <DraftForm form={form} draft={draft} labels={{ quorum: ruleName("quorum"), majority: ruleName("majority") }}>
      <Card as="section" className="grid gap-6">
        <Cited source={fields.levelsSource}>
          <fieldset className="grid gap-3">
            <legend className="mb-1 font-semibold">{m.schemes_field_council_sizes()}</legend>
            <p className="text-[0.92rem] text-soft">{m.schemes_sizes_hint()}</p>
            {levels.value.map(({ level }, index) => {
              const line = lines[index]?.getFieldset();
              if (!line) return null;
              return (
                <div key={level}>
                  <input type="hidden" name={line.level.name} value={level} />
                  <TextField field={line.sizes} label={levelTitle(level)} className="max-w-xs" placeholder="7, 9" />
                </div>
              );
            })}
          </fieldset>
        </Cited>
        <Cited source={fields.juryOddSource}>
          <CheckboxField field={fields.juryOdd} label={ruleName("juryOdd")} />
        </Cited>
        <Cited source={fields.quorumSource}>
          <Share
            label={ruleName("quorum")}
            hint={m.schemes_quorum_hint()}
            numerator={fields.quorumNumerator}
            denominator={fields.quorumDenominator}
          />
        </Cited>
        <Cited source={fields.majoritySource}>
          <Share
            label={ruleName("majority")}
            hint={m.schemes_majority_hint()}
            numerator={fields.majorityNumerator}
            denominator={fields.majorityDenominator}
          />
          <SelectField
            field={fields.majorityOf}
            label={m.schemes_majority_of()}
            placeholder={null}
            choices={SHARE_OF.map((value) => ({
              value,
              label: value === "present" ? m.schemes_of_present() : m.schemes_of_members(),
            }))}
          />
        </Cited>
        <Cited source={fields.expectedListSource}>
          <CheckboxField field={fields.expectedList} label={ruleName("expectedList")} />
        </Cited>
      </Card>
    </DraftForm>
  );
}

interface ShareProps {
  readonly label: string;
  readonly hint: string;
  readonly numerator: AnyField;
  readonly denominator: AnyField;
}

/** "2/3" */
function Share({ label, hint, numerator, denominator }: ShareProps) {
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1 font-semibold">{label}</legend>
      <p className="text-[0.92rem] text-soft">{hint}</p>
      <div className="flex items-end gap-3">
        <TextField field={numerator} label={m.schemes_numerator()} inputMode="numeric" className="w-28" />
        <TextField field={denominator} label={m.schemes_denominator()} inputMode="numeric" className="w-28" />
      </div>
    </fieldset>
  );
}
