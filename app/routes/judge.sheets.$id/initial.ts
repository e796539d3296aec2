import type { SubmissionResult } from "@conform-to/react";
import { leavesOf } from "~/domain/sheets/rules";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { m } from "~/i18n/paraglide/messages";
import type { Written } from "~/offline/field";
import { type Initial, initialOf } from "~/ui/sheets/use-sheet-fields";

/**
 * What the fields start from: what the server has, or after a refusal everything as it was typed, with its sentences. Where
 * the sheet was written on since, each field that differs says what stands.
 */
export function initialFrom(sheet: ScoringSheet, result: SubmissionResult<string[]> | undefined): Initial {
  const standing = initialOf(sheet);
  const sent = result?.initialValue;
  if (!sent) return standing;
  const names = new Set(result.fields);
  const [points, notes] = [recordOf(sent.points), recordOf(sent.notes)];
  const isStale = sent.version !== sheet.version;
  const fields = new Map<string, Written>();
  const errors = new Map<string, string>();
  for (const { id } of leavesOf(sheet.criteria)) {
    const known = standing.fields.get(id) ?? { text: "", note: "" };
    const typed = {
      text: names.has(`points.${id}`) ? (points[id] ?? "") : known.text,
      note: names.has(`notes.${id}`) ? (notes[id] ?? "") : known.note,
    };
    const refused = result.error?.[`points.${id}`] ?? [];
    const said = [...refused, ...(isStale ? differencesOf(known, typed) : [])];
    fields.set(id, typed);
    if (said.length > 0) errors.set(id, said.join(" "));
  }
  const remarks = names.has("remarks") ? textOf(sent.remarks) : standing.remarks;
  const hasOtherRemarks = isStale && remarks.trim() !== standing.remarks;
  return { fields, remarks, errors, standingRemarks: hasOtherRemarks ? standing.remarks : null };
}

/** What stands on the sheet and not in the fields, a sentence each. */
function differencesOf(standing: Written, typed: Written): string[] {
  const sentences: string[] = [];
  if (typed.text.trim() !== standing.text) {
    sentences.push(standing.text ? m.judge_standing_points({ points: standing.text }) : m.judge_standing_no_points());
  }
  if (typed.note.trim() !== standing.note) {
    sentences.push(standing.note ? m.judge_standing_note({ note: standing.note }) : m.judge_standing_no_note());
  }
  return sentences;
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

const recordOf = (value: unknown) =>
  typeof value === "object" && value !== null ? (value as Record<string, string>) : {};
