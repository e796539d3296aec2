interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly keys: readonly string[];
  resolve(outcome: Outcome | PromiseLike<Outcome>): void;
}

export interface BatchOptions<Item, Outcome> {
  /** Does the work of several items; one outcome an item, in their order. One that is late is a promise and holds up no other. */
  run(items: readonly Item[]): Promise<readonly (Outcome | PromiseLike<Outcome>)[]>;
  /** What an item touches: items that share a key go one after the other, in the order they came. */
  keysOf(item: Item): readonly string[];
  /** Most batches under way at once. */
  readonly flights: number;
  /** Most items of a batch. */
  readonly size: number;
}

/**
 * Work that arrives while other work is under way waits for it and then goes together: alone when it is quiet, many at a time
 * when it is not. So the cost of a journey is shared by all who wait for one.
 */
export class Batches<Item, Outcome> {
  readonly #options: BatchOptions<Item, Outcome>;
  readonly #busy = new Set<string>();
  #waiting: Waiting<Item, Outcome>[] = [];
  #flying = 0;
  #isCalled = false;

  constructor(options: BatchOptions<Item, Outcome>) {
    this.#options = options;
  }

  add(item: Item): Promise<Outcome> {
    return new Promise((resolve) => {
      this.#waiting.push({ item, keys: this.#options.keysOf(item), resolve });
      this.#callSoon();
    });
  }

  /** Once for all that arrive in this turn of the event loop. */
  #callSoon(): void {
    if (this.#isCalled) return;
    this.#isCalled = true;
    setImmediate(() => {
      this.#isCalled = false;
      while (this.#flying < this.#options.flights) {
        const batch = this.#take();
        if (batch.length === 0) return;
        void this.#fly(batch);
      }
    });
  }

  #take(): Waiting<Item, Outcome>[] {
    const taken = new Set(this.#busy);
    const batch: Waiting<Item, Outcome>[] = [];
    this.#waiting = this.#waiting.filter((one) => {
      const isFree = batch.length < this.#options.size && !one.keys.some((key) => taken.has(key));
      // Those that stay keep their turn.
      for (const key of one.keys) taken.add(key);
      if (isFree) batch.push(one);
      return !isFree;
    });
    for (const { keys } of batch) for (const key of keys) this.#busy.add(key);
    return batch;
  }

  async #fly(batch: readonly Waiting<Item, Outcome>[]): Promise<void> {
    this.#flying += 1;
    try {
      const outcomes = await this.#options.run(batch.map(({ item }) => item));
      for (const [place, one] of batch.entries()) this.#settle(one, outcomes[place]!);
    } catch (error) {
      for (const one of batch) this.#settle(one, Promise.reject(error));
    } finally {
      this.#flying -= 1;
      if (this.#waiting.length > 0) this.#callSoon();
    }
  }

  /** What a late one touches stays its own until it is done: who comes after it must see what it left. */
  #settle({ keys, resolve }: Waiting<Item, Outcome>, outcome: Outcome | PromiseLike<Outcome>): void {
    const free = () => {
      for (const key of keys) this.#busy.delete(key);
      if (this.#waiting.length > 0) this.#callSoon();
    };
    resolve(outcome);
    Promise.resolve(outcome).then(free, free);
  }
}
