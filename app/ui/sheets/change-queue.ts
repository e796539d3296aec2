/** One change of one field of a sheet, as a juror made it. */
export interface Change {
  /** Also the operation's id, so that sending it twice changes nothing. */
  readonly id: string;
  readonly sheetId: string;
  /** Null for the remarks. */
  readonly criterionId: string | null;
  /** As typed: "7,5", or the remarks. */
  readonly text: string;
  readonly note: string;
  /** When it was made, by this device's clock; ISO. */
  readonly at: string;
}

export type Sent =
  | { readonly kind: "kept" }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed"; readonly isSignedOut: boolean };

export interface Refusal {
  readonly change: Change;
  readonly reason: string;
}

export interface QueueState {
  readonly waiting: readonly Change[];
  readonly activity: "idle" | "sending" | "failed";
  /** The last failure was that nobody is signed in any more. */
  readonly isSignedOut: boolean;
  readonly refusals: readonly Refusal[];
}

export type Store = Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">;

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Changes on their way to the server, oldest first and one after the other. Each lies in the browser's store under a key of its
 * own until the server has it, so that a reload loses nothing and two tabs do not overwrite each other's list.
 */
export class ChangeQueue {
  #state: QueueState;
  #running: Promise<boolean> | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly store: Store | null,
    /** Of the juror: two who share a device keep their changes apart. */
    private readonly prefix: string,
    private readonly send: (change: Change) => Promise<Sent>,
  ) {
    this.#state = { waiting: this.#load(), activity: "idle", isSignedOut: false, refusals: [] };
  }

  get state(): QueueState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A newer change of a field takes the place of one that still waits, unless that one is on its way. */
  add(change: Change): void {
    const isReplaced = (one: Change, index: number) =>
      one.sheetId === change.sheetId && one.criterionId === change.criterionId && !(index === 0 && this.#running);
    for (const old of this.#state.waiting.filter(isReplaced)) this.#forget(old);
    this.#keep(change);
    this.#set({
      waiting: [...this.#state.waiting.filter((one, index) => !isReplaced(one, index)), change],
      refusals: this.#state.refusals.filter(
        ({ change: one }) => one.criterionId !== change.criterionId || one.sheetId !== change.sheetId,
      ),
    });
    void this.flush();
  }

  /** Sends what waits. Resolves to whether the server now has everything. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #sendAll(): Promise<boolean> {
    for (let [change] = this.#state.waiting; change; [change] = this.#state.waiting) {
      this.#set({ activity: "sending" });
      const sent = await this.send(change);
      if (sent.kind === "failed") {
        this.#set({ activity: "failed", isSignedOut: sent.isSignedOut });
        this.#timer = setTimeout(
          () => void this.flush(),
          Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS),
        );
        this.#failures += 1;
        return false;
      }
      this.#failures = 0;
      this.#forget(change);
      const refusals =
        sent.kind === "refused" ? [...this.#state.refusals, { change, reason: sent.reason }] : this.#state.refusals;
      this.#set({ waiting: this.#state.waiting.filter((one) => one !== change), refusals, isSignedOut: false });
    }
    this.#set({ activity: "idle" });
    return true;
  }

  #set(change: Partial<QueueState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  // A browser may refuse its store (private windows, no space): then the page alone remembers.
  #keep(change: Change) {
    try {
      this.store?.setItem(this.prefix + change.id, JSON.stringify(change));
    } catch {}
  }

  #forget(change: Change) {
    try {
      this.store?.removeItem(this.prefix + change.id);
    } catch {}
  }

  #load(): Change[] {
    try {
      const keys = Array.from({ length: this.store?.length ?? 0 }, (_, index) => this.store?.key(index) ?? "");
      return keys
        .filter((key) => key.startsWith(this.prefix))
        .map((key) => JSON.parse(this.store?.getItem(key) ?? "null") as Change | null)
        .filter((change) => change !== null)
        .sort((a, b) => a.at.localeCompare(b.at));
    } catch {
      return [];
    }
  }
}

/** A random UUID; `crypto.randomUUID` is missing on pages without https. */
export function newOperationId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
