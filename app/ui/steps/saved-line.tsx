import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip, type SaveState } from "~/ui/primitives/save-chip";

interface SavedLineProps {
  readonly state: SaveState;
  /** Who saved it last and when; nulls before the first saving. */
  readonly by: string | null;
  readonly at: string | Date | null;
  /** Someone else answered the same; what was typed waits for a choice. */
  readonly isConflict: boolean;
}

/** Where the last change is, and who saved last and when. */
export function SavedLine({ state, by, at, isConflict }: SavedLineProps) {
  const isHydrated = useHydrated();
  const isWaiting = state.kind === "failed" || state.kind === "offline";
  const kept = isConflict ? m.steps_kept_until_chosen() : m.steps_kept_here();
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      {isHydrated && (at || isWaiting) && <SaveChip state={state} />}
      {isWaiting ? (
        <span>{kept}</span>
      ) : (
        at && by && <span>{m.steps_saved_by({ name: by, at: formatTimestamp(at) })}</span>
      )}
    </p>
  );
}
