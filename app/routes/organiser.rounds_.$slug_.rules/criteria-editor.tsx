import { type FieldMetadata, getInputProps } from "@conform-to/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import { Fragment, type ReactNode, useState } from "react";
import { leavesOf } from "~/domain/schemes/criteria";
import type { CriterionRule } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { parsePoints } from "~/lib/points";
import { FieldError } from "~/ui/primitives/fields";
import { inLanguage } from "~/ui/rounds/round-name";

interface CriteriaEditorProps {
  readonly criteria: readonly CriterionRule[];
  readonly field: FieldMetadata<string[], Record<string, unknown>, string[]>;
}

/** The maxima of the leaves, with sums that follow while one types. */
export function CriteriaEditor({ criteria, field }: CriteriaEditorProps) {
  const leaves = leavesOf(criteria);
  const inputs = field.getFieldList();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const pointsOf = (leaf: CriterionRule) => parsePoints(typed[leaf.code] ?? formatPoints(leaf.maximum)) ?? 0;
  const sumOf = (one: CriterionRule): number =>
    one.parts ? one.parts.reduce((sum, part) => sum + sumOf(part), 0) : pointsOf(one);
  const total = criteria.reduce((sum, one) => sum + sumOf(one), 0);

  const rows = (list: readonly CriterionRule[], depth: number): ReactNode =>
    list.map((one) => {
      const input = inputs[leaves.indexOf(one)];
      return (
        <Fragment key={one.code}>
          <tr className={depth === 0 ? "bg-wash font-semibold" : undefined}>
            <td className="w-px whitespace-nowrap">{one.code}</td>
            <td>{inLanguage(one.title, one.titleEn)}</td>
            <td className="n w-28 sm:w-40">
              {input ? (
                <MaximumInput
                  field={input}
                  code={one.code}
                  onType={(text) => setTyped((before) => ({ ...before, [one.code]: text }))}
                />
              ) : (
                <Sum is={sumOf(one)} wanted={one.maximum} />
              )}
            </td>
          </tr>
          {one.parts && rows(one.parts, depth + 1)}
        </Fragment>
      );
    });

  return (
    <div id={field.id} tabIndex={-1} className="grid gap-3">
      <div className="overflow-hidden rounded-box bg-card shadow-card">
        <table className="table-rows">
          <caption className="sr-only">{m.rounds_group_criteria()}</caption>
          <thead>
            <tr>
              <th scope="col" colSpan={2}>
                {m.rounds_criterion()}
              </th>
              <th scope="col" className="n">
                {m.rounds_maximum()}
              </th>
            </tr>
          </thead>
          <tbody>{rows(criteria, 0)}</tbody>
          <tfoot>
            <tr className="font-semibold">
              <td colSpan={2}>{m.common_total()}</td>
              <td className="n">
                <Sum is={total} wanted={10_000} />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <FieldError field={field} />
    </div>
  );
}

interface MaximumInputProps {
  readonly field: FieldMetadata<string, Record<string, unknown>, string[]>;
  readonly code: string;
  readonly onType: (text: string) => void;
}

function MaximumInput({ field, code, onType }: MaximumInputProps) {
  const { key, ...props } = getInputProps(field, { type: "text" });
  return (
    <>
      <input
        key={key}
        {...props}
        inputMode="decimal"
        autoComplete="off"
        aria-label={m.rounds_maximum_of({ code })}
        onInput={(event) => onType(event.currentTarget.value)}
        className="input w-20 text-right sm:w-24"
      />
      <FieldError field={field} />
    </>
  );
}

/** "40", or "39/40" in red while the parts do not make the whole. */
function Sum({ is, wanted }: { is: number; wanted: number }) {
  const isRight = is === wanted;
  const Icon = isRight ? CircleCheck : CircleAlert;
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${isRight ? "text-ok-ink" : "text-bad-ink"}`}
    >
      <Icon size={17} aria-hidden />
      {isRight ? formatPoints(wanted) : m.rounds_sum_of({ sum: formatPoints(is), wanted: formatPoints(wanted) })}
      {isRight && <span className="sr-only">{m.rounds_sum_right()}</span>}
    </span>
  );
}
