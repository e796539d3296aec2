import type { Nomination } from "~/domain/nominations/queries.server";
import { formatTimestamp } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { SavingAnswer } from "~/ui/nominations/autosave";
import { useHydrated } from "~/ui/primitives/hydrated";
import { SaveChip, type SaveState } from "~/ui/primitives/save-chip";

interface SavedLineProps {
  readonly nomination: Pick<Nomination, "savedAt" | "savedBy">;
  readonly state: SaveState;
  /** By this page; undefined until it has saved. */
  readonly saved: SavingAnswer["saved"];
  readonly reader: string;
  /** Someone else answered the same; what was typed waits for a choice. */
  readonly isConflict: boolean;
}

/** Where the last change is, and who saved the dossier last and when. */
export function SavedLine({ nomination, state, saved, reader, isConflict }: SavedLineProps) {
  const isHydrated = useHydrated();
  const [by, at] = saved ? [reader, saved.at] : [nomination.savedBy, nomination.savedAt];
  const isWaiting = state.kind === "failed" || state.kind === "offline";
  const kept = isConflict ? m.nominations_kept_until_chosen() : m.nominations_kept_here();
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
      {isHydrated && <SaveChip state={state} />}
      <span>{isWaiting ? kept : m.nominations_saved_by({ name: by, at: formatTimestamp(at) })}</span>
    </p>
  );
}
