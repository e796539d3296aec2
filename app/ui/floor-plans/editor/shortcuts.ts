import { type Dispatch, useEffect } from "react";
import type { EditedPlan } from "~/domain/floor-plans/edits";
import type { EditorAct } from "./state";

/** Keys that act wherever one is on the page, but where one types. */
export function useShortcuts(dispatch: Dispatch<EditorAct>, plan: EditedPlan): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const target = event.target;
      if (target instanceof HTMLElement && target.matches("input:not([type=checkbox], [type=radio]), textarea, select"))
        return;
      const act = actOf(event, plan);
      if (!act) return;
      event.preventDefault();
      dispatch(act);
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [dispatch, plan]);
}

function actOf(
  { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent,
  { booths, furniture }: EditedPlan,
): EditorAct | null {
  const letter = key.toLowerCase();
  if (ctrlKey || metaKey) {
    if (letter === "z") return { type: shiftKey ? "redo" : "undo" };
    if (letter === "y") return { type: "redo" };
    if (letter === "d") return { type: "copy" };
    if (letter === "a") return { type: "choose", ids: [...booths, ...furniture].map(({ id }) => id) };
    return null;
  }
  if (key === "Delete" || key === "Backspace") return { type: "remove" };
  if (key === "Escape") return { type: "choose", ids: [] };
  return null;
}
