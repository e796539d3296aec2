import { type FieldMetadata, getCollectionProps } from "@conform-to/react";
import type { ReactNode } from "react";
import { groupName, meetingPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { MEETING_PARTS, PRODUCT_GROUPS, type ProductGroup } from "~/lib/vocabulary";
import { CheckboxField, RadioGroup, TextArea, TextField } from "~/ui/primitives/fields";
import { FieldGroup } from "~/ui/primitives/form";
import type { AnyField } from "~/ui/schemes/fields";

const NAMES = ["name", "organisation", "phone", "email", "looksFor", "part", "consent"] as const;

interface BuyerFieldsProps {
  readonly fields: Record<(typeof NAMES)[number], AnyField> & {
    readonly groups: FieldMetadata<ProductGroup[], Record<string, unknown>, string[]>;
  };
  /** What is agreed to, word for word. */
  readonly consent: string;
  /** Until when it is kept, and why. */
  readonly kept: ReactNode;
  /** Who types is the buyer: their browser may help. */
  readonly isOwn: boolean;
}

/** Who comes to buy, what they look for, and what they agree to. */
export function BuyerFields({ fields, consent, kept, isOwn }: BuyerFieldsProps) {
  const labels = buyerLabels();
  const fill = (name: string) => ({ autoComplete: isOwn ? name : "off" });
  return (
    <>
      <FieldGroup title={m.meetings_who()}>
        <TextField field={fields.organisation} label={labels.organisation} {...fill("organization")} />
        <TextField field={fields.name} label={labels.name} {...fill("name")} />
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField field={fields.phone} label={labels.phone} type="tel" unmarked {...fill("tel")} />
          <TextField field={fields.email} label={labels.email} type="email" unmarked {...fill("email")} />
        </div>
        <p className="text-soft">{m.meetings_contact_hint()}</p>
      </FieldGroup>
      <FieldGroup title={m.meetings_what()}>
        <TextArea field={fields.looksFor} label={labels.looksFor} hint={m.meetings_looks_for_hint()} rows={4} />
        <GroupBoxes field={fields.groups} />
        <PartField field={fields.part} label={labels.part} />
      </FieldGroup>
      <CheckboxField field={fields.consent} label={consent} hint={kept} />
    </>
  );
}

export function buyerLabels() {
  return {
    name: m.meetings_name(),
    organisation: m.meetings_organisation(),
    phone: m.meetings_phone(),
    email: m.common_email(),
    looksFor: m.meetings_looks_for(),
    groups: m.meetings_groups(),
    part: m.meetings_part(),
    consent: m.days_consent_short(),
  };
}

function GroupBoxes({ field }: { field: BuyerFieldsProps["fields"]["groups"] }) {
  const boxes = getCollectionProps(field, { type: "checkbox", options: [...PRODUCT_GROUPS] });
  return (
    <fieldset id={field.id} tabIndex={-1} className="grid gap-1.5">
      <legend className="mb-1 font-semibold">
        {m.meetings_groups()} <span className="font-normal text-soft">({m.common_optional()})</span>
      </legend>
      <div className="grid">
        {boxes.map(({ key, ...box }) => (
          <label key={key} htmlFor={box.id} className="flex min-h-11 items-start gap-3 py-2">
            <input {...box} required={false} className="checkbox mt-0.5" />
            {groupName(box.value as ProductGroup)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The half of the day in which somebody can meet. */
export function PartField({ field, label }: { field: AnyField; label: string }) {
  return (
    <RadioGroup
      field={field}
      label={label}
      unmarked
      choices={MEETING_PARTS.map((value) => ({ value, label: meetingPartName(value) }))}
    />
  );
}
