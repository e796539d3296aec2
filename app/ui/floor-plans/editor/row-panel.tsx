import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { BoothFields } from "./booth-fields";
import { NumberInput } from "./inputs";
import { NumberingFields } from "./numbering-fields";
import type { EditorAct, RowSettings } from "./state";

interface RowPanelProps {
  readonly row: RowSettings;
  readonly dispatch: (act: EditorAct) => void;
  /** Draw it without a pointer, where there is room. */
  readonly onDraw: () => void;
}

/** What the next row is like. It is drawn on the plan, or by the button. */
export function RowPanel({ row, dispatch, onDraw }: RowPanelProps) {
  const set = (values: Partial<RowSettings>) => dispatch({ type: "row", row: values });
  return (
    <section aria-label={m.plans_ed_row()} className="grid gap-3">
      <h3 className="text-lg">{m.plans_ed_row()}</h3>
      <p className="text-sm text-soft">{m.plans_ed_row_hint()}</p>
      <NumberInput label={m.plans_count()} least={1} most={200} value={row.count} onValue={(count) => set({ count })} />
      <NumberingFields numbering={row.numbering} onNumbering={(numbering) => set({ numbering })} />
      <div className="grid grid-cols-3 gap-3">
        <NumberInput
          isLength
          least={5}
          label={m.plans_width()}
          unit="m"
          value={row.width}
          onValue={(width) => set({ width })}
        />
        <NumberInput
          isLength
          least={5}
          label={m.plans_height()}
          unit="m"
          value={row.height}
          onValue={(height) => set({ height })}
        />
        <NumberInput isLength label={m.plans_gap()} unit="m" value={row.gap} onValue={(gap) => set({ gap })} />
      </div>
      <BoothFields booths={[row]} onValues={set} />
      <Button type="button" onClick={onDraw}>
        {m.plans_ed_draw_row()}
      </Button>
    </section>
  );
}
