/** What was typed in one step of a form and has not been acknowledged, as this device remembers it. */
export interface Unsent {
  readonly typed: Readonly<Record<string, string>>;
  /** What was there when typing began, as the form's hidden fields have it. */
  readonly version: string;
  readonly seen: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** A device may keep nothing, in a private window or when it is full: then the form goes on without. */
function quietly<T>(work: (store: Storage) => T): T | null {
  try {
    return work(window.localStorage);
  } catch {
    return null;
  }
}

export const rememberUnsent = (key: string, unsent: Unsent): void =>
  void quietly((store) => store.setItem(key, JSON.stringify(unsent)));

export const forgetUnsent = (key: string): void => void quietly((store) => store.removeItem(key));

export const unsentOf = (key: string): Unsent | null =>
  quietly((store) => JSON.parse(store.getItem(key) ?? "null") as Unsent | null);
