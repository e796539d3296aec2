import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { refusedIn, waitingIn } from "~/offline/operation-log";
import { SaveChip } from "~/ui/primitives/save-chip";
import { Tag } from "~/ui/primitives/tag";
import { useContact, useLogState } from "./offline-context";

/** How many fields of a page hold what is not even on this device. */
export interface Unkept {
  /** Points that do not fit. */
  readonly unfit: number;
  /** What is being typed. */
  readonly pausing: number;
  /** What else waits for the juror to save it. */
  readonly unsaved: number;
}

/**
 * Where the last change is: still in its field, with the server, on its way, or on this device. Before "on this device" is said, it is
 * on the disk.
 */
export function QueueChip({ unfit, pausing, unsaved }: Unkept) {
  const state = useLogState();
  const hasContact = useContact();
  const waiting = waitingIn(state).length;
  const refused = refusedIn(state).length;
  if (unfit > 0) return <Bad>{m.judge_chip_unfit({ count: unfit })}</Bad>;
  if (refused > 0) return <Bad>{m.judge_offline_chip_refused({ count: refused })}</Bad>;
  if (unsaved > 0) return <SaveChip state={{ kind: "failed" }} />;
  if (pausing > 0 || state.writing > 0) return <SaveChip state={{ kind: "saving" }} />;
  if (waiting > 0 && !state.isDurable && !hasContact) return <Bad>{m.judge_offline_chip_unkept()}</Bad>;
  if (!hasContact) return <SaveChip state={{ kind: "offline", waiting }} />;
  if (waiting === 0) return <SaveChip state={{ kind: "saved" }} />;
  if (state.activity !== "failed") return <SaveChip state={{ kind: "saving" }} />;
  return <Bad>{m.judge_will_retry({ count: waiting })}</Bad>;
}

function Bad({ children }: { children: ReactNode }) {
  return (
    <span role="status" className="inline-flex">
      <Tag tone="bad" icon={<TriangleAlert size={14} aria-hidden />}>
        {children}
      </Tag>
    </span>
  );
}
