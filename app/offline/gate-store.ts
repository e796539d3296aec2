import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { GatePack } from "~/domain/fair-days/pack";
import { type GateEntry, settled } from "./gate-entry";

interface GateSchema extends DBSchema {
  /** In the order they were made. */
  entries: { key: number; value: GateEntry; indexes: { nonce: string; place: [string, string] } };
  /** By whose it is, and the fair. */
  packs: { key: [string, string]; value: GatePack };
}

const ofKeeper = (keeperId: string) => IDBKeyRange.bound([keeperId, ""], [keeperId, "\uffff"]);

/** Deletes all that the device holds for one person: lists of passes, what was sent, and what was not. */
export async function forgetGateStore(keeperId: string): Promise<void> {
  const db = await open();
  try {
    const change = db.transaction(["entries", "packs"], "readwrite", { durability: "strict" });
    await change.objectStore("packs").delete(ofKeeper(keeperId));
    let cursor = await change.objectStore("entries").index("place").openCursor(ofKeeper(keeperId));
    while (cursor) {
      await cursor.delete();
      cursor = await cursor.continue();
    }
    await change.done;
  } finally {
    db.close();
  }
}

/** Deletes the lists of passes of a fair, whose ever they are: who asked keeps its gates no longer. */
export async function forgetPacks(slug: string): Promise<void> {
  const db = await open();
  try {
    for (const key of await db.getAllKeys("packs")) if (key[1] === slug) await db.delete("packs", key);
  } finally {
    db.close();
  }
}

/** What one person gathered on the device and the server has not taken, oldest first: it waits, or was refused. */
export async function unsentOf(keeperId: string): Promise<GateEntry[]> {
  const db = await open();
  try {
    const all = await db.getAllFromIndex("entries", "place", ofKeeper(keeperId));
    return all.filter(({ state }) => state.kind !== "sent");
  } finally {
    db.close();
  }
}

/** Where what somebody gathered at one place lies on a device. */
export interface GateStore {
  /** Whether what it takes outlives the page. */
  readonly isDurable: boolean;
  /** Oldest first. */
  all(): Promise<GateEntry[]>;
  /** Resolves once it is on the disk. One that is there already stays as it is. */
  append(entry: GateEntry): Promise<void>;
  settle(nonce: string, state: GateEntry["state"]): Promise<void>;
  remove(nonces: readonly string[]): Promise<void>;
  pack(): Promise<GatePack | null>;
  /** null: nothing is kept any more. */
  keepPack(pack: GatePack | null): Promise<void>;
}

/** For a browser that keeps nothing, and for tests. */
export function memoryGateStore(isDurable = false): GateStore {
  let entries: GateEntry[] = [];
  let kept: GatePack | null = null;
  return {
    isDurable,
    all: async () => [...entries],
    async append(entry) {
      if (!entries.some(({ nonce }) => nonce === entry.nonce)) entries = [...entries, entry];
    },
    async settle(nonce, state) {
      entries = entries.map((one) => (one.nonce === nonce ? settled(one, state) : one));
    },
    async remove(nonces) {
      entries = entries.filter(({ nonce }) => !nonces.includes(nonce));
    },
    pack: async () => kept,
    async keepPack(pack) {
      kept = pack;
    },
  };
}

/** The device's database; in memory where there is none. */
export async function openGateStore(keeperId: string, slug: string): Promise<GateStore> {
  try {
    return databaseStore(await open(), keeperId, slug);
  } catch {
    return memoryGateStore();
  }
}

const open = () =>
  openDB<GateSchema>("tinhhoa-gate", 1, {
    upgrade(db) {
      const entries = db.createObjectStore("entries", { autoIncrement: true });
      entries.createIndex("nonce", "nonce", { unique: true });
      entries.createIndex("place", ["keeperId", "slug"]);
      db.createObjectStore("packs");
    },
    // A newer page waits for the database: this one is reloaded sooner or later and must not stand in its way.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
    },
  });

function databaseStore(opened: IDBPDatabase<GateSchema>, keeperId: string, slug: string): GateStore {
  let db = opened;
  // Some browsers lose a database under a page that was put away: then it is opened anew. Done twice each does what it does once.
  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch(async () => {
      db = await open();
      return work();
    });
  // Resolved means written: a phone that goes out the next moment has it.
  const writing = () => db.transaction("entries", "readwrite", { durability: "strict" });
  return {
    isDurable: true,
    all: () => patiently(() => db.getAllFromIndex("entries", "place", [keeperId, slug])),
    append: (entry) =>
      patiently(async () => {
        const change = writing();
        if (!(await change.store.index("nonce").getKey(entry.nonce))) await change.store.add(entry);
        await change.done;
      }),
    settle: (nonce, state) =>
      patiently(async () => {
        const change = writing();
        const cursor = await change.store.index("nonce").openCursor(nonce);
        if (cursor) await cursor.update(settled(cursor.value, state));
        await change.done;
      }),
    remove: (nonces) =>
      patiently(async () => {
        const change = writing();
        for (const nonce of nonces) await (await change.store.index("nonce").openCursor(nonce))?.delete();
        await change.done;
      }),
    pack: () => patiently(async () => (await db.get("packs", [keeperId, slug])) ?? null),
    keepPack: (pack) =>
      patiently(() =>
        pack ? db.put("packs", pack, [keeperId, slug]).then(() => {}) : db.delete("packs", [keeperId, slug]),
      ),
  };
}
