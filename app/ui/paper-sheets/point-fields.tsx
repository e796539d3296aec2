import { type FieldMetadata, getInputProps } from "@conform-to/react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { leavesOf } from "~/domain/sheets/rules";
import { formatPoints } from "~/i18n/formats";
import { classNames } from "~/ui/primitives/class-names";
import { FieldError } from "~/ui/primitives/fields";
import { inLanguage } from "~/ui/rounds/round-name";

// biome-ignore lint/suspicious/noExplicitAny: the fields of a record, by the ids of criteria
type Fields = Record<string, FieldMetadata<any, any, string[]>>;

/** What a list of errors calls the boxes: the codes of their criteria. */
export const pointLabels = (criteria: readonly CriterionNode[]): Record<string, string> =>
  Object.fromEntries(leavesOf(criteria).map(({ id, code }) => [`points.${id}`, code]));

/** The boxes of a sheet in the order of the paper. Tab goes from box to box. */
export function PointFields({ criteria, fields }: { criteria: readonly CriterionNode[]; fields: Fields }) {
  return (
    <div className="overflow-hidden rounded-box border border-line">
      {criteria.map((main) => (
        <Rows key={main.id} criterion={main} fields={fields} isMain />
      ))}
    </div>
  );
}

function Rows({ criterion, fields, isMain }: { criterion: CriterionNode; fields: Fields; isMain?: boolean }) {
  return (
    <>
      {criterion.parts.length === 0 ? (
        <Box criterion={criterion} field={fields[criterion.id]!} />
      ) : (
        <p
          className={classNames("border-b border-line bg-wash px-4 py-2", isMain ? "font-semibold" : "pl-6 text-soft")}
        >
          {criterion.code} {inLanguage(criterion.title, criterion.titleEn)}
        </p>
      )}
      {criterion.parts.map((part) => (
        <Rows key={part.id} criterion={part} fields={fields} />
      ))}
    </>
  );
}

function Box({ criterion, field }: { criterion: CriterionNode; field: Fields[string] }) {
  const { key, ...props } = getInputProps(field!, { type: "text" });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-b border-line px-3 py-2 sm:gap-x-4 sm:px-4 last:border-0">
      <label htmlFor={field!.id}>
        <span className="font-semibold">{criterion.code}</span> {inLanguage(criterion.title, criterion.titleEn)}
      </label>
      <span className="flex items-center gap-2">
        <input key={key} {...props} inputMode="decimal" autoComplete="off" className="input w-18 text-right sm:w-20" />
        <span className="w-9 text-[0.92rem] text-soft sm:w-12">/ {formatPoints(criterion.maximum)}</span>
      </span>
      <div className="col-span-2">
        <FieldError field={field!} />
      </div>
    </div>
  );
}
