import type { FormMetadata } from "@conform-to/react";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import { m } from "~/i18n/paraglide/messages";
import { type Drawing, TENTH_MM } from "~/lib/template-sheet";
import { useHydrated } from "~/ui/primitives/hydrated";
import { BlockHandle, SheetDrawing } from "./sheet-drawing";
import { tenthsTyped, typedTenths } from "./typed-sheet";
import { useDrawing } from "./use-drawing";

interface LiveSheetProps {
  // biome-ignore lint/suspicious/noExplicitAny: the form of a template; its schema types it where it is made
  readonly form: FormMetadata<any, string[]>;
  /** Names of the lists' lines, in their order: what the fields of a block are called. */
  readonly blocks: readonly { readonly name: string; readonly label: string }[];
  readonly first: { readonly drawing: Drawing; readonly pictures: Readonly<Record<string, string>> };
  /** Where what is typed is drawn. */
  readonly action: string;
}

/** A millimetre, in tenths: what a block moves by. */
const GRID = 10;

interface Dragged {
  readonly at: number;
  /** Of the pointer, when it took hold. */
  readonly from: { readonly x: number; readonly y: number };
  /** Tenths of a millimetre. */
  readonly by: { readonly x: number; readonly y: number };
}

/** The sheet as it is typed, redrawn while someone types; blocks are moved on it. */
export function LiveSheet({ form, blocks, first, action }: LiveSheetProps) {
  const isHydrated = useHydrated();
  const [of, setOf] = useState("usual");
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const { drawing, pictures, isStale } = useDrawing(form.id, `${action}?of=${of}`, first);

  const move = (at: number, by: { x: number; y: number }) => {
    const block = blocks[at];
    const element = document.getElementById(form.id);
    if (!block || !(element instanceof HTMLFormElement)) return;
    const typed = new FormData(element);
    for (const axis of ["x", "y"] as const) {
      const name = `${block.name}.${axis}`;
      const now = tenthsTyped(typed.get(name));
      if (by[axis] === 0 || now === null) continue;
      form.update({ name, value: typedTenths(Math.min(2970, Math.max(0, now + by[axis]))) as never });
    }
  };

  const tenthsBetween = (event: PointerEvent<SVGRectElement>, from: Dragged["from"]) => {
    const scale = drawing.width / event.currentTarget.ownerSVGElement!.getBoundingClientRect().width / TENTH_MM;
    const onGrid = (pixels: number) => Math.round((pixels * scale) / GRID) * GRID;
    return { x: onGrid(event.clientX - from.x), y: onGrid(event.clientY - from.y) };
  };

  const onKeyDown = (at: number) => (event: KeyboardEvent) => {
    const step = event.shiftKey ? 5 * GRID : GRID;
    const by = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (!by) return;
    event.preventDefault();
    move(at, { x: by[0]!, y: by[1]! });
  };

  return (
    <div className="grid gap-3">
      <SheetDrawing drawing={drawing} pictures={pictures} label={m.templates_sheet_label()}>
        {isHydrated &&
          drawing.blocks.map(({ box }, at) => {
            const isMoved = dragged?.at === at;
            const by = isMoved ? dragged.by : { x: 0, y: 0 };
            return (
              <BlockHandle
                // biome-ignore lint/suspicious/noArrayIndexKey: blocks of one drawing, in their order
                key={at}
                box={{ ...box, x: box.x + by.x * TENTH_MM, y: box.y + by.y * TENTH_MM }}
                label={m.templates_move_block({ block: blocks[at]?.label ?? String(at + 1) })}
                isMoved={isMoved}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  setDragged({ at, from: { x: event.clientX, y: event.clientY }, by: { x: 0, y: 0 } });
                }}
                onPointerMove={(event) => {
                  if (isMoved) setDragged({ ...dragged, by: tenthsBetween(event, dragged.from) });
                }}
                onPointerUp={() => {
                  if (isMoved) move(at, dragged.by);
                  setDragged(null);
                }}
                onKeyDown={onKeyDown(at)}
              />
            );
          })}
      </SheetDrawing>
      {isHydrated && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
          <label className="flex items-center gap-2">
            {m.templates_sample()}
            <select value={of} onChange={(event) => setOf(event.target.value)} className="select w-auto">
              <option value="usual">{m.templates_sample_usual()}</option>
              <option value="long">{m.templates_sample_long()}</option>
            </select>
          </label>
          <p className="text-soft" role="status">
            {isStale ? m.templates_picture_stale() : m.templates_move_hint()}
          </p>
        </div>
      )}
      {drawing.blocks.some((block) => block.overflows) && (
        <p className="font-semibold text-bad-ink">
          {m.templates_overflow_in({
            blocks: drawing.blocks
              .flatMap((block, at) => (block.overflows ? [blocks[at]?.label ?? String(at + 1)] : []))
              .join("; "),
          })}
        </p>
      )}
    </div>
  );
}
