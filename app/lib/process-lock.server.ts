import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/** Who holds a lock file. `started` tells the process from a later one with the same pid. */
export interface LockHolder {
  readonly pid: number;
  readonly started: string | null;
  readonly role: string;
  readonly address: string | null;
}

export interface ProcessLock {
  /** Tells who is refused where this process answers. */
  announce(address: string): void;
  release(): void;
}

/** Takes the lock, or returns who holds it. A lock whose process is gone is taken over. */
export async function takeLock(
  file: string,
  role: string,
): Promise<{ lock: ProcessLock; holder?: undefined } | { lock?: undefined; holder: LockHolder }> {
  const mine: LockHolder = { pid: process.pid, started: startOf(process.pid), role, address: null };
  for (let unreadable = 0; ; ) {
    if (createExclusively(file, JSON.stringify(mine))) return { lock: heldLock(file, mine) };
    const text = readIfThere(file);
    if (text === undefined) continue;
    const holder = parseHolder(text);
    if (holder && isRunning(holder)) return { holder };
    // Its maker may be between creating and writing it.
    if (!holder && unreadable++ < 20) {
      await delay(50);
      continue;
    }
    removeStale(file, text);
  }
}

/** When a running process began, in a form that only serves comparison; null when it is gone or cannot be told. */
export function startOf(pid: number): string | null {
  try {
    if (process.platform === "win32") return null;
    if (process.platform !== "linux") {
      return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
    }
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? null : (rest[18] ?? null);
  } catch {
    return null;
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function isRunning(holder: LockHolder): boolean {
  return isAlive(holder.pid) && startOf(holder.pid) === holder.started;
}

function heldLock(file: string, mine: LockHolder): ProcessLock {
  return {
    announce(address) {
      const next = `${file}.${process.pid}`;
      fs.writeFileSync(next, JSON.stringify({ ...mine, address }));
      fs.renameSync(next, file);
    },
    release() {
      if (parseHolder(readIfThere(file) ?? "")?.pid === process.pid) fs.rmSync(file, { force: true });
    },
  };
}

function createExclusively(file: string, text: string): boolean {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { flag: "wx", mode: 0o644 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const value = JSON.parse(text) as LockHolder;
    return Number.isInteger(value.pid) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Moves the file away before judging it: of two processes that saw the same stale lock, one must not remove the other's new one. */
function removeStale(file: string, seen: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if (fs.readFileSync(aside, "utf8") !== seen && !fs.existsSync(file)) fs.renameSync(aside, file);
  else fs.rmSync(aside, { force: true });
}
