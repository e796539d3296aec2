import { type FocusEvent, useRef, useState, useSyncExternalStore } from "react";
import type { CriterionNode } from "~/domain/rounds/queries.server";
import { readTypedPoints } from "~/domain/sheets/policy";
import { formatPoints } from "~/i18n/formats";
import { parsePoints } from "~/lib/points";
import { blockId, type FieldEvents, type FieldState, fieldId } from "./criterion-fields";
import type { PadEvents } from "./number-pad";
import { stepped, typedOn } from "./pad-keys";

interface Form extends Pick<FieldEvents, "change" | "leave"> {
  readonly fields: ReadonlyMap<string, FieldState>;
}

interface ActivePad extends PadEvents {
  readonly criterion: CriterionNode;
  readonly text: string;
  readonly points: number | null;
  readonly error: string | null;
  readonly isLast: boolean;
}

interface Pad {
  /** Whether this device is used with fingers. */
  readonly isTouch: boolean;
  /** While a field of points is written on a touch screen. */
  readonly active: ActivePad | null;
  /** Of the fields, so that the pad knows where the cursor is and what was typed on another keyboard. */
  readonly change: FieldEvents["change"];
  readonly enter: FieldEvents["enter"];
  /** Of the whole form: the pad goes when something else is written. */
  onFocus(event: FocusEvent<HTMLFormElement>): void;
}

/** The number pad of a sheet: which criterion it writes, and what its keys do. leaves: in printed order. */
export function usePad(leaves: readonly CriterionNode[], form: Form): Pad {
  const isTouch = useTouch();
  const [activeId, setActiveId] = useState<string | null>(null);
  // What stood in the field when the cursor came is selected there: the first key types over it.
  const isFresh = useRef(true);
  const place = leaves.findIndex(({ id }) => id === activeId);
  const criterion = leaves[place];

  const change: FieldEvents["change"] = (id, part) => {
    if (part.text !== undefined) isFresh.current = false;
    form.change(id, part);
  };
  const enter = (id: string) => {
    isFresh.current = true;
    if (!isTouch || id === activeId) return;
    setActiveId(id);
    // Once the pad stands: it takes the room that the field was seen in.
    requestAnimationFrame(() => document.getElementById(blockId(id))?.scrollIntoView({ block: "start" }));
  };

  return {
    isTouch,
    active: isTouch && criterion ? activeOn(criterion) : null,
    change,
    enter,
    onFocus({ target }) {
      const isOfPad = target.closest("[data-points], [data-pad]") !== null;
      if (!isOfPad) setActiveId(null);
    },
  };

  function activeOn(criterion: CriterionNode): ActivePad {
    const { id } = criterion;
    const field = form.fields.get(id);
    const text = field?.text ?? "";
    const write = (text: string) => change(id, { text });
    const { wrong } = readTypedPoints(criterion, text);
    // More digits make it no smaller; what else does not fit yet may still be on its way.
    const isTooMuch = (parsePoints(text) ?? 0) > criterion.maximum;
    return {
      criterion,
      text,
      points: field?.points ?? null,
      error: field?.error ?? (isTooMuch ? wrong : null),
      isLast: place === leaves.length - 1,
      type: (key) => write(typedOn(text, key, isFresh.current)),
      erase: () => write(isFresh.current ? "" : text.slice(0, -1)),
      step: (direction) => write(stepped(criterion, text, direction)),
      set: (points) => {
        write(formatPoints(points));
        isFresh.current = true;
      },
      next() {
        form.leave(id);
        if (wrong) return;
        const following = leaves[place + 1];
        if (following) document.getElementById(fieldId(following.id))?.focus();
        else close();
      },
      close,
    };
  }

  function close() {
    setActiveId(null);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
}

const FINGERS = "(pointer: coarse)";

function useTouch(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = window.matchMedia(FINGERS);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => window.matchMedia(FINGERS).matches,
    () => false,
  );
}
