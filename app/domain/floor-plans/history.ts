import { applyEdit, type Edit, type EditedPlan } from "./edits";

/** Steps that can be taken back. Plans share what they have in common, so that a step costs little. */
const MOST_STEPS = 500;

/** A plan with what was done to it. `past`: oldest first; `future`: what was taken back, the next to redo first. */
export interface History {
  readonly past: readonly EditedPlan[];
  readonly present: EditedPlan;
  readonly future: readonly EditedPlan[];
  /** What the last edit belongs to: those of one series, keys of an arrow or letters of a field, are taken back at once. */
  readonly series: string | null;
}

export const begin = (present: EditedPlan): History => ({ past: [], present, future: [], series: null });

/** What changes nothing is no step. */
export function edit(history: History, one: Edit, series: string | null = null): History {
  const present = applyEdit(history.present, one);
  if (present === history.present) return history;
  const isSame = series !== null && series === history.series;
  const past = isSame ? history.past : [...history.past, history.present].slice(-MOST_STEPS);
  return { past, present, future: [], series };
}

export function undo({ past, present, future }: History): History {
  const before = past.at(-1);
  if (!before) return { past, present, future, series: null };
  return { past: past.slice(0, -1), present: before, future: [present, ...future], series: null };
}

export function redo({ past, present, future }: History): History {
  const [after, ...later] = future;
  if (!after) return { past, present, future, series: null };
  return { past: [...past, present], present: after, future: later, series: null };
}
