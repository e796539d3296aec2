import type { PairState } from "~/domain/panels/rules";
import { m } from "~/i18n/paraglide/messages";
import type { TagTone } from "~/ui/primitives/tag";

/** How a juror stands with an entry, in words and as one sign of a dense table. */
export const PAIR_LOOKS: Record<PairState, { name: () => string; sign: string; tone: TagTone; look: string }> = {
  open: { name: m.panels_state_open, sign: "", tone: "plain", look: "" },
  given: { name: m.panels_state_given, sign: "●", tone: "info", look: "text-info-ink" },
  begun: { name: m.panels_state_begun, sign: "◐", tone: "wait", look: "text-wait-ink" },
  signed: { name: m.panels_state_signed, sign: "✓", tone: "ok", look: "font-bold text-ok-ink" },
  recused: { name: m.panels_state_recused, sign: "–", tone: "bad", look: "text-bad-ink" },
  conflict: { name: m.panels_state_conflict, sign: "✕", tone: "bad", look: "text-bad-ink" },
  other_panel: { name: m.panels_state_other_panel, sign: "", tone: "plain", look: "bg-wash" },
};
