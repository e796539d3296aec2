/** A rectangle on a plan. Lengths in decimetres from the hall's top left corner. */
export interface PlanBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A part of a hall, drawn to scale; what reaches beyond the window is cut off. */
export interface PlanDrawing {
  readonly caption: string;
  readonly window: PlanBox;
  readonly booths: readonly (PlanBox & { readonly code: string; readonly isOwn: boolean })[];
  readonly furniture: readonly (PlanBox & { readonly kind: string; readonly label: string })[];
}

/** A page with the plan of a hall and what of it is enlarged. */
export interface PlanSheet {
  readonly title: string;
  readonly subject: string;
  readonly legend: string;
  readonly drawings: readonly PlanDrawing[];
  /** Small print at the foot of the page. */
  readonly footer: string;
}
