import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

interface ReasonedActProps<Reasoned extends { reason: string }> {
  readonly form: FormMetadata<Reasoned, string[]>;
  readonly reason: FieldMetadata<string, Reasoned, string[]>;
  /** Field name to what the page calls it, where there are others than the reason. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly reasonLabel: string;
  readonly reasonHint: string;
  readonly title: ReactNode;
  readonly lead: ReactNode;
  /** What will happen, a sentence each. */
  readonly effects: readonly string[];
  readonly confirm: string;
  readonly whyNot: string | null;
  readonly cancelTo: string;
  /** Fields before the reason. */
  readonly children?: ReactNode;
}

/** A page between a person and an act that needs its reason. */
export function ReasonedAct<Reasoned extends { reason: string }>(props: ReasonedActProps<Reasoned>) {
  const { form, reason, labels, reasonLabel, reasonHint, title, lead, effects, confirm, whyNot, cancelTo } = props;
  return (
    <FormPage form={form} labels={labels ?? { reason: reasonLabel }} title={title} lead={lead}>
      <div>
        <p className="font-semibold">{m.ui_confirm_will()}</p>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5">
          {effects.map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
      </div>
      {props.children}
      <TextArea field={reason} label={reasonLabel} hint={reasonHint} rows={4} />
      <FormActions cancelTo={cancelTo}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {confirm}
        </Button>
      </FormActions>
    </FormPage>
  );
}
