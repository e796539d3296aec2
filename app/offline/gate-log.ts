import type { GatePack } from "~/domain/fair-days/pack";
import { type GateAnswer, type GateEntry, isForgotten, isRefused, isWaiting } from "./gate-entry";
import { type GateStore, memoryGateStore } from "./gate-store";

/** What the server said of what was sent, or why nothing is known. */
export type GateSent =
  | {
      readonly kind: "answered";
      /** How far the device's clock is ahead of the server's, in milliseconds. */
      readonly offsetMs: number;
      readonly results: readonly {
        readonly nonce: string;
        readonly reason: string | null;
        readonly answer: GateAnswer | null;
      }[];
    }
  /** All that was sent: it is not this person's to send. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: GateFailure };

/**
 * `trouble`: a server answers, and cannot take it now. `closed`: it takes nothing from whoever is signed in. `other`: not while somebody else
 * is, or before the fair is public.
 */
export type GateFailure = "no_contact" | "trouble" | "signed_out" | "closed" | "other";

export interface GateState {
  /** Oldest first. */
  readonly entries: readonly GateEntry[];
  readonly pack: GatePack | null;
  /** False where the browser keeps nothing: what is not sent goes with the page. */
  readonly isDurable: boolean;
  readonly isLoaded: boolean;
  readonly activity: "idle" | "sending" | "failed";
  readonly failure: GateFailure | null;
  /** The device's clock minus the server's in milliseconds; null before the first contact. */
  readonly offsetMs: number | null;
}

export const EMPTY_GATE: GateState = {
  entries: [],
  pack: null,
  isDurable: true,
  isLoaded: false,
  activity: "idle",
  failure: null,
  offsetMs: null,
};

export interface GateParts {
  readonly store: Promise<GateStore>;
  /** Asks the server. Never throws. */
  send(entries: readonly GateEntry[]): Promise<GateSent>;
  /** Fetches what a gate keeps; null without a network, "refused" to who is signed in now. Never throws. */
  fetchPack(): Promise<GatePack | "refused" | null>;
  /** Runs `work` while no other window of this browser sends. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** What the clock was found to be ahead last, kept between two windows. */
  readonly offset: { read(): number | null; write(offsetMs: number): void };
}

const BATCH = 100;
/** Answers whose names the page remembers: the last scan is on the screen, those before it scroll by. */
const REMEMBERED = 20;
/** A device that has not written by then is asked no longer: people wait in line. */
const STORE_PATIENCE_MS = 3_000;
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * What a gate gathered on one device. Each entry is in the device's store before anything else happens to it, and waits there until the
 * server answered for it by its nonce; an unclear answer means: send it again. What the store does not take waits in the page.
 */
export class GateLog {
  #state = EMPTY_GATE;
  #running: Promise<void> | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the device's store did not take; it goes with the page. */
  readonly #spare = memoryGateStore();
  /** What the server said of the last scans, by nonce; the device itself keeps no names. */
  #answers: ReadonlyMap<string, GateAnswer> = new Map();
  readonly #listeners = new Set<() => void>();
  /** The store has been read. */
  readonly ready: Promise<void>;

  constructor(private readonly parts: GateParts) {
    this.#state = { ...EMPTY_GATE, offsetMs: parts.offset.read() };
    this.ready = this.#load().catch(() => {});
  }

