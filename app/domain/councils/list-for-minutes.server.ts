import { runWithLocale } from "~/i18n/locale.server";
import type { MotionKind } from "~/lib/vocabulary";
import type { Context } from "../context";
import type { RoundDetails } from "../rounds/queries.server";
import { readList } from "./list.server";
import { type ListParts, listParts } from "./minutes-list";

const ABOUT_LIST: readonly MotionKind[] = ["list", "merge", "deviation"];

interface Motion {
  readonly id: string;
  readonly kind: MotionKind;
}

/** Whether a meeting with these motions spoke of the list. */
export const speaksOfList = (motions: readonly Motion[]): boolean =>
  motions.some((motion) => ABOUT_LIST.includes(motion.kind));

/** What the minutes of a meeting with these motions say of the list as it stands now; null where it did not speak of it. */
export async function listForMinutes(
  ctx: Context,
  round: RoundDetails,
  motions: readonly Motion[],
): Promise<ListParts | null> {
  if (!speaksOfList(motions)) return null;
  const list = await readList(ctx, round);
  return runWithLocale("vi", () =>
    listParts(
      round,
      list,
      motions.map((motion) => motion.id),
    ),
  );
}
