import type { FieldMetadata } from "@conform-to/react";
import type { DifferingPaper } from "~/domain/paper-sheets/desk-paper.server";
import type { Difference } from "~/domain/paper-sheets/rules";
import { leavesOf } from "~/domain/sheets/rules";
import { formatDate, formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { DateField, NumberField, RadioGroup, TextArea } from "~/ui/primitives/fields";
import { inLanguage } from "~/ui/rounds/round-name";

// biome-ignore lint/suspicious/noExplicitAny: fields of a form; its own schema types them where it is used
type AnyField = FieldMetadata<any, any, string[]>;

interface DifferenceFieldsProps extends Pick<DifferingPaper, "criteria" | "readers" | "differences"> {
  /** By the ids of criteria. */
  readonly points: Readonly<Record<string, AnyField>>;
  readonly fields: Readonly<Record<"remarks" | "signed" | "signedOn", AnyField>>;
}

/** Each difference with who read what, and a field for what is right. */
export function DifferenceFields({ criteria, readers, differences, points, fields }: DifferenceFieldsProps) {
  const leaves = new Map(leavesOf(criteria).map((leaf) => [`points.${leaf.id}`, leaf]));
  const meets = (standing: Difference["standing"]) =>
    differences.some((difference) => difference.standing === standing);
  return (
    <ul className="grid gap-5">
      {meets("device") && (
        <li>
          <Alert tone="wait">{m.paper_resolution_device_rule()}</Alert>
        </li>
      )}
      {meets("earlier") && (
        <li>
          <Alert tone="wait">{m.paper_resolution_earlier_rule()}</Alert>
        </li>
      )}
      {differences.map((difference) => {
        const leaf = leaves.get(difference.field);
        return (
          <li key={difference.field} className="grid gap-3 rounded-box border border-line p-4">
            <p className="font-semibold">
              {leaf ? `${leaf.code} ${inLanguage(leaf.title, leaf.titleEn)}` : nameOf(difference.field)}
            </p>
            <Readings readers={readers} difference={difference} />
            {leaf ? (
              <NumberField
                field={points[leaf.id]!}
                label={m.paper_resolution_right()}
                unmarked
                suffix={`/ ${formatPoints(leaf.maximum)}`}
              />
            ) : (
              <OtherField name={difference.field} fields={fields} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Readings({ readers, difference }: { readers: readonly string[]; difference: Difference }) {
  const { field, readings, standing } = difference;
  return (
    <>
      <dl className="grid gap-y-1">
        {readings.map((reading, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one a reader, in their order
          <div key={place} className={field === "remarks" ? undefined : "flex justify-between gap-x-4"}>
            <dt className="text-soft">{readers[place]}</dt>
            <dd className="font-semibold whitespace-pre-line">{shown(field, reading)}</dd>
          </div>
        ))}
      </dl>
      {standing && (
        <p className="text-[0.92rem] text-wait-ink">
          {standing === "device" ? m.paper_resolution_device() : m.paper_resolution_earlier()}
        </p>
      )}
    </>
  );
}

function shown(field: string, value: string | number | boolean | null): string {
  if (value === null) return m.paper_resolution_nothing();
  if (typeof value === "boolean") return value ? m.paper_keying_yes() : m.paper_keying_no();
  if (typeof value === "number") return formatPoints(value);
  return field === "signedOn" ? formatDate(value) : value;
}

function nameOf(field: string): string {
  if (field === "signed") return m.paper_keying_signed();
  return field === "signedOn" ? m.paper_keying_signed_on() : m.paper_keying_remarks();
}

function OtherField({ name, fields }: { name: string } & Pick<DifferenceFieldsProps, "fields">) {
  if (name === "remarks")
    return <TextArea field={fields.remarks} label={m.paper_resolution_right()} rows={3} unmarked />;
  if (name === "signedOn") return <DateField field={fields.signedOn} label={m.paper_resolution_right()} unmarked />;
  return (
    <RadioGroup
      field={fields.signed}
      label={m.paper_resolution_right()}
      unmarked
      choices={[
        { value: "yes", label: m.paper_keying_yes() },
        { value: "no", label: m.paper_keying_no() },
      ]}
    />
  );
}
