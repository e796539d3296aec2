import { useEffect, useMemo, useReducer, useState } from "react";
import { editable } from "~/domain/floor-plans/edits";
import { metres } from "~/domain/floor-plans/finding-words";
import { findingsOf, isRefused } from "~/domain/floor-plans/findings";
import type { DrawnBooth, FloorPlan, PlanLike } from "~/domain/floor-plans/rules";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card } from "~/ui/primitives/card";
import { SaveChip } from "~/ui/primitives/save-chip";
import { useAutosave } from "./autosave";
import { Canvas } from "./canvas";
import { FindingsList } from "./findings-list";
import { draw } from "./gestures";
import { ChoiceInput } from "./inputs";
import { Inspector } from "./inspector";
import { OtherPanel } from "./other-panel";
import { RowPanel } from "./row-panel";
import { useShortcuts } from "./shortcuts";
import { editorReducer, startEditing } from "./state";
import { Toolbar } from "./toolbar";

/** Decimetres. */
const GRIDS = [1, 5, 10] as const;

interface PlanEditorProps {
  readonly name: string;
  readonly version: number;
  readonly plan: FloorPlan;
  /** The narrowest aisle of the fair, decimetres. */
  readonly aisle: number;
  /** Codes of the fair's other halls. */
  readonly elsewhere: readonly string[];
  /** Who has a booth: its id, and the number of their application. */
  readonly taken: readonly (readonly [string, string])[];
  readonly background: string | null;
  /** Where a plan is saved. */
  readonly saving: string;
  /** Told of each change of the booths. */
  readonly onBooths: (booths: readonly DrawnBooth[]) => void;
}

/** Draw the plan of a hall. It saves itself; every step can be taken back. */
export function PlanEditor(props: PlanEditorProps) {
  const { name, aisle, background, onBooths } = props;
  const elsewhere = useMemo(() => new Set(props.elsewhere), [props.elsewhere]);
  const holders = useMemo(() => new Map(props.taken), [props.taken]);
  const [first] = useState(() => {
    // Counted, not drawn by lot: the browser must give the same names as the server did.
    let count = 0;
    return { version: props.version, plan: editable(props.plan, () => `shape-${++count}`) };
  });
  const reducer = useMemo(() => editorReducer(elsewhere), [elsewhere]);
  const [state, dispatch] = useReducer(reducer, first.plan, (plan) => startEditing(plan, elsewhere));
  const [grid, setGrid] = useState<(typeof GRIDS)[number]>(5);
  const plan = state.history.present;
  const findings = useFindings(plan, aisle);
  const faults = useMemo(() => findings.filter(isRefused), [findings]);
  const saving = useAutosave(props.saving, first, plan, faults.length === 0);
  useShortcuts(dispatch, plan);
  useEffect(() => onBooths(plan.booths), [plan.booths, onBooths]);
  const chosenBooths = plan.booths.filter(({ id }) => state.chosen.has(id));
  const chosenShapes = plan.furniture.filter(({ id }) => state.chosen.has(id));
  const show = (codes: readonly string[]) => {
    const wanted = new Set(codes);
    dispatch({ type: "choose", ids: plan.booths.filter(({ code }) => wanted.has(code)).map(({ id }) => id) });
  };
  return (
    <div className="flex flex-col gap-4">
      {saving.other && (
        <OtherPanel
          other={saving.other}
          onMine={saving.keepMine}
          onTheirs={() => {
            const theirs = saving.takeTheirs();
            if (theirs) dispatch({ type: "edit", edit: { do: "replace", plan: theirs } });
          }}
        />
      )}
      {saving.message && <Alert tone="bad">{saving.message}</Alert>}
      {faults.length > 0 && (
        <p role="status" className="font-semibold text-bad-ink">
          {m.plans_ed_not_sound()}
        </p>
      )}
      <Toolbar state={state} dispatch={dispatch}>
        <SaveChip state={saving.state} />
      </Toolbar>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
          <Canvas
            state={state}
            dispatch={dispatch}
            grid={grid}
            background={background}
            faulty={useMemo(() => new Set(faults.flatMap(({ codes }) => codes)), [faults])}
            holders={holders}
            label={name}
          />
          <section>
            <h2 className="mb-3">{m.plans_findings()}</h2>
            <FindingsList findings={findings} aisle={aisle} onShow={show} />
          </section>
        </div>
        <Card className="grid gap-5">
          {state.tool === "row" ? (
            <RowPanel
              row={state.row}
              dispatch={dispatch}
              onDraw={() => draw(dispatch, state, { ...freePlace(plan.booths), width: 0, height: 0 }, grid)}
            />
          ) : (
            <Inspector booths={chosenBooths} shapes={chosenShapes} holders={holders} dispatch={dispatch} />
          )}
          <ChoiceInput
            label={m.plans_ed_grid()}
            value={String(grid)}
            choices={GRIDS.map((value) => ({
              value: String(value),
              label: m.plans_ed_grid_of({ metres: metres(value) }),
            }))}
            onValue={(value) => setGrid(Number(value) as (typeof GRIDS)[number])}
          />
        </Card>
      </div>
    </div>
  );
}

/** A metre from the wall, and an aisle of three under what is drawn. */
function freePlace(booths: readonly { readonly y: number; readonly height: number }[]) {
  return { x: 10, y: booths.length === 0 ? 10 : Math.max(...booths.map(({ y, height }) => y + height)) + 30 };
}

/** Found out a moment after the last change: a large plan takes a while to be looked through. */
function useFindings(plan: PlanLike, aisle: number) {
  const [findings, setFindings] = useState(() => findingsOf(plan, aisle));
  useEffect(() => {
    const timer = window.setTimeout(() => setFindings(findingsOf(plan, aisle)), 200);
    return () => window.clearTimeout(timer);
  }, [plan, aisle]);
  return findings;
}
