import {
  ConciergeBell,
  Copy,
  DoorOpen,
  MousePointer2,
  Presentation,
  Redo2,
  RowsIcon,
  SquareSplitHorizontal,
  Trash2,
  Undo2,
} from "lucide-react";
import type { ReactNode } from "react";
import { m } from "~/i18n/paraglide/messages";
import { shapeName } from "../words";
import { type EditorAct, type EditorState, TOOLS, type Tool } from "./state";

const ICONS: Readonly<Record<Tool, typeof Copy>> = {
  choose: MousePointer2,
  row: RowsIcon,
  stage: Presentation,
  gate: DoorOpen,
  aisle: SquareSplitHorizontal,
  service: ConciergeBell,
};

function toolName(tool: Tool): string {
  if (tool === "choose") return m.plans_ed_choose();
  return tool === "row" ? m.plans_ed_row() : shapeName(tool);
}

interface ToolbarProps {
  readonly state: EditorState;
  readonly dispatch: (act: EditorAct) => void;
  readonly children: ReactNode;
}

/** Tools and acts; on a phone at the foot of the screen, under the thumb. */
export function Toolbar({ state: { tool, history, chosen }, dispatch, children }: ToolbarProps) {
  return (
    <fieldset
      aria-label={m.plans_ed_tools()}
      className="plan-tools z-10 flex flex-wrap items-center gap-1 rounded-box bg-card p-1.5 shadow-card"
    >
      {TOOLS.map((one) => {
        const Icon = ICONS[one];
        return (
          <ToolButton
            key={one}
            label={toolName(one)}
            isPressed={one === tool}
            onPress={() => dispatch({ type: "tool", tool: one })}
          >
            <Icon size={20} aria-hidden />
          </ToolButton>
        );
      })}
      <span className="mx-1 h-7 w-px bg-line" aria-hidden />
      <ToolButton
        label={m.plans_ed_undo()}
        isOff={history.past.length === 0}
        onPress={() => dispatch({ type: "undo" })}
      >
        <Undo2 size={20} aria-hidden />
      </ToolButton>
      <ToolButton
        label={m.plans_ed_redo()}
        isOff={history.future.length === 0}
        onPress={() => dispatch({ type: "redo" })}
      >
        <Redo2 size={20} aria-hidden />
      </ToolButton>
      <ToolButton label={m.plans_ed_copy()} isOff={chosen.size === 0} onPress={() => dispatch({ type: "copy" })}>
        <Copy size={20} aria-hidden />
      </ToolButton>
      <ToolButton label={m.plans_ed_remove()} isOff={chosen.size === 0} onPress={() => dispatch({ type: "remove" })}>
        <Trash2 size={20} aria-hidden />
      </ToolButton>
      <span className="ml-auto px-2">{children}</span>
    </fieldset>
  );
}

interface ToolButtonProps {
  readonly label: string;
  readonly isPressed?: boolean;
  /** There is nothing to do it to. */
  readonly isOff?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function ToolButton({ label, isPressed, isOff = false, onPress, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-pressed={isPressed}
      aria-disabled={isOff || undefined}
      onClick={isOff ? undefined : onPress}
      className="grid size-11 place-items-center rounded-field text-ink hover:bg-wash aria-pressed:bg-lacquer aria-pressed:text-white aria-disabled:text-soft aria-disabled:opacity-50"
    >
      {children}
    </button>
  );
}