  get state(): GateState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async #load(): Promise<void> {
    await this.#reload();
    const pack = await inTime(this.parts.store.then((store) => store.pack())).catch(() => null);
    this.#set({ pack, isLoaded: true });
  }

  async #reload(): Promise<void> {
    const spare = await this.#spare.all();
    const asTold = (entries: readonly GateEntry[]) =>
      entries.map((one): GateEntry => {
        const answer = one.state.kind === "sent" && this.#answers.get(one.nonce);
        return answer ? { ...one, state: { kind: "sent", answer } } : one;
      });
    try {
      const { entries, isDurable } = await inTime(this.#readStore());
      const stored = new Set(entries.map(({ nonce }) => nonce));
      const unstored = spare.filter(({ nonce }) => !stored.has(nonce));
      this.#set({ entries: asTold([...entries, ...unstored]), isDurable: isDurable && !unstored.some(isWaiting) });
    } catch {
      // The store is out of reach: what was read from it stands beside what lies in the page.
      const inPage = new Set(spare.map(({ nonce }) => nonce));
      const known = this.#state.entries.filter(({ nonce }) => !inPage.has(nonce));
      this.#set({ entries: asTold([...known, ...spare]), isDurable: !spare.some(isWaiting) && this.#state.isDurable });
    }
  }

  async #readStore(): Promise<{ entries: GateEntry[]; isDurable: boolean }> {
    const store = await this.parts.store;
    const entries = await store.all();
    const forgotten = entries.filter((one) => isForgotten(one, Date.now()));
    if (forgotten.length > 0) await store.remove(forgotten.map(({ nonce }) => nonce));
    return { entries: entries.filter((one) => !forgotten.includes(one)), isDurable: store.isDurable };
  }

  /**
   * Resolves once the entry is kept, to whether it lies on the device; where the device takes nothing it waits in the page. It is sent by
   * itself either way. Never throws.
   */
  async add(entry: GateEntry): Promise<boolean> {
    const isStored = await inTime(this.parts.store.then((store) => store.append(entry))).then(
      () => true,
      () => false,
    );
    if (!isStored) await this.#spare.append(entry);
    await this.#reload();
    void this.flush();
    return isStored;
  }

  /** Sends once more what the server refused: the reason may be gone. */
  async sendRefused(): Promise<void> {
    for (const { nonce } of this.#state.entries.filter(isRefused)) await this.#put(nonce, { kind: "waiting" });
    await this.#reload();
    await this.flush();
  }

  /** Deletes what the server refused: for what a person does not want to keep. */
  async dropRefused(): Promise<void> {
    const nonces = this.#state.entries.filter(isRefused).map(({ nonce }) => nonce);
    await this.#spare.remove(nonces);
    await inTime(this.parts.store.then((store) => store.remove(nonces))).catch(() => {});
    await this.#reload();
  }

  /** Done twice it does what it does once, so that one of the two places is enough. */
  async #put(nonce: string, state: GateEntry["state"]): Promise<void> {
    await this.#spare.settle(nonce, state);
    const isInPage = (await this.#spare.all()).some((one) => one.nonce === nonce);
    const writing = inTime(this.parts.store.then((store) => store.settle(nonce, state)));
    await (isInPage ? writing.catch(() => {}) : writing);
  }

  /** Reads the list of passes anew; what is kept stays without a network, and goes once it is no longer this person's to have. */
  async refresh(): Promise<void> {
    const pack = await this.parts.fetchPack();
    if (pack === null) return;
    if (pack !== "refused") return this.#keep(pack);
    // Whether it was refused to this person or to another who has signed in since, the answer to what is sent tells.
    await this.flush();
    if (this.#state.failure === null || this.#state.failure === "closed") await this.#keep(null);
  }

  async #keep(pack: GatePack | null): Promise<void> {
    this.#set({ pack });
    await this.parts.store.then((store) => store.keepPack(pack)).catch(() => {});
  }

  /** Sends what waits. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.parts
      .alone(() => this.#sendAll())
      .catch(() => this.#fail("trouble"))
      .finally(() => {
        this.#running = null;
        // Added while the last answer was put away.
        if (this.#state.activity !== "failed" && this.#state.entries.some(isWaiting)) void this.flush();
      });
    return this.#running;
  }

  async #sendAll(): Promise<void> {
    await this.#reload();
    for (;;) {
      const batch = this.#state.entries.filter(isWaiting).slice(0, BATCH);
      if (batch.length > 0) this.#set({ activity: "sending" });
      const sent = await this.parts.send(batch);
      if (sent.kind === "failed") return this.#fail(sent.reason);
      if (sent.kind === "refused") {
        await this.#settle(batch.map(({ nonce }) => ({ nonce, reason: sent.reason, answer: null })));
        continue;
      }
      this.parts.offset.write(sent.offsetMs);
      await this.#settle(sent.results);
      const unanswered = batch.some((asked) =>
        this.#state.entries.some((one) => one.nonce === asked.nonce && isWaiting(one)),
      );
      if (unanswered) return this.#fail("trouble");
      this.#failures = 0;
      const left = this.#state.entries.some(isWaiting);
      this.#set({ offsetMs: sent.offsetMs, failure: null, activity: left ? "sending" : "idle" });
      if (!left) return;
    }
  }

  #fail(failure: GateFailure): void {
    this.#set({ activity: "failed", failure });
    this.#timer = setTimeout(() => void this.flush(), Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS));
    this.#failures += 1;
  }

  async #settle(results: Extract<GateSent, { kind: "answered" }>["results"]): Promise<void> {
    if (results.length === 0) return;
    const told = results.flatMap(({ nonce, answer }) => (answer ? [[nonce, answer] as const] : []));
    this.#answers = new Map([...this.#answers, ...told].slice(-REMEMBERED));
    for (const { nonce, reason, answer } of results) {
      await this.#put(nonce, reason === null ? { kind: "sent", answer } : { kind: "refused", reason });
    }
    await this.#reload();
  }

  #set(change: Partial<GateState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Rejects where the work takes too long. */
function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the device's store does not answer")), STORE_PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
