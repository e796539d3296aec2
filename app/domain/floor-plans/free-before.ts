import type { Box, DrawnBooth, PlanLike, Side } from "./rules";

interface Front {
  /** Decimetres of free ground. */
  readonly gap: number;
  /** The code of the booth behind it; null for a wall, a stage or a service. */
  readonly by: string | null;
}

/** A box turned so that the side in question looks down the page. */
function turned({ x, y, width, height }: Box, side: Side): Box {
  if (side === "S") return { x, y, width, height };
  if (side === "N") return { x, y: -y - height, width, height };
  if (side === "E") return { x: y, y: x, width: height, height: width };
  return { x: y, y: -x - width, width: height, height: width };
}

/** What a visitor cannot walk through, beside booths. */
export const isSolid = ({ kind }: PlanLike["furniture"][number]): boolean => kind === "stage" || kind === "service";

/** What stands in a hall, turned for one side; measured once for all booths that are open to it. */
export interface Turned {
  readonly side: Side;
  /** Where the hall ends. */
  readonly end: number;
  readonly solid: readonly (Box & { readonly by: string | null })[];
}

export function turnedTo({ width, height, furniture, booths }: PlanLike, side: Side): Turned {
  const hall = turned({ x: 0, y: 0, width, height }, side);
  return {
    side,
    end: hall.y + hall.height,
    solid: [
      ...booths.map((booth) => ({ ...turned(booth, side), by: booth.code })),
      ...furniture.filter(isSolid).map((shape) => ({ ...turned(shape, side), by: null })),
    ],
  };
}

/** How much free ground lies before a booth on the side that a hall is turned to, along the whole of it, and what ends it. */
export function freeBefore({ side, end, solid }: Turned, booth: DrawnBooth): Front {
  const { x, y, width, height } = turned(booth, side);
  const [right, edge] = [x + width, y + height];
  let gap = end - edge;
  let by: string | null = null;
  for (const other of solid) {
    // What ends before the side begins lies behind it, or is the booth itself.
    if (other.x >= right || other.x + other.width <= x || other.y + other.height <= edge) continue;
    const free = Math.max(other.y - edge, 0);
    if (free < gap) [gap, by] = [free, other.by];
  }
  return { gap, by };
}
