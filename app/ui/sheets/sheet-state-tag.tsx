import { Check, CircleDashed, CircleSlash, PenLine } from "lucide-react";
import type { ReactNode } from "react";
import type { SheetState } from "~/domain/sheets/rules";
import { m } from "~/i18n/paraglide/messages";
import { Tag, type TagTone } from "~/ui/primitives/tag";

const LOOKS: Record<SheetState, { tone: TagTone; icon: ReactNode; name: () => string }> = {
  empty: { tone: "plain", icon: <CircleDashed size={14} aria-hidden />, name: m.judge_state_empty },
  partly: { tone: "info", icon: <PenLine size={14} aria-hidden />, name: m.judge_state_partly },
  complete: { tone: "wait", icon: <PenLine size={14} aria-hidden />, name: m.judge_state_complete },
  signed: { tone: "ok", icon: <Check size={14} aria-hidden />, name: m.judge_state_signed },
  recused: { tone: "plain", icon: <CircleSlash size={14} aria-hidden />, name: m.judge_state_recused },
};

export function SheetStateTag({ state }: { state: SheetState }) {
  const { tone, icon, name } = LOOKS[state];
  return (
    <Tag tone={tone} icon={icon}>
      {name()}
    </Tag>
  );
}
