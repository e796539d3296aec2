import type { ShouldRevalidateFunctionArgs } from "@remix-run/react";

/** A page's `shouldRevalidate`: who was told that someone else has saved gets to see what is there now, beside their own typing. */
export function revalidateOnConflict({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate;
}
