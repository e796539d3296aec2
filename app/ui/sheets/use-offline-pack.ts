import { useCallback, useEffect, useRef, useState } from "react";
import { noteReadiness } from "~/offline/readiness";
import {
  mayTakeAlong,
  type PackOnDevice,
  type PackOutcome,
  type PackProgress,
  packOnDevice,
  takeAlong,
} from "~/offline/take-along";
import { useContact, useOffline } from "./offline-context";

export interface OfflinePackState {
  /** Null until the browser was asked; false where it can keep nothing. */
  readonly isPossible: boolean | null;
  readonly onDevice: PackOnDevice | null;
  /** While it is being fetched. */
  readonly progress: PackProgress | null;
  readonly outcome: PackOutcome | null;
  readonly ready: ReadonlySet<string>;
  take(): void;
  stop(): void;
}

const NONE: ReadonlySet<string> = new Set();

/** What is kept of a round on this device, and fetching it. What was taken along once is freshened whenever the list is opened. */
export function useOfflinePack(round: { readonly id: string; readonly slug: string }): OfflinePackState {
  const { id, slug } = round;
  const { jurorId, log } = useOffline();
  const hasContact = useContact();
  const [isPossible, setPossible] = useState<boolean | null>(null);
  const [onDevice, setOnDevice] = useState<PackOnDevice | null>(null);
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const [outcome, setOutcome] = useState<PackOutcome | null>(null);
  const running = useRef<AbortController | null>(null);

  const look = useCallback(async () => {
    if (!jurorId) return null;
    const found = await packOnDevice(jurorId, id);
    setOnDevice(found);
    if (found) await noteReadiness(jurorId, id, { ready: found.ready.size, total: found.pack.entries.length });
    return found;
  }, [jurorId, id]);

  const take = useCallback(async () => {
    if (!jurorId || running.current) return;
    const controller = new AbortController();
    running.current = controller;
    setOutcome(null);
    setProgress({ done: 0, total: 1, bytes: 0 });
    // Kept pages show what the server has: what waits here goes there first.
    await log?.flush();
    const ended = await takeAlong({ jurorId, round: { id, slug }, signal: controller.signal, onProgress: setProgress });
    running.current = null;
    setProgress(null);
    setOutcome(ended);
    await look();
    void log?.flush();
  }, [jurorId, id, slug, log, look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once a round; the network coming and going fetches nothing by itself
  useEffect(() => {
    setPossible(mayTakeAlong());
    void look().then((found) => {
      if (found && hasContact) void take();
    });
    return () => running.current?.abort();
  }, [look]);

  return {
    isPossible,
    onDevice,
    progress,
    outcome,
    ready: onDevice?.ready ?? NONE,
    take: () => void take(),
    stop: () => running.current?.abort(),
  };
}
