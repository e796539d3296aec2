import type { DrawnBooth } from "./rules";

/** What somebody who has a booth would lose by a change of it. Where it stands may change: it is still theirs. */
export type Loss = "code" | "kind" | "size" | "open_sides" | "power" | "water";

/** Source: docs/rules/floor-plans.md#taken */
export function lossesOf(before: DrawnBooth, after: DrawnBooth): Loss[] {
  const losses: Loss[] = [];
  if (after.code !== before.code) losses.push("code");
  if (after.kind !== before.kind) losses.push("kind");
  if (!isRoomFor(before, after)) losses.push("size");
  if ([...before.openTo].length > [...after.openTo].length) losses.push("open_sides");
  if (after.power < before.power) losses.push("power");
  if (before.hasWater && !after.hasWater) losses.push("water");
  return losses;
}

/** A booth that is turned by a quarter is as large as before. */
function isRoomFor(before: DrawnBooth, after: DrawnBooth): boolean {
  return (
    (after.width >= before.width && after.height >= before.height) ||
    (after.width >= before.height && after.height >= before.width)
  );
}
