import { AlignEndHorizontal, AlignEndVertical, AlignStartHorizontal, AlignStartVertical } from "lucide-react";
import type { Alignment } from "~/domain/floor-plans/arrange";
import type { EditedBooth, EditedShape } from "~/domain/floor-plans/edits";
import { BoothCode, FURNITURE_KINDS, normalizeCode } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { shapeName } from "../words";
import { BoothFields } from "./booth-fields";
import { ChoiceInput, TextInput } from "./inputs";
import { Renumber } from "./numbering-fields";
import { PlaceFields } from "./place-fields";
import type { EditorAct } from "./state";

interface InspectorProps {
  readonly booths: readonly EditedBooth[];
  readonly shapes: readonly EditedShape[];
  readonly holders: ReadonlyMap<string, string>;
  readonly dispatch: (act: EditorAct) => void;
}

const readCode = (text: string): string | null => {
  const code = normalizeCode(text);
  return BoothCode.safeParse(code).success ? code : null;
};

/** What is chosen, and what can be done to it. */
export function Inspector({ booths, shapes, holders, dispatch }: InspectorProps) {
  const all = [...booths, ...shapes];
  if (all.length === 0) return <p className="text-soft">{m.plans_ed_nothing_chosen()}</p>;
  const [only] = all.length === 1 ? all : [];
  const held = booths.filter(({ id }) => holders.has(id));
  const ids = booths.map(({ id }) => id);
  const key = all.map(({ id }) => id).join();
  return (
    <section key={key} aria-label={m.plans_ed_chosen()} className="grid gap-3">
      <h3 className="text-lg">{titleOf(booths, shapes)}</h3>
      {held.length > 0 && (
        <p className="text-sm text-wait-ink">
          {m.plans_ed_held({ booths: held.map(({ id, code }) => `${code} (${holders.get(id)})`).join(", ") })}
        </p>
      )}
      {only && "code" in only && (
        <TextInput
          label={m.plans_code()}
          most={12}
          value={only.code}
          read={readCode}
          onValue={(code) =>
            dispatch({ type: "edit", edit: { do: "number", codes: new Map([[only.id, code]]) }, series: `code ${key}` })
          }
        />
      )}
      {only && !("code" in only) && <ShapeFields shape={only} dispatch={dispatch} />}
      {only && (
        <PlaceFields
          box={only}
          onBox={(box) =>
            dispatch({ type: "edit", edit: { do: "place", places: new Map([[only.id, box]]) }, series: `box ${key}` })
          }
        />
      )}
      {booths.length > 0 && shapes.length === 0 && (
        <BoothFields
          booths={booths}
          onValues={(values) =>
            dispatch({ type: "edit", edit: { do: "set", ids, values }, series: `${Object.keys(values)} ${key}` })
          }
        />
      )}
      {all.length > 1 && <Align onAlign={(to) => dispatch({ type: "align", to })} />}
      <div className="flex flex-wrap gap-2">
        <Button type="button" small onClick={() => dispatch({ type: "copy" })}>
          {m.plans_ed_copy()}
        </Button>
        <Button
          type="button"
          small
          kind="danger"
          whyNot={held.length > 0 ? m.plans_ed_held_stays() : null}
          onClick={() => dispatch({ type: "remove" })}
        >
          {m.plans_ed_remove()}
        </Button>
      </div>
      {booths.length > 1 && (
        <Renumber count={booths.length} onNumber={(numbering, from) => dispatch({ type: "number", numbering, from })} />
      )}
    </section>
  );
}

function titleOf(booths: readonly EditedBooth[], shapes: readonly EditedShape[]): string {
  if (booths.length === 1 && shapes.length === 0) return m.plans_booth({ code: booths[0]!.code });
  if (shapes.length === 1 && booths.length === 0) return shapes[0]!.label || shapeName(shapes[0]!.kind);
  return m.plans_ed_chosen_count({ count: booths.length + shapes.length });
}

function ShapeFields({ shape, dispatch }: { shape: EditedShape; dispatch: (act: EditorAct) => void }) {
  const set = (values: Partial<Pick<EditedShape, "kind" | "label" | "labelEn">>) =>
    dispatch({
      type: "edit",
      edit: { do: "label", id: shape.id, values },
      series: `${Object.keys(values)} ${shape.id}`,
    });
  return (
    <>
      <ChoiceInput
        label={m.plans_shape_kind()}
        value={shape.kind}
        choices={FURNITURE_KINDS.map((value) => ({ value, label: shapeName(value) }))}
        onValue={(kind) => set({ kind })}
      />
      <TextInput label={m.plans_label()} most={80} value={shape.label} onValue={(label) => set({ label })} />
      <TextInput label={m.plans_label_en()} most={80} value={shape.labelEn} onValue={(labelEn) => set({ labelEn })} />
    </>
  );
}

const ALIGN = [
  { to: "left", icon: AlignStartVertical, label: m.plans_align_left },
  { to: "right", icon: AlignEndVertical, label: m.plans_align_right },
  { to: "top", icon: AlignStartHorizontal, label: m.plans_align_top },
  { to: "bottom", icon: AlignEndHorizontal, label: m.plans_align_bottom },
] as const;

function Align({ onAlign }: { onAlign: (to: Alignment) => void }) {
  return (
    <fieldset>
      <legend className="text-sm font-semibold">{m.plans_ed_align()}</legend>
      <div className="mt-1 flex gap-2">
        {ALIGN.map(({ to, icon: Icon, label }) => (
          <button
            key={to}
            type="button"
            title={label()}
            aria-label={label()}
            onClick={() => onAlign(to)}
            className="btn btn-plain btn-small"
          >
            <Icon size={18} aria-hidden />
          </button>
        ))}
      </div>
    </fieldset>
  );
}
