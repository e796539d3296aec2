import { isForgotten, isRefused, isWaiting, nextBatch, type Operation, outdatedBy, type Standing } from "./operation";
import { memoryStore, type OperationStore } from "./operation-store";

/** What the server said of one operation. */
export interface Answered extends Standing {
  readonly operationId: string;
  readonly result: "applied" | "duplicate" | "refused";
  readonly reason?: string;
}

export type Sent =
  | {
      readonly kind: "answered";
      readonly at: string;
      readonly skewSeconds: number | null;
      readonly results: readonly Answered[];
    }
  | { readonly kind: "failed"; readonly reason: Failure };

/** `trouble`: a server answers, and cannot take it now. */
export type Failure = "no_contact" | "trouble" | "signed_out";

export interface LogState {
  /** Oldest first, also those sent. */
  readonly operations: readonly Operation[];
  /** False until the device's store was read. */
  readonly isLoaded: boolean;
  /** False where the browser keeps nothing: what is not sent goes with the page. */
  readonly isDurable: boolean;
  /** Operations on their way into the device's store. */
  readonly writing: number;
  readonly activity: "idle" | "sending" | "failed";
  readonly failure: Failure | null;
  /** The device's clock minus the server's; null before the first answer, and where the server could not read it. */
  readonly skewSeconds: number | null;
}

export const EMPTY_LOG: LogState = {
  operations: [],
  isLoaded: false,
  isDurable: true,
  writing: 0,
  activity: "idle",
  failure: null,
  skewSeconds: null,
};

interface LogParts {
  /** Notes at once what is about to be stored: a window may be left in the same moment. */
  jot(operation: Operation): void;
  readonly store: Promise<OperationStore>;
  /** Asks the server; with no operations it only tells of the device. Never throws. */
  send(operations: readonly Operation[]): Promise<Sent>;
  /** Runs `work` while no other window of this browser sends. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Tells other windows that the store changed. */
  tell(): void;
}

const BATCH = 50;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * The operations of one juror on one device. Each is in the device's store before anything else happens to it, and stays there
 * until the server answered for it by its id; an unclear answer means: send it again.
 */
export class OperationLog {
  #state = EMPTY_LOG;
  #running: Promise<boolean> | null = null;
  #failures = 0;
  /** Sheets that the server passed by: those of others are not held up behind them. */
  #stuck: ReadonlySet<string> = new Set();
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  /** The store has been read. */
  readonly ready: Promise<void>;

  #store: Promise<OperationStore>;

  constructor(private readonly parts: LogParts) {
    this.#store = parts.store;
    // What cannot be read now is read before anything is sent.
    this.ready = this.reload().catch(() => {});
  }

  get state(): LogState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads the store again: another window wrote to it. */
  async reload(): Promise<void> {
    const store = await this.#store;
    const operations = await store.all();
    const forgotten = operations.filter((one) => isForgotten(one, Date.now()));
    if (forgotten.length > 0) await store.remove(forgotten.map(({ id }) => id));
    this.#set({
      operations: operations.filter((one) => !forgotten.includes(one)),
      isLoaded: true,
      isDurable: store.isDurable,
    });
  }

  /**
   * Resolves once the operation is on this device. It is sent by itself. told: id of the refusal that its field told of, whose place it
   * takes.
   */
  async add(operation: Operation, told?: string): Promise<void> {
    this.parts.jot(operation);
    this.#set({ writing: this.#state.writing + 1 });
    try {
      await this.#keep(operation, told).catch(() => {
        // A device without room takes nothing more: from then on the page alone remembers, and says so.
        this.#store = Promise.resolve(memoryStore(this.#state.operations));
        return this.#keep(operation, told);
      });
    } finally {
      this.#set({ writing: this.#state.writing - 1 });
    }
    this.parts.tell();
    void this.flush();
  }

  async #keep(operation: Operation, told: string | undefined): Promise<void> {
    const store = await this.#store;
    await store.append(operation);
    await store.remove(outdatedBy(this.#state.operations, operation, told).map(({ id }) => id));
    await this.reload();
  }

  /** The juror has read why these were refused. */
  async dismiss(ids: readonly string[]): Promise<void> {
    await (await this.#store).remove(ids);
    await this.reload();
    this.parts.tell();
  }

  /** Sends what waits and tells of the device. Resolves to whether the server has everything. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.parts
      .alone(() => this.#sendAll())
      // The device's own store cannot be read or written just now.
      .catch(() => this.#fail("trouble"))
      .finally(() => {
        this.#running = null;
        // Written while the last answer was put away: nobody else sends it.
        if (this.#state.activity !== "failed" && waitingIn(this.#state).length > 0) void this.flush();
      });
    return this.#running;
  }

  async #sendAll(): Promise<boolean> {
    await this.reload();
    for (;;) {
      const batch = nextBatch(this.#state.operations, BATCH, this.#stuck);
      if (batch.length > 0) this.#set({ activity: "sending" });
      const sent = await this.parts.send(batch);
      if (sent.kind === "failed") return this.#fail(sent.reason);
      await this.#settle(sent);
      const unanswered = batch.filter(({ id }) =>
        this.#state.operations.some((one) => one.id === id && isWaiting(one)),
      );
      const [first] = unanswered;
      this.#stuck = first && !this.#stuck.has(first.sheetId) ? new Set([...this.#stuck, first.sheetId]) : new Set();
      // Whoever answers for other operations than those asked about is not the server.
      if (unanswered.length > 0) return this.#fail(unanswered.length < batch.length ? "trouble" : "no_contact");
      this.#failures = 0;
      const left = this.#state.operations.filter(isWaiting).length;
      this.#set({ skewSeconds: sent.skewSeconds, failure: null, activity: left > 0 ? "sending" : "idle" });
      // After the last batch once more, so that the desk hears that nothing is left.
      if (batch.length === 0 && left === 0) return true;
    }
  }

  #fail(failure: Failure): false {
    this.#set({ activity: "failed", failure });
    this.#timer = setTimeout(() => void this.flush(), Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS));
    this.#failures += 1;
    return false;
  }

  async #settle({ at, results }: Extract<Sent, { kind: "answered" }>): Promise<void> {
    const store = await this.#store;
    for (const { operationId, result, reason, points, remarks, note } of results) {
      const standing: Standing = {
        ...(points !== undefined && { points }),
        ...(remarks !== undefined && { remarks }),
        ...(note !== undefined && { note }),
      };
      await store.settle(
        operationId,
        result === "refused" ? { kind: "refused", reason: reason ?? "" } : { kind: "sent", at, ...standing },
      );
    }
    if (results.length === 0) return;
    await this.reload();
    this.parts.tell();
  }

  #set(change: Partial<LogState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const waitingIn = ({ operations }: LogState) => operations.filter(isWaiting);
export const refusedIn = ({ operations }: LogState) => operations.filter(isRefused);
