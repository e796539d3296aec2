import {
  COMBINING_METHODS,
  FEWEST_ANCHORS,
  MOST_ANCHORS,
  PASS_COMPARISONS,
  type TieBreak,
} from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, NumberField, SelectField } from "~/ui/primitives/fields";
import { methodName } from "~/ui/rounds/rule-texts";
import { AddItem, Cited, ItemActions, SourceField } from "../fields";
import { criterionChoices } from "../item-texts";
import { ruleName, tieBreakName, valueText } from "../rule-texts";
import { DraftForm, type EditorProps, useSectionForm } from "../section-form";

const ANCHOR_COUNTS = [FEWEST_ANCHORS, MOST_ANCHORS];
const choiceOf = (step: TieBreak) => (step.kind === "criterion" ? `criterion:${step.code}` : step.kind);

export function ScoringEditor({ draft, rules, lastResult }: EditorProps) {
  const { combining, trim, passMark, passComparison, minimumSheets, blind, tieBreaks, calibration } = rules;
  const [form, fields] = useSectionForm(
    "scoring",
    {
      combining: combining.value,
      combiningSource: combining.source,
      trim: String(trim.value),
      trimSource: trim.source,
      passMark: formatPoints(passMark.value),
      passMarkSource: passMark.source,
      passComparison: passComparison.value,
      passComparisonSource: passComparison.source,
      minimumSheets: String(minimumSheets.value),
      minimumSheetsSource: minimumSheets.source,
      blind: blind.value ? "on" : undefined,
      blindSource: blind.source,
      tieBreaks: tieBreaks.value.map(choiceOf),
      tieBreaksSource: tieBreaks.source,
      calibrationAnchors: calibration.value ? String(calibration.value.anchors) : "",
      calibrationWaits: calibration.value?.waits ? "on" : undefined,
      calibrationSecondTime: calibration.value?.secondTime ? "on" : undefined,
      calibrationSource: calibration.source,
    },
    lastResult,
  );
  const steps = fields.tieBreaks.getFieldList();
  const choices = [
    ...criterionChoices(rules).map(({ code, label }) => ({
      value: `criterion:${code}`,
      label: m.schemes_tie_criterion({ code: label }),
    })),
    ...(["median", "spread", "council"] as const).map((kind) => ({ value: kind, label: tieBreakName({ kind }) })),
  ];
  return (
    <DraftForm
      form={form}
      draft={draft}
      labels={{
        trim: ruleName("trim"),
        passMark: ruleName("passMark"),
        minimumSheets: ruleName("minimumSheets"),
        tieBreaks: ruleName("tieBreaks"),
        calibrationAnchors: ruleName("calibration"),
      }}
    >
      <Card as="section" className="grid gap-6">
        <Cited source={fields.combiningSource}>
          <SelectField
            field={fields.combining}
            label={ruleName("combining")}
            placeholder={null}
            choices={COMBINING_METHODS.map((value) => ({ value, label: methodName(value) }))}
          />
        </Cited>
        <Cited source={fields.trimSource}>
          <NumberField field={fields.trim} label={ruleName("trim")} hint={m.schemes_trim_hint()} inputMode="numeric" />
        </Cited>
        <Cited source={fields.passMarkSource}>
          <NumberField field={fields.passMark} label={ruleName("passMark")} suffix={m.rounds_unit_points()} />
        </Cited>
        <Cited source={fields.passComparisonSource}>
          <SelectField
            field={fields.passComparison}
            label={ruleName("passComparison")}
            placeholder={null}
            choices={PASS_COMPARISONS.map((value) => ({ value, label: valueText("passComparison", value) }))}
          />
        </Cited>
        <Cited source={fields.minimumSheetsSource}>
          <NumberField
            field={fields.minimumSheets}
            label={ruleName("minimumSheets")}
            hint={m.schemes_minimum_sheets_hint()}
            inputMode="numeric"
          />
        </Cited>
        <Cited source={fields.blindSource}>
          <CheckboxField field={fields.blind} label={ruleName("blind")} hint={m.schemes_blind_hint()} />
        </Cited>
      </Card>
      <Card as="section" className="grid gap-4">
        <h2>{ruleName("tieBreaks")}</h2>
        <p className="text-soft">{m.schemes_tie_breaks_hint()}</p>
        <ol id={fields.tieBreaks.id} tabIndex={-1} className="grid gap-3">
          {steps.map((step, index) => (
            <li key={step.key} className="flex items-end gap-2">
              <SelectField
                field={step}
                label={m.schemes_tie_step({ number: index + 1 })}
                choices={choices}
                className="min-w-0 flex-1"
              />
              <ItemActions
                form={form}
                name={fields.tieBreaks.name}
                index={index}
                count={steps.length}
                label={m.schemes_tie_step({ number: index + 1 })}
              />
            </li>
          ))}
        </ol>
        {steps.length === 0 && <p className="text-soft">{m.schemes_ties_stay()}</p>}
        <AddItem form={form} name={fields.tieBreaks.name}>
          {m.schemes_add_step()}
        </AddItem>
        <SourceField field={fields.tieBreaksSource} />
      </Card>
      <Card as="section" className="grid gap-4">
        <h2>{ruleName("calibration")}</h2>
        <p className="text-soft">{m.schemes_calibration_hint()}</p>
        <SelectField
          field={fields.calibrationAnchors}
          label={m.schemes_calibration_field()}
          placeholder={m.schemes_no_calibration()}
          choices={ANCHOR_COUNTS.map((count) => ({
            value: String(count),
            label: m.schemes_calibration_anchors({ count }),
          }))}
          className="sm:max-w-sm"
        />
        <CheckboxField field={fields.calibrationWaits} label={m.schemes_calibration_waits_field()} />
        <CheckboxField field={fields.calibrationSecondTime} label={m.schemes_calibration_second_time_field()} />
        <SourceField field={fields.calibrationSource} />
      </Card>
    </DraftForm>
  );
}
