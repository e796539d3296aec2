import { TriangleAlert } from "lucide-react";
import { useSyncExternalStore } from "react";
import { m } from "~/i18n/paraglide/messages";
import { SaveChip } from "~/ui/primitives/save-chip";
import { Tag } from "~/ui/primitives/tag";
import type { QueueState } from "./change-queue";

/** Saved, saving, or how many changes still wait on this device and why. */
export function QueueChip({ waiting, activity }: Pick<QueueState, "waiting" | "activity">) {
  const isOnline = useOnline();
  if (waiting.length === 0) return <SaveChip state={{ kind: "saved" }} />;
  if (!isOnline) return <SaveChip state={{ kind: "offline", waiting: waiting.length }} />;
  if (activity !== "failed") return <SaveChip state={{ kind: "saving" }} />;
  return (
    <span role="status">
      <Tag tone="bad" icon={<TriangleAlert size={14} aria-hidden />}>
        {m.judge_will_retry({ count: waiting.length })}
      </Tag>
    </span>
  );
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
