import { type Box, type DrawnBooth, FloorPlan, type Furniture } from "./rules";

/** A piece of a plan as it is edited: each is told by its id. */
export type EditedBooth = DrawnBooth & { readonly id: string };
export type EditedShape = Furniture & { readonly id: string };

export interface EditedPlan {
  readonly width: number;
  readonly height: number;
  readonly furniture: readonly EditedShape[];
  readonly booths: readonly EditedBooth[];
}

export type BoothValues = Partial<Pick<DrawnBooth, "kind" | "openTo" | "power" | "hasWater" | "zone">>;
export type ShapeValues = Partial<Pick<Furniture, "kind" | "label" | "labelEn">>;

/** One thing a person does to a plan. What names pieces that are not there leaves those out. */
export type Edit =
  | { readonly do: "add"; readonly booths: readonly EditedBooth[]; readonly furniture: readonly EditedShape[] }
  | { readonly do: "remove"; readonly ids: readonly string[] }
  /** Moving, sizing and aligning, one piece or many. */
  | { readonly do: "place"; readonly places: ReadonlyMap<string, Box> }
  | { readonly do: "set"; readonly ids: readonly string[]; readonly values: BoothValues }
  | { readonly do: "label"; readonly id: string; readonly values: ShapeValues }
  | { readonly do: "number"; readonly codes: ReadonlyMap<string, string> }
  | { readonly do: "resize_hall"; readonly width: number; readonly height: number }
  | { readonly do: "replace"; readonly plan: EditedPlan };

/** Gives what has none an id, so that it can be told from the others. newId: asked until it gives one that no piece has. */
export function editable({ width, height, furniture, booths }: FloorPlan, newId: () => string): EditedPlan {
  const known = new Set([...booths, ...furniture].map(({ id }) => id));
  const told = <P extends { readonly id?: string | undefined }>(piece: P) => {
    let id = piece.id ?? newId();
    while (piece.id === undefined && known.has(id)) id = newId();
    known.add(id);
    return { ...piece, id };
  };
  return { width, height, furniture: furniture.map(told), booths: booths.map(told) };
}

/** As it is saved. */
export const plainPlan = (plan: EditedPlan): FloorPlan => FloorPlan.parse(plan);

/** A plan after an edit; the same object when it changes nothing. */
export function applyEdit(plan: EditedPlan, edit: Edit): EditedPlan {
  switch (edit.do) {
    case "add":
      return added(plan, edit);
    case "remove": {
      const gone = new Set(edit.ids);
      return withPieces(plan, (piece) => (gone.has(piece.id) ? null : piece));
    }
    case "place":
      return withPieces(plan, (piece) => placed(piece, edit.places.get(piece.id)));
    case "set": {
      const chosen = new Set(edit.ids);
      return withBooths(plan, (booth) => (chosen.has(booth.id) ? changed(booth, edit.values) : booth));
    }
    case "label":
      return {
        ...plan,
        furniture: plan.furniture.map((shape) => (shape.id === edit.id ? changed(shape, edit.values) : shape)),
      };
    case "number":
      return withBooths(plan, (booth) => changed(booth, { code: edit.codes.get(booth.id) ?? booth.code }));
    case "resize_hall":
      return changed(plan, { width: edit.width, height: edit.height });
    case "replace":
      return edit.plan;
  }
}

/** Two pieces never have one id. */
function added(plan: EditedPlan, { booths, furniture }: Extract<Edit, { do: "add" }>): EditedPlan {
  const known = new Set([...plan.booths, ...plan.furniture].map(({ id }) => id));
  const isNew = ({ id }: { readonly id: string }) => !known.has(id) && Boolean(known.add(id));
  const [newBooths, newFurniture] = [booths.filter(isNew), furniture.filter(isNew)];
  if (newBooths.length + newFurniture.length === 0) return plan;
  return { ...plan, booths: [...plan.booths, ...newBooths], furniture: [...plan.furniture, ...newFurniture] };
}

/** Whole decimetres, never left of the hall nor above it, and at least one wide and high. */
function placed<P extends Box>(piece: P, to: Box | undefined): P {
  if (!to) return piece;
  return changed(piece as Box, {
    x: Math.max(0, Math.round(to.x)),
    y: Math.max(0, Math.round(to.y)),
    width: Math.max(1, Math.round(to.width)),
    height: Math.max(1, Math.round(to.height)),
  }) as P;
}

/** The same object when nothing changes. */
function changed<T extends object>(value: T, values: NoInfer<Partial<T>>): T {
  const keys = Object.keys(values) as (keyof T)[];
  return keys.every((key) => value[key] === values[key]) ? value : { ...value, ...values };
}

function withBooths(plan: EditedPlan, change: (booth: EditedBooth) => EditedBooth): EditedPlan {
  const booths = plan.booths.map(change);
  return booths.every((booth, at) => booth === plan.booths[at]) ? plan : { ...plan, booths };
}

function withPieces(plan: EditedPlan, change: <P extends EditedBooth | EditedShape>(piece: P) => P | null): EditedPlan {
  const booths = plan.booths.map(change).filter((booth) => booth !== null);
  const furniture = plan.furniture.map(change).filter((shape) => shape !== null);
  const isSame =
    booths.length === plan.booths.length &&
    furniture.length === plan.furniture.length &&
    booths.every((booth, at) => booth === plan.booths[at]) &&
    furniture.every((shape, at) => shape === plan.furniture[at]);
  return isSame ? plan : { ...plan, booths, furniture };
}
