import type { MouseEvent } from "react";

/**
 * For what is pressed beside a field that is being written in: were the field left at the press, the sentence about what does not fit
 * in it would push the button away before the release, and the click would be lost.
 */
export const keepFocus = (event: MouseEvent): void => event.preventDefault();
