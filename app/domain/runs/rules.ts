/** A run that failed as often, or took its process with it, is given up. */
export const MOST_ATTEMPTS = 3;

const UNDER_WAY = ["queued", "running"] as const;

/** It was asked for, and is neither finished nor stopped. */
export const isUnderWay = ({ state }: { readonly state: string }): boolean =>
  (UNDER_WAY as readonly string[]).includes(state);
