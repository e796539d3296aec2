import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { TermsForm } from "~/domain/fairs/forms";
import type { FairRules } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, NumberField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { type AnyField, Cited, SavesOnEnter } from "~/ui/schemes/fields";
import { RefundRows, SupportRows } from "./terms-rows";
import { typedTerms } from "./typed-terms";

interface TermsEditorProps {
  readonly slug: string;
  readonly version: number;
  readonly rules: FairRules;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

const labels = () => ({
  mostBooths: m.fairs_rule_most_booths(),
  cornerSurcharge: m.fairs_rule_corner(),
  support: m.fairs_rule_support(),
  deposit: m.fairs_rule_deposit(),
  refunds: m.fairs_rule_refunds(),
  holdMinutes: m.fairs_rule_hold(),
  offerHours: m.fairs_rule_offer(),
  aisle: m.fairs_rule_aisle(),
  recognised: m.fairs_rule_recognised(),
  host: m.fairs_rule_host(),
  newcomer: m.fairs_rule_newcomer(),
  cancellation: m.fairs_rule_cancellation(),
  remindDays: m.fairs_rule_remind(),
  ruralWards: m.fairs_field_rural_wards(),
});

type NumberTerm =
  | "deposit"
  | "cornerSurcharge"
  | "cancellation"
  | "remindDays"
  | "mostBooths"
  | "holdMinutes"
  | "offerHours"
  | "aisle";

/** The terms of a fair, each beside the text that says so. */
export function TermsEditor({ slug, version, rules, lastResult }: TermsEditorProps) {
  const [form, fields] = useForm({
    id: "terms",
    lastResult,
    constraint: getZodConstraint(TermsForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: TermsForm }),
    shouldValidate: "onBlur",
    shouldRevalidate: "onInput",
    defaultValue: typedTerms(rules),
  });
  const names = labels();
  const of = (name: NumberTerm) => ({ field: fields[name], source: fields[`${name}Source`], label: names[name] });
  return (
    <PostForm form={form} labels={names} className="gap-8">
      <SavesOnEnter />
      <input type="hidden" name="version" value={version} />
      <Card as="section" className="grid gap-6">
        <h3 className="text-lg">{m.fairs_terms_money()}</h3>
        <SupportRows form={form} field={fields.support} source={fields.supportSource} />
        <Term {...of("deposit")} hint={m.fairs_rule_deposit_hint()} suffix="%" />
        <Term {...of("cornerSurcharge")} hint={m.fairs_rule_corner_hint()} suffix="%" />
        <RefundRows form={form} field={fields.refunds} source={fields.refundsSource} />
        <Term {...of("cancellation")} hint={m.fairs_rule_cancellation_hint()} suffix="%" />
        <Term {...of("remindDays")} hint={m.fairs_rule_remind_hint()} suffix={m.fairs_unit_days()} isWhole />
      </Card>
      <Card as="section" className="grid gap-6">
        <h3 className="text-lg">{m.fairs_terms_places()}</h3>
        <Term {...of("mostBooths")} isWhole />
        <Term {...of("holdMinutes")} hint={m.fairs_rule_hold_hint()} suffix={m.schemes_unit_minutes()} isWhole />
        <Term {...of("offerHours")} hint={m.fairs_rule_offer_hint()} suffix={m.fairs_unit_hours()} isWhole />
        <Term {...of("aisle")} suffix={m.fairs_unit_metres()} />
      </Card>
      <Card as="section" className="grid gap-6">
        <h3 className="text-lg">{m.fairs_terms_rural()}</h3>
        <p className="text-soft">{m.fairs_terms_rural_lead()}</p>
        <Cited source={fields.ruralSource}>
          <CheckboxField field={fields.ruralWards} label={names.ruralWards} />
        </Cited>
      </Card>
      <Card as="section" className="grid gap-6">
        <h3 className="text-lg">{m.fairs_terms_priority()}</h3>
        <p className="text-soft">{m.fairs_terms_priority_lead()}</p>
        <Cited source={fields.prioritySource}>
          <NumberField field={fields.recognised} label={names.recognised} inputMode="numeric" />
          <NumberField field={fields.host} label={names.host} inputMode="numeric" />
          <NumberField field={fields.newcomer} label={names.newcomer} inputMode="numeric" />
        </Cited>
      </Card>
      <FormActions cancelTo={paths.organiserFair(slug)}>
        <Button type="submit" kind="main">
          {m.fairs_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}

interface TermProps {
  readonly field: AnyField;
  readonly source: AnyField;
  readonly label: string;
  readonly hint?: string;
  readonly suffix?: string;
  /** No decimals. */
  readonly isWhole?: boolean;
}

/** A number beside the text that says so. */
const Term = ({ source, isWhole = false, ...field }: TermProps) => (
  <Cited source={source}>
    <NumberField {...field} {...(isWhole && { inputMode: "numeric" })} />
  </Cited>
);
