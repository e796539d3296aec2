import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { MessageForm as Fields } from "~/domain/exhibitor-papers/forms";
import {
  BOOTH_STANDINGS,
  MESSAGE_FIELDS,
  MESSAGE_STATES,
  type MessageFilter,
  MONEY_FILTERS,
} from "~/domain/exhibitor-papers/rules";
import { applicationStateName, boothKindName, groupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ASKED_KINDS, PRODUCT_GROUPS } from "~/lib/vocabulary";
import { Button } from "~/ui/primitives/button";
import { FieldError, RadioGroup, SelectField, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { moneyFilterName, standingName } from "./message-words";

interface Written {
  readonly filter: MessageFilter;
  readonly subject: string;
  readonly body: string;
  readonly version: number;
}

interface MessageFormProps {
  readonly action: string;
  readonly cancelTo: string;
  readonly provinces: readonly { readonly id: string; readonly name: string }[];
  /** What was saved; null for a new one. */
  readonly written: Written | null;
  readonly whyNot: string | null;
  readonly result: SubmissionResult<string[]> | null | undefined;
}

/** Whom a message goes to and what it says. */
export function MessageForm({ action, cancelTo, provinces, written, whyNot, result }: MessageFormProps) {
  const { filter, subject = "", body = "", version = 0 } = written ?? {};
  const [form, fields] = useForm({
    id: `message-${version}`,
    lastResult: result,
    defaultValue: {
      states: filter ? [...filter.states] : ["accepted"],
      provinceId: filter?.provinceId ?? "",
      kind: filter?.kind ?? "",
      group: filter?.group ?? "",
      booths: filter?.booths ?? "any",
      money: filter?.money ?? "any",
      subject,
      body,
    },
    constraint: getZodConstraint(Fields),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: Fields }),
  });
  const labels = {
    states: m.exhibitors_message_states(),
    provinceId: m.exhibitors_message_province(),
    kind: m.exhibitors_message_kind(),
    group: m.exhibitors_message_group(),
    booths: m.exhibitors_message_booths(),
    money: m.exhibitors_message_money(),
    subject: m.exhibitors_message_subject(),
    body: m.exhibitors_message_body(),
  };
  const ticked = (fields.states.initialValue ?? []) as readonly (string | undefined)[] | string;
  const any = m.exhibitors_message_any();
  return (
    <PostForm form={form} action={action} labels={labels}>
      <input type="hidden" name={fields.version.name} value={version} />
      <FieldGroup title={m.exhibitors_message_to()}>
        <fieldset id={fields.states.id} tabIndex={-1} className="grid gap-1.5">
          <legend className="mb-1 font-semibold">{labels.states}</legend>
          <div className="flex flex-wrap gap-x-6">
            {MESSAGE_STATES.map((state) => (
              <label key={state} className="flex min-h-11 items-center gap-3">
                <input
                  type="checkbox"
                  name={fields.states.name}
                  value={state}
                  defaultChecked={ticked.includes(state)}
                  className="checkbox"
                />
                {applicationStateName(state)}
              </label>
            ))}
          </div>
          <FieldError field={fields.states} />
        </fieldset>
        <div className="grid items-start gap-5 sm:grid-cols-3">
          <SelectField
            field={fields.provinceId}
            label={labels.provinceId}
            placeholder={any}
            unmarked
            choices={provinces.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <SelectField
            field={fields.kind}
            label={labels.kind}
            placeholder={any}
            unmarked
            choices={ASKED_KINDS.map((kind) => ({ value: kind, label: boothKindName(kind) }))}
          />
          <SelectField
            field={fields.group}
            label={labels.group}
            placeholder={any}
            unmarked
            choices={PRODUCT_GROUPS.map((group) => ({ value: group, label: groupName(group) }))}
          />
        </div>
        <RadioGroup
          field={fields.booths}
          label={labels.booths}
          unmarked
          choices={BOOTH_STANDINGS.map((standing) => ({ value: standing, label: standingName(standing) }))}
        />
        <RadioGroup
          field={fields.money}
          label={labels.money}
          unmarked
          choices={MONEY_FILTERS.map((money) => ({ value: money, label: moneyFilterName(money) }))}
        />
      </FieldGroup>
      <TextField field={fields.subject} label={labels.subject} autoComplete="off" maxLength={200} />
      <TextArea
        field={fields.body}
        label={labels.body}
        hint={m.exhibitors_message_fields_hint({ fields: MESSAGE_FIELDS.map((field) => `{${field}}`).join(", ") })}
        rows={10}
      />
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind={written ? "plain" : "main"} whyNot={whyNot}>
          {m.exhibitors_message_save()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
