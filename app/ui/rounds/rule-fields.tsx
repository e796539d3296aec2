import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import type { RuleFields as RuleValues } from "~/domain/rounds/forms";
import { COMBINING_METHODS, PASS_COMPARISONS, type SchemeRules } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, SelectField, TextField } from "~/ui/primitives/fields";
import { methodName } from "./rule-texts";

// biome-ignore lint/suspicious/noExplicitAny: a field of whichever form holds these; its schema types it there
type AnyField = FieldMetadata<any, any, string[]>;
export type RuleFieldSet = Readonly<Record<keyof RuleValues, AnyField>>;

/** What the fields show for rules: points as people write them. */
export function ruleDefaults(rules: SchemeRules): Record<keyof RuleValues, string> {
  return {
    passMark: formatPoints(rules.passMark.value),
    passMarkSource: rules.passMark.source,
    passComparison: rules.passComparison.value,
    combining: rules.combining.value,
    combiningSource: rules.combining.source,
    scoreStep: formatPoints(rules.scoreStep.value),
    scoreStepSource: rules.scoreStep.source,
    minimumSheets: String(rules.minimumSheets.value),
    minimumSheetsSource: rules.minimumSheets.source,
    cap: rules.cap.value === null ? "" : String(rules.cap.value),
    capSource: rules.cap.source,
    minimumPhotos: String(rules.minimumPhotos.value),
    minimumPhotosSource: rules.minimumPhotos.source,
    validityYears: String(rules.validityYears.value),
    validityYearsSource: rules.validityYears.source,
  };
}

/** Names for the list of errors on top of a form. */
export function ruleLabels(): Record<string, string> {
  return {
    passMark: m.rounds_field_pass_mark(),
    scoreStep: m.rounds_field_step(),
    minimumSheets: m.rounds_field_minimum_sheets(),
    cap: m.rounds_field_cap(),
    minimumPhotos: m.rounds_field_photos(),
    validityYears: m.rounds_field_validity(),
  };
}

/** Every value of the rules beside the text that says so. */
export function RuleFields({ fields }: { fields: RuleFieldSet }) {
  const points = m.rounds_unit_points();
  return (
    <div className="grid gap-6">
      <Pair source={fields.passMarkSource}>
        <NumberField field={fields.passMark} label={m.rounds_field_pass_mark()} suffix={points} />
        <SelectField
          field={fields.passComparison}
          label={m.rounds_field_comparison()}
          placeholder={null}
          choices={PASS_COMPARISONS.map((value) => ({
            value,
            label: value === "at_least" ? m.rounds_comparison_at_least() : m.rounds_comparison_above(),
          }))}
        />
      </Pair>
      <Pair source={fields.combiningSource}>
        <SelectField
          field={fields.combining}
          label={m.rounds_field_combining()}
          placeholder={null}
          choices={COMBINING_METHODS.map((value) => ({ value, label: methodName(value) }))}
        />
      </Pair>
      <Pair source={fields.minimumSheetsSource}>
        <NumberField field={fields.minimumSheets} label={m.rounds_field_minimum_sheets()} inputMode="numeric" />
      </Pair>
      <Pair source={fields.capSource}>
        <NumberField
          field={fields.cap}
          label={m.rounds_field_cap()}
          hint={m.rounds_field_cap_hint()}
          inputMode="numeric"
        />
      </Pair>
      <Pair source={fields.scoreStepSource}>
        <NumberField field={fields.scoreStep} label={m.rounds_field_step()} suffix={points} />
      </Pair>
      <Pair source={fields.minimumPhotosSource}>
        <NumberField field={fields.minimumPhotos} label={m.rounds_field_photos()} inputMode="numeric" />
      </Pair>
      <Pair source={fields.validityYearsSource}>
        <NumberField
          field={fields.validityYears}
          label={m.rounds_field_validity()}
          hint={m.rounds_field_validity_hint()}
          inputMode="numeric"
          suffix={m.rounds_unit_years()}
        />
      </Pair>
    </div>
  );
}

function Pair({ source, children }: { source: AnyField; children: ReactNode }) {
  return (
    <div className="grid items-end gap-x-5 gap-y-3 border-b border-line pb-6 last:border-0 last:pb-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="grid gap-4">{children}</div>
      <TextField field={source} label={m.rounds_field_source()} />
    </div>
  );
}
