import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { DecisionForm } from "~/domain/awards/forms";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { DateField, FieldError, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";
import { ListToRecognise } from "./list-to-recognise";
import type { ShownRow } from "./shown-row";

interface DecisionFieldsProps {
  readonly rows: readonly ShownRow[];
  readonly seal: string;
  readonly motion: { readonly number: number; readonly meetingNumber: number } | null;
  readonly hasHigherLevel: boolean;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The list that is recognised, and the decision as it was signed. */
export function DecisionFields({ rows, seal, motion, hasHigherLevel, lastResult }: DecisionFieldsProps) {
  // Without a motion the minutes are asked for, as the verb will.
  const schema = motion ? DecisionForm : DecisionForm.required({ approvalNote: true });
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  });
  const chosen = new Set([fields.putForward.initialValue ?? []].flat().map(String));
  const labels = {
    number: m.awards_decision_number(),
    decidedOn: m.awards_decision_date(),
    place: m.awards_decision_place(),
    signerName: m.awards_signer_name(),
    signerTitle: m.awards_signer_title(),
    approvalNote: m.awards_approval_note(),
    putForward: m.awards_column_put_forward(),
  };
  return (
    <PostForm form={form} labels={labels}>
      <input type="hidden" name={fields.seen.name} value={seal} />
      {rows.length === 0 && (
        <Alert tone="wait" title={m.awards_list_empty()}>
          {m.awards_none_lead()}
        </Alert>
      )}
      {hasHigherLevel && rows.length > 0 && <p className="max-w-3xl text-soft">{m.awards_put_forward_hint()}</p>}
      <div id={fields.putForward.id}>
        <FieldError field={fields.putForward} />
        {rows.length > 0 && (
          <ListToRecognise rows={rows} putForward={hasHigherLevel ? { name: fields.putForward.name, chosen } : null} />
        )}
      </div>
      <FieldGroup title={m.awards_signed_decision()}>
        {motion ? (
          <Alert tone="ok">
            {m.awards_approved_by_motion({
              motion: formatNumber(motion.number),
              meeting: formatNumber(motion.meetingNumber),
            })}
          </Alert>
        ) : (
          <>
            <Alert tone="wait">{m.awards_not_approved_here()}</Alert>
            <TextField
              field={fields.approvalNote}
              label={labels.approvalNote}
              hint={m.awards_approval_note_hint()}
              autoComplete="off"
            />
          </>
        )}
        <div className="grid gap-5 md:grid-cols-2">
          <TextField field={fields.number} label={labels.number} hint={m.awards_number_hint()} />
          <DateField field={fields.decidedOn} label={labels.decidedOn} hint={m.awards_date_hint()} />
          <TextField field={fields.signerName} label={labels.signerName} autoComplete="off" />
          <TextField field={fields.signerTitle} label={labels.signerTitle} autoComplete="off" />
          <TextField field={fields.place} label={labels.place} autoComplete="off" />
        </div>
      </FieldGroup>
      <p className="text-soft">{m.awards_record_effect()}</p>
      <FormActions>
        <Button type="submit" kind="main">
          {rows.length > 0
            ? m.awards_record({ products: m.common_products_count({ count: rows.length }) })
            : m.awards_record_none()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
