import type { SubmissionResult } from "@conform-to/react";
import { useEffect, useState } from "react";
import type { Time } from "~/domain/calibration/rules";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { leavesOf, totalOf } from "~/domain/sheets/rules";
import { formatPoints } from "~/i18n/formats";
import { type AnchorField, anchorFieldId } from "./anchor-fields";
import { usePointSaver } from "./use-point-saver";

interface Written {
  readonly time: Time;
  readonly criteria: readonly CriterionNode[];
  /** What is saved, in hundredths by the id of the criterion. */
  readonly points: Readonly<Record<string, number>>;
}

/**
 * What stands in the fields of an anchor's sheet, saved by itself: when a field is left, and when the juror pauses. What does not fit
 * is not sent. lastResult: of a refused form, whose typing stays. url: takes the points.
 */
export function useAnchorFields(
  { time, criteria, points }: Written,
  lastResult: SubmissionResult<string[]> | null | undefined,
  url: string,
) {
  const leaves = leavesOf(criteria);
  const typedBefore = lastResult?.initialValue?.points as Record<string, string> | undefined;
  const [known] = useState(
    () => new Map(leaves.map(({ id }) => [id, points[id] === undefined ? "" : formatPoints(points[id])])),
  );
  const [typed, setTyped] = useState<ReadonlyMap<string, string>>(
    () => new Map(Array.from(known, ([id, saved]) => [id, typedBefore?.[id] ?? saved])),
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
  // What was typed before the page came to life.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes to life
  useEffect(() => {
    const early = leaves.flatMap(({ id }) => {
      const box = document.getElementById(anchorFieldId(id));
      return box instanceof HTMLInputElement && box.value !== typed.get(id) ? [[id, box.value] as const] : [];
    });
    if (early.length > 0) setTyped(new Map([...typed, ...early]));
  }, []);

  const fitting = leaves.flatMap((leaf): [string, string][] => {
    const text = typed.get(leaf.id) ?? "";
    return readTypedPoints(leaf, text).wrong ? [] : [[leaf.id, text.trim()]];
  });
  const saver = usePointSaver({ url, time }, known, new Map(fitting));
  const given = new Map(Array.from(fields, ([id, field]) => [id, field.points]));
  return {
    fields,
    total: totalOf(criteria, given),
    missing: leaves.filter(({ id }) => given.get(id) === null).length,
    change: (id: string, text: string) => setTyped(new Map(typed).set(id, text)),
    leave(id: string) {
      setLeft(new Set(left).add(id));
      void saver.flush();
    },
    /** Where the last change is. */
    chip: saver.chip,
    /** Why the server takes no more points; null while it does. */
    refusal: saver.refusal,
  };
}
