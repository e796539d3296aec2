/** Short side, in pixels, below which a photo looks poor on the page. */
export const SMALLEST_GOOD_SIDE = 800;
/** Pixels of a 10 x 15 cm print at 300 dots an inch. */
export const PRINT_SHORT_SIDE = 1181;
export const PRINT_LONG_SIDE = 1772;

export type PhotoAdvice = "small" | "below_print";

/** What to tell of a photo's size; null when it is large enough to print. Source: docs/rules/attachments.md#photos. */
export function adviceForPhoto(size: { width: number; height: number }): PhotoAdvice | null {
  const short = Math.min(size.width, size.height);
  const long = Math.max(size.width, size.height);
  if (short < SMALLEST_GOOD_SIDE) return "small";
  return short < PRINT_SHORT_SIDE || long < PRINT_LONG_SIDE ? "below_print" : null;
}

/** How long a file that nothing names any more is kept, for who changes their mind. Source: docs/rules/attachments.md#how-long. */
export const KEEP_UNUSED_DAYS = 7;

/** Names of the stored forms of a photo; those of a width are pixels, the last may be narrower when the picture is. */
export const ORIGINAL = "original";
export const variantName = (width: number) => String(width);
