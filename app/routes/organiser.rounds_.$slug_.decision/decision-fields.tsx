import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { DecisionForm } from "~/domain/awards/forms";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { DateField, FieldError, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";

interface Candidate {
  readonly id: string;
  readonly rank: number | null;
  readonly score: string;
  readonly proposed: boolean;
  readonly code: string;
  readonly productName: string;
  readonly establishmentName: string;
}

interface DecisionFieldsProps {
  readonly candidates: readonly Candidate[];
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The decision as signed, and the list it recognises: what the tally proposes is ticked. */
export function DecisionFields({ candidates, lastResult }: DecisionFieldsProps) {
  const [form, fields] = useForm({
    lastResult,
    constraint: getZodConstraint(DecisionForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DecisionForm }),
    defaultValue: { nominationIds: candidates.filter((one) => one.proposed).map((one) => one.id) },
  });
  const chosen = new Set([fields.nominationIds.initialValue ?? []].flat());
  const labels = {
    number: m.awards_decision_number(),
    decidedOn: m.awards_decision_date(),
    place: m.awards_decision_place(),
    signerName: m.awards_signer_name(),
    signerTitle: m.awards_signer_title(),
    nominationIds: m.awards_winners(),
  };
  return (
    <PostForm form={form} labels={labels}>
      <div className="grid gap-5 md:grid-cols-2">
        <TextField field={fields.number} label={labels.number} hint={m.awards_number_hint()} />
        <DateField field={fields.decidedOn} label={labels.decidedOn} hint={m.awards_date_hint()} />
        <TextField field={fields.signerName} label={labels.signerName} autoComplete="off" />
        <TextField field={fields.signerTitle} label={labels.signerTitle} autoComplete="off" />
        <TextField field={fields.place} label={labels.place} autoComplete="off" />
      </div>
      <FieldGroup title={labels.nominationIds} lead={m.awards_winners_hint()}>
        <FieldError field={fields.nominationIds} />
        <ol id={fields.nominationIds.id} className="grid gap-x-8 md:grid-cols-2">
          {candidates.map((one) => (
            <li key={one.id} className="border-b border-line">
              <label className="flex min-h-12 items-center gap-3 py-2">
                <input
                  type="checkbox"
                  className="checkbox"
                  name={fields.nominationIds.name}
                  value={one.id}
                  defaultChecked={chosen.has(one.id)}
                />
                <span className="w-8 flex-none text-right text-soft">{one.rank}</span>
                <span className="min-w-0 flex-1">
                  <span className="font-semibold">{one.productName}</span>
                  <span className="block text-sm text-soft">
                    {one.establishmentName} · {one.code}
                  </span>
                </span>
                <span className="font-semibold">{one.score}</span>
              </label>
            </li>
          ))}
        </ol>
      </FieldGroup>
      <FormActions>
        <Button type="submit" kind="main">
          {m.awards_review()}
        </Button>
      </FormActions>
    </PostForm>
  );
}
