import type { SubmissionResult } from "@conform-to/react";
import { leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { type Initial, initialOf } from "~/ui/sheets/use-sheet-fields";

/** What the fields start from: what the server has, or after a refusal everything as it was typed, with its sentences. */
export function initialFrom(sheet: ScoringSheet, result: SubmissionResult<string[]> | undefined): Initial {
  const kept = initialOf(sheet);
  const typed = result?.initialValue;
  if (!typed) return kept;
  const points = recordOf(typed.points);
  const notes = recordOf(typed.notes);
  const leaves = leavesOf(sheet.criteria);
  return {
    fields: new Map(leaves.map(({ id }) => [id, { text: points[id] ?? "", note: notes[id] ?? "" }])),
    remarks: typeof typed.remarks === "string" ? typed.remarks : "",
    errors: new Map(
      leaves.flatMap(({ id }) => {
        const sentences = result.error?.[`points.${id}`];
        return sentences ? [[id, sentences.join(" ")] as const] : [];
      }),
    ),
  };
}

const recordOf = (value: unknown) =>
  typeof value === "object" && value !== null ? (value as Record<string, string>) : {};
