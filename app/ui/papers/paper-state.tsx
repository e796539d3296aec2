import type { PaperState } from "~/domain/papers/rules";
import { m } from "~/i18n/paraglide/messages";
import { Tag } from "~/ui/primitives/tag";

/** How a paper stands today. */
export function PaperStateTag({ state }: { state: PaperState }) {
  switch (state.kind) {
    case "valid":
      return <Tag tone="ok">{m.papers_state_valid()}</Tag>;
    case "lasting":
      return <Tag tone="ok">{m.papers_state_lasting()}</Tag>;
    case "ending":
      return <Tag tone="wait">{m.papers_state_ending({ count: state.days })}</Tag>;
    case "expired":
      return <Tag tone="bad">{m.papers_state_expired()}</Tag>;
    case "retired":
      return <Tag tone="plain">{m.papers_state_retired()}</Tag>;
  }
}
