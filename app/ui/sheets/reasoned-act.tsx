import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

type Reasoned = { reason: string };

interface ReasonedActProps {
  readonly form: FormMetadata<Reasoned, string[]>;
  readonly reason: FieldMetadata<string, Reasoned, string[]>;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  readonly title: ReactNode;
  readonly lead: ReactNode;
  /** What will happen, a sentence each. */
  readonly effects: readonly string[];
  readonly confirm: string;
  readonly whyNot: string | null;
  readonly cancelTo: string;
}

/** A page between a person and an act that needs its reason. */
export function ReasonedAct(props: ReasonedActProps) {
  const { form, reason, reasonLabel, reasonHint, title, lead, effects, confirm, whyNot, cancelTo } = props;
  return (
    <FormPage form={form} labels={{ reason: reasonLabel }} title={title} lead={lead}>
      <div>
        <p className="font-semibold">{m.ui_confirm_will()}</p>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </div>
      <TextArea field={reason} label={reasonLabel} hint={reasonHint} rows={4} />
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {confirm}
        </Button>
      </FormActions>
    </FormPage>
  );
}
