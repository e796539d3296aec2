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

/** How much free ground lies before a side of a booth, along the whole of it, and what ends it. */
export function freeBefore({ width, height, furniture, booths }: PlanLike, booth: DrawnBooth, side: Side): Front {
  const own = turned(booth, side);
  const edge = own.y + own.height;
  const hall = turned({ x: 0, y: 0, width, height }, side);
  let front: Front = { gap: hall.y + hall.height - edge, by: null };
  const look = (box: Box, by: string | null) => {
    const other = turned(box, side);
    const isBeside = other.x >= own.x + own.width || other.x + other.width <= own.x;
    // What ends before the side begins lies behind it, or in the booth.
    if (isBeside || other.y + other.height <= edge) return;
    const gap = Math.max(other.y - edge, 0);
    if (gap < front.gap) front = { gap, by };
  };
  for (const other of booths) if (other !== booth) look(other, other.code);
  for (const shape of furniture) if (isSolid(shape)) look(shape, null);
  return front;
}
