import { closeJudgingDatabase, openJudgingDatabase } from "./database";
import type { Operation, OperationState } from "./operation";

/** Where the operations of one juror lie on a device. */
export interface OperationStore {
  /** Whether what it takes outlives the page. */
  readonly isDurable: boolean;
  /** Oldest first. */
  all(): Promise<Operation[]>;
  /** Resolves once it is on the disk. One that is there already stays as it is. */
  append(operation: Operation): Promise<void>;
  settle(id: string, state: OperationState): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** For a browser that keeps nothing, and for tests. */
export function memoryStore(initial: readonly Operation[] = [], isDurable = false): OperationStore {
  const operations = [...initial];
  const place = (id: string) => operations.findIndex((one) => one.id === id);
  return {
    isDurable,
    all: async () => [...operations],
    async append(operation) {
      if (place(operation.id) < 0) operations.push(operation);
    },
    async settle(id, state) {
      const at = place(id);
      if (at >= 0) operations[at] = { ...operations[at]!, state };
    },
    async remove(ids) {
      for (const id of ids) if (place(id) >= 0) operations.splice(place(id), 1);
    },
  };
}

/** The device's database; in memory where there is none. */
export async function openOperationStore(jurorId: string): Promise<OperationStore> {
  try {
    await openJudgingDatabase();
    const store = databaseStore(jurorId);
    // What cannot be taken over now stays where it is noted, and hides nothing of what is kept.
    await takeNotes(store, jurorId).catch(() => {});
    return store;
  } catch {
    return memoryStore();
  }
}

/** Done twice each does what it does once: a browser may close its database under a page, and then it is opened anew. */
function databaseStore(jurorId: string): OperationStore {
  const patiently = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch(() => {
      closeJudgingDatabase();
      return work();
    });
  // Resolved means written: a phone that goes out the next moment has it.
  const writing = async () =>
    (await openJudgingDatabase()).transaction("operations", "readwrite", { durability: "strict" });
  return {
    isDurable: true,
    all: () => patiently(async () => (await openJudgingDatabase()).getAllFromIndex("operations", "juror", jurorId)),
    async append(operation) {
      await patiently(async () => {
        const change = await writing();
        if (!(await change.store.index("id").getKey(operation.id))) await change.store.add(operation);
        await change.done;
      });
      localStorage.removeItem(jotKey(jurorId, operation.id));
    },
    settle: (id, state) =>
      patiently(async () => {
        const change = await writing();
        const cursor = await change.store.index("id").openCursor(id);
        if (cursor) await cursor.update({ ...cursor.value, state });
        await change.done;
      }),
    remove: (ids) =>
      patiently(async () => {
        const change = await writing();
        for (const id of ids) await (await change.store.index("id").openCursor(id))?.delete();
        await change.done;
      }),
  };
}

const jotKey = (jurorId: string, id = "") => `tinhhoa.sheets.${jurorId}.${id}`;

/**
 * The browser's plain store takes a note in the same moment, its database a little later. A note that outlives its window is
 * found when the database is opened next.
 */
export function jot(operation: Operation): void {
  try {
    localStorage.setItem(jotKey(operation.jurorId, operation.id), JSON.stringify(operation));
  } catch {
    // Without room for notes there is still the database.
  }
}

/** A note; one of an earlier version of the page says no more than this. */
interface FormerChange {
  readonly id: string;
  readonly sheetId: string;
  readonly criterionId: string | null;
  readonly text: string;
  readonly note: string;
  readonly at: string;
}

async function takeNotes(store: OperationStore, jurorId: string): Promise<void> {
  const prefix = jotKey(jurorId);
  const former = Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .map((key) => ({ key, change: JSON.parse(localStorage.getItem(key) ?? "null") as FormerChange | null }))
    .sort((a, b) => (a.change?.at ?? "").localeCompare(b.change?.at ?? ""));
  for (const { key, change } of former) {
    if (change) await store.append({ ...operationFrom(change, jurorId), ...change });
    localStorage.removeItem(key);
  }
}

const operationFrom = ({ id, sheetId, criterionId, text, note, at }: FormerChange, jurorId: string): Operation => ({
  id,
  jurorId,
  roundId: null,
  sheetId,
  code: "",
  criterionId,
  criterionCode: "",
  text,
  note,
  at,
  state: { kind: "waiting" },
});
