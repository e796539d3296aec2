import type { FieldMetadata } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import type { SchemeRules } from "~/domain/schemes/rules";
import { formatPoints } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { NumberField, TextField } from "~/ui/primitives/fields";
import { pointsOf, type Sum, sumsOf, type TypedNode } from "./criteria-sums";
import { AddItem, type AnyForm, CheckboxGroup, ItemActions, Narrowing } from "./fields";
import { bandsOf, groupChoices } from "./item-texts";

type Criterion = SchemeRules["criteria"]["value"][number];

/** A criterion as the form shows it: points as people write them. */
export const typedCriterion = ({ code, title, titleEn, maximum, groups, parts }: Criterion): CriterionInput => ({
  ...{ was: code, code, title, titleEn, groups: groups ?? [] },
  maximum: formatPoints(maximum),
  parts: (parts ?? []).map(typedCriterion),
});

export interface CriterionInput {
  readonly was: string;
  readonly code: string;
  readonly title: string;
  readonly titleEn: string;
  readonly maximum: string;
  readonly groups: string[];
  readonly parts: CriterionInput[];
}

export type CriteriaField = FieldMetadata<CriterionInput[], Record<string, unknown>, string[]>;
type CriterionField = FieldMetadata<CriterionInput, Record<string, unknown>, string[]>;

/** Criteria, their parts and theirs. */
const DEEPEST = 2;

interface CriterionListProps {
  readonly form: AnyForm;
  readonly field: CriteriaField;
  /** What is typed in it now. */
  readonly nodes: readonly (TypedNode | undefined)[];
  readonly rules: SchemeRules;
  /** Where what the points of a leaf mean is written; null: not from here. */
  readonly bandsTo: ((criterion: string) => string) | null;
  readonly depth: number;
}

/** Criteria beside each other, each with its parts below it: written, moved, added and taken out. */
export function CriterionList({ form, field, nodes, rules, bandsTo, depth }: CriterionListProps) {
  const items = field.getFieldList();
  return (
    <ol id={field.id} tabIndex={-1} className="grid gap-4">
      {items.map((item, index) => (
        <CriterionItem
          key={item.key}
          form={form}
          field={item}
          node={nodes[index] ?? {}}
          rules={rules}
          bandsTo={bandsTo}
          depth={depth}
          actions={
            <ItemActions
              form={form}
              name={field.name}
              index={index}
              count={items.length}
              label={nodes[index]?.code || m.schemes_new_criterion()}
            />
          }
        />
      ))}
    </ol>
  );
}

interface CriterionItemProps extends Omit<CriterionListProps, "nodes" | "field"> {
  readonly field: CriterionField;
  readonly node: TypedNode;
  readonly actions: ReactNode;
}

const LOOKS = [
  "rounded-box bg-card p-4 shadow-card sm:p-5",
  "rounded-box border border-line bg-paper p-3 sm:p-4",
  "border-l-4 border-line pl-3 sm:pl-4",
];

function CriterionItem({ form, field, node, rules, bandsTo, depth, actions }: CriterionItemProps) {
  const { was, code, title, titleEn, maximum, groups, parts } = field.getFieldset();
  const codes = rules.groups.map((group) => group.code);
  const hasParts = (node.parts ?? []).length > 0;
  const known = String(was.initialValue ?? "");
  const asked = [node.groups ?? []].flat();
  return (
    <li className={LOOKS[depth]}>
      <input type="hidden" name={was.name} defaultValue={known} key={was.key} />
      <div className="grid grid-cols-[minmax(0,5.5rem)_minmax(0,5.5rem)_1fr] items-end gap-3 lg:grid-cols-[5.5rem_1fr_1fr_5.5rem_9.25rem]">
        <TextField field={code} label={m.schemes_field_code()} />
        <TextField field={title} label={m.schemes_field_name()} className="max-lg:order-4 max-lg:col-span-3" />
        <TextField field={titleEn} label={m.schemes_field_name_en()} className="max-lg:order-5 max-lg:col-span-3" />
        <NumberField field={maximum} label={m.schemes_field_maximum()} />
        <div className="justify-self-end">{actions}</div>
      </div>
      <div className="mt-2 flex flex-wrap items-start gap-x-6 gap-y-1">
        {hasParts ? (
          <span className="inline-flex min-h-9 flex-wrap items-center gap-2">
            <span className="text-soft">{m.schemes_parts_sum()}</span>
            <Sums sums={sumsOf(node.parts ?? [], codes)} wanted={pointsOf(node)} />
          </span>
        ) : (
          bandsTo !== null &&
          known !== "" && (
            <Link to={bandsTo(known)} className="inline-flex min-h-9 items-center">
              {m.schemes_to_bands({ count: bandsOf(rules, known).length })}
            </Link>
          )
        )}
        {codes.length > 1 && (
          <Narrowing label={m.schemes_criterion_groups()} chosen={asked}>
            <CheckboxGroup
              field={groups}
              label={m.schemes_field_groups()}
              hint={m.schemes_none_is_all_groups()}
              choices={groupChoices(rules)}
            />
          </Narrowing>
        )}
        {parts && depth < DEEPEST && !hasParts && (
          <AddItem form={form} name={parts.name} quiet>
            {m.schemes_add_part({ code: node.code ?? "" })}
          </AddItem>
        )}
      </div>
      {parts && depth < DEEPEST && hasParts && (
        <div className="mt-3 grid gap-3">
          <CriterionList
            form={form}
            field={parts}
            nodes={node.parts ?? []}
            rules={rules}
            bandsTo={bandsTo}
            depth={depth + 1}
          />
          <AddItem form={form} name={parts.name} quiet>
            {m.schemes_add_part({ code: node.code ?? "" })}
          </AddItem>
        </div>
      )}
    </li>
  );
}

/** "40", or "39/40" in red while the parts do not make the whole; by product group where they differ. */
export function Sums({ sums, wanted }: { sums: readonly Sum[]; wanted: number }) {
  return (
    <span role="status" className="inline-flex flex-wrap gap-x-4 gap-y-1 font-semibold">
      {sums.map(({ group, points }) => {
        const isRight = points === wanted;
        const Icon = isRight ? CircleCheck : CircleAlert;
        const text = isRight
          ? formatPoints(points)
          : m.rounds_sum_of({ sum: formatPoints(points), wanted: formatPoints(wanted) });
        return (
          <span
            key={group}
            className={`inline-flex items-center gap-1.5 whitespace-nowrap ${isRight ? "text-ok-ink" : "text-bad-ink"}`}
          >
            <Icon size={17} aria-hidden />
            {group === null ? text : `${group}: ${text}`}
            {isRight && <span className="sr-only">{m.rounds_sum_right()}</span>}
          </span>
        );
      })}
    </span>
  );
}
