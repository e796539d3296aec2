import type { SaveState } from "~/ui/primitives/save-chip";

/** By the id of the criterion, as typed. */
export type TypedPoints = ReadonlyMap<string, string>;

/** What became of a saving: `refused` will be refused again, `failed` may succeed later. */
export type SavedPoints =
  | { readonly kind: "saved" | "failed" | "no_contact" }
  | { readonly kind: "refused"; readonly reason: string };

interface SaverState {
  readonly chip: SaveState;
  /** Why the server takes no more points; null while it does. */
  readonly refusal: string | null;
}

interface SaverParts {
  /** What the server has. */
  readonly known: TypedPoints;
  /** Never throws. */
  send(points: TypedPoints, options: SendOptions): Promise<SavedPoints>;
}

export interface SendOptions {
  /** The page goes away, and the request must outlive it. */
  readonly isLeaving: boolean;
  /** From 1: one that comes later holds what those still under way hold. */
  readonly order: number;
}

/** As long as on the real sheet: a number that is being typed is not sent half. */
const PAUSE_MS = 900;
const RETRY_MS = 5_000;

/**
 * Sends the points of an anchor's sheet by itself, a moment after the last change and one saving at a time; only those that the
 * server does not have, so that a second device keeps what it gave. What is not acknowledged is sent again until it is.
 */
export class PointSaver {
  #state: SaverState = { chip: { kind: "saved" }, refusal: null };
  #typed: TypedPoints;
  /** null: what was sent may have arrived or not. */
  #known: Map<string, string | null>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = 0;
  #underWay = 0;
  #isStopped = false;
  readonly #send: SaverParts["send"];
  readonly #listeners = new Set<() => void>();

  constructor({ known, send }: SaverParts) {
    this.#known = new Map(known);
    this.#typed = new Map(known);
    this.#send = send;
  }

  get state(): SaverState {
    return this.#state;
  }

  get hasUnsent(): boolean {
    return this.#unsent().size > 0;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What stands in the fields and fits. */
  change(typed: TypedPoints): void {
    this.#isStopped = false;
    this.#typed = typed;
    this.#goOn();
  }

  /** Sends what waits without a pause. */
  async flush({ isLeaving = false } = {}): Promise<void> {
    clearTimeout(this.#timer);
    const points = this.#unsent();
    // One that is under way is followed by another; a page that goes away has no such time.
    if (points.size === 0) {
      this.#goOn();
      return;
    }
    if (this.#underWay > 0 && !isLeaving) return;
    this.#underWay += 1;
    this.#sent += 1;
    this.#set({ kind: "saving" });
    const outcome = await this.#send(points, { isLeaving, order: this.#sent });
    this.#underWay -= 1;
    this.#take(points, outcome);
  }

  /** The page is left: what waits is sent once, and nothing later, when its juror may have written something newer. */
  stop(): void {
    this.#isStopped = true;
    void this.flush({ isLeaving: true });
  }

  #take(points: TypedPoints, outcome: SavedPoints): void {
    if (outcome.kind === "saved") {
      for (const [id, text] of points) this.#known.set(id, text);
      this.#goOn();
    } else if (outcome.kind === "refused") {
      this.#set({ kind: "failed" }, outcome.reason);
    } else {
      for (const id of points.keys()) this.#known.set(id, null);
      const waiting = this.#unsent().size;
      this.#set(outcome.kind === "no_contact" ? { kind: "offline", waiting } : { kind: "failed" });
      this.#later(RETRY_MS);
    }
  }

  /** To the next saving, or to rest where the server has everything. */
  #goOn(): void {
    clearTimeout(this.#timer);
    if (this.hasUnsent) {
      this.#set({ kind: "saving" });
      this.#later(PAUSE_MS);
    } else if (this.#underWay === 0 && this.#state.chip.kind !== "saved") {
      this.#set({ kind: "saved" });
    }
  }

  #unsent(): Map<string, string> {
    const knownOf = (id: string) => (this.#known.has(id) ? this.#known.get(id) : "");
    return new Map([...this.#typed].filter(([id, text]) => knownOf(id) !== text));
  }

  #later(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.flush(), ms);
  }

  #set(chip: SaveState, refusal: string | null = null): void {
    this.#state = { chip, refusal };
    for (const listener of this.#listeners) listener();
  }
}
