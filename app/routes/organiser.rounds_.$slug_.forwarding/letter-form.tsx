import { type SubmissionResult, useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { PutForwardForm } from "~/domain/forwardings/forms";
import { formatDate } from "~/i18n/formats";
import { type GroupNames, shortGroupNameIn } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DateField, FieldError, TextField } from "~/ui/primitives/fields";
import { FieldGroup, FormActions, PostForm } from "~/ui/primitives/form";

interface Row {
  readonly awardId: string;
  readonly productName: string;
  readonly establishmentName: string;
  readonly groupCode: string;
  readonly certificate: { readonly number: string; readonly validUntil: string };
  readonly isPutForward: boolean;
  readonly whyNot: string | null;
}

interface LetterFormProps {
  readonly toRoundId: string;
  readonly rows: readonly Row[];
  readonly rules: GroupNames;
  readonly letter: Partial<Record<"number" | "datedOn" | "signerName" | "signerTitle", string>>;
  readonly whyNot: string | null;
  readonly lastResult: SubmissionResult<string[]> | undefined;
}

/** The letter of request and the winners on its list. */
export function LetterForm({ toRoundId, rows, rules, letter, whyNot, lastResult }: LetterFormProps) {
  const [form, fields] = useForm({
    id: "letter",
    lastResult,
    constraint: getZodConstraint(PutForwardForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: PutForwardForm }),
    shouldRevalidate: "onInput",
    defaultValue: {
      ...letter,
      awardIds: rows.filter((row) => row.isPutForward && !row.whyNot).map((row) => row.awardId),
    },
  });
  const chosen = new Set([fields.awardIds.initialValue ?? []].flat());
  const labels = {
    awardIds: m.forwardings_winners(),
    number: m.forwardings_number(),
    datedOn: m.forwardings_dated_on(),
    signerName: m.forwardings_signer_name(),
    signerTitle: m.forwardings_signer_title(),
  };
  return (
    <Card className="[&_fieldset:first-of-type]:border-t-0 [&_fieldset:first-of-type]:pt-0">
      <PostForm form={form} labels={labels}>
        <input type="hidden" name={fields.toRoundId.name} value={toRoundId} />
        <FieldGroup
          title={labels.awardIds}
          lead={rows.some((row) => row.isPutForward) ? m.forwardings_winners_hint() : undefined}
        >
          <FieldError field={fields.awardIds} />
          <ul id={fields.awardIds.id} tabIndex={-1} className="grid gap-x-10 lg:grid-cols-2">
            {rows.map((row) => (
              <li key={row.awardId} className="border-b border-line">
                <label className="flex min-h-12 items-start gap-3 py-2.5">
                  <input
                    type="checkbox"
                    className="checkbox mt-0.5"
                    name={fields.awardIds.name}
                    value={row.awardId}
                    defaultChecked={chosen.has(row.awardId)}
                    disabled={row.whyNot !== null}
                  />
                  <span className="min-w-0 flex-1">
                    <span className={row.whyNot ? "font-semibold text-soft" : "font-semibold"}>{row.productName}</span>
                    <span className="block text-sm text-soft">
                      {row.establishmentName} · {shortGroupNameIn(rules, row.groupCode)}
                    </span>
                    <span className="block text-sm text-soft">
                      {m.forwardings_valid_until({
                        number: row.certificate.number,
                        date: formatDate(row.certificate.validUntil),
                      })}
                    </span>
                    {row.whyNot && <span className="block text-sm font-semibold text-wait-ink">{row.whyNot}</span>}
                  </span>
                </label>
              </li>
            ))}
          </ul>
        </FieldGroup>
        <FieldGroup title={m.forwardings_letter()} lead={m.forwardings_letter_hint()}>
          <div className="grid gap-5 md:grid-cols-2">
            <TextField field={fields.number} label={labels.number} autoComplete="off" />
            <DateField field={fields.datedOn} label={labels.datedOn} />
            <TextField field={fields.signerName} label={labels.signerName} autoComplete="off" />
            <TextField field={fields.signerTitle} label={labels.signerTitle} autoComplete="off" />
          </div>
        </FieldGroup>
        <FormActions>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {m.forwardings_review()}
          </Button>
        </FormActions>
      </PostForm>
    </Card>
  );
}
