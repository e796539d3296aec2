import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Pack } from "~/domain/sheets/pack";
import type { Operation } from "./operation";

export interface Reminder {
  readonly sheetId: string;
  readonly jurorId: string;
  readonly code: string;
}

export interface KeptPack {
  readonly roundId: string;
  readonly jurorId: string;
  readonly pack: Pack;
}

interface JudgingSchema extends DBSchema {
  /** In the order they were made. */
  operations: { key: number; value: Operation; indexes: { id: string; juror: string } };
  /** Sheets a juror wanted to sign while there was no network. */
  reminders: { key: string; value: Reminder; indexes: { juror: string } };
  /** What a juror took along of a round. */
  packs: { key: [string, string]; value: KeptPack };
  /** `juror`: whose pages the worker may show without a network. */
  facts: { key: string; value: string };
}

type JudgingDatabase = IDBPDatabase<JudgingSchema>;

let opened: Promise<JudgingDatabase> | undefined;

/** The device's own database; rejects where the browser refuses one (some private windows). */
export function openJudgingDatabase(): Promise<JudgingDatabase> {
  opened ??= openDB<JudgingSchema>("tinhhoa-judging", 1, {
    upgrade(db) {
      const operations = db.createObjectStore("operations", { autoIncrement: true });
      operations.createIndex("id", "id", { unique: true });
      operations.createIndex("juror", "jurorId");
      db.createObjectStore("reminders", { keyPath: "sheetId" }).createIndex("juror", "jurorId");
      db.createObjectStore("packs", { keyPath: ["jurorId", "roundId"] });
      db.createObjectStore("facts");
    },
    // A newer page waits for the database: this one is reloaded sooner or later and must not stand in its way.
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      opened = undefined;
    },
    terminated: () => {
      opened = undefined;
    },
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** The next one to ask opens it anew: some browsers lose it under a page that was put away, and do not say so. */
export function closeJudgingDatabase(): void {
  void opened?.then((db) => db.close()).catch(() => {});
  opened = undefined;
}
