import type { SubmissionResult } from "@conform-to/react";
import { useState } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { leavesOf, totalOf } from "~/domain/sheets/rules";
import { formatPoints } from "~/i18n/formats";
import type { AnchorField } from "./anchor-fields";

/**
 * What stands in the fields of an anchor's sheet. points: what is saved, in hundredths by the id of the criterion. lastResult: of a
 * refused form, whose typing stays.
 */
export function useAnchorFields(
  criteria: readonly CriterionNode[],
  points: Readonly<Record<string, number>>,
  lastResult: SubmissionResult<string[]> | null | undefined,
) {
  const leaves = leavesOf(criteria);
  const typedBefore = lastResult?.initialValue?.points as Record<string, string> | undefined;
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(
    () =>
      new Map(
        leaves.map(({ id }) => {
          const saved = points[id];
          return [id, typedBefore?.[id] ?? (saved === undefined ? "" : formatPoints(saved))];
        }),
      ),
  );
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const fields = new Map<string, AnchorField>(
    leaves.map((leaf) => {
      const text = typed.get(leaf.id) ?? "";
      const { points, wrong } = readTypedPoints(leaf, text);
      const refused = text === typedBefore?.[leaf.id] ? lastResult?.error?.[`points.${leaf.id}`]?.join(" ") : undefined;
      return [leaf.id, { text, points, error: refused ?? (left.has(leaf.id) ? wrong : null) }];
    }),
  );
  const given = new Map(Array.from(fields, ([id, field]) => [id, field.points]));
  return {
    fields,
    total: totalOf(criteria, given),
    missing: leaves.filter(({ id }) => given.get(id) === null).length,
    change: (id: string, text: string) => setTyped(new Map(typed).set(id, text)),
    leave: (id: string) => setLeft(new Set(left).add(id)),
  };
}
