import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "./tag";

export type SaveState =
  | { readonly kind: "saved" | "saving" | "failed" }
  /** How many changes wait on this device. */
  | { readonly kind: "offline"; readonly waiting: number };

/** Where the last change is now; announced when it changes. */
export function SaveChip({ state }: { state: SaveState }) {
  return (
    <span role="status" className="inline-flex">
      <Chip state={state} />
    </span>
  );
}

function Chip({ state }: { state: SaveState }) {
  switch (state.kind) {
    case "saved":
      return (
        <Tag tone="ok" icon={<Check size={14} aria-hidden />}>
          {m.ui_saved()}
        </Tag>
      );
    case "saving":
      return <Tag icon={<LoaderCircle size={14} aria-hidden className="animate-spin" />}>{m.ui_saving()}</Tag>;
    case "failed":
      return (
        <Tag tone="bad" icon={<TriangleAlert size={14} aria-hidden />}>
          {m.ui_save_failed()}
        </Tag>
      );
    case "offline":
      return (
        <Tag tone="wait" icon={<CloudOff size={14} aria-hidden />}>
          {state.waiting > 0 ? m.ui_offline_waiting({ count: state.waiting }) : m.ui_offline()}
        </Tag>
      );
  }
}
