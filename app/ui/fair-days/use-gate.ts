import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { readCode } from "~/domain/fair-days/rules";
import { paths } from "~/http/paths";
import { newUuid } from "~/lib/uuid";
import type { ScanDirection } from "~/lib/vocabulary";
import { deviceId } from "~/offline/device";
import { gateLogOf, hashOnDevice, keepGatePage } from "~/offline/gate-device";
import { type GateEntry, isWaiting, verdictOf } from "~/offline/gate-entry";
import { EMPTY_GATE, type GateLog, type GateState } from "~/offline/gate-log";
import { verdictHere } from "~/offline/gate-verdict";
import type { ToldScan } from "./verdict-panel";

const HEARTBEAT_MS = 20_000;
const FRESH_LIST_MS = 120_000;

interface Keeping {
  readonly keeperId: string;
  readonly slug: string;
}

export interface Gate {
  readonly state: GateState;
  /** Whether the page opens without a network. */
  readonly isKept: boolean;
  /** Answers at once by what the device knows, and keeps the scan. Resolves once it is on the device, to its nonce; null for no code. */
  scan(text: string, gateId: string, direction: ScanDirection): Promise<string | null>;
  count(gateId: string, people: number): Promise<void>;
  /** What is known of a scan by now. */
  told(nonce: string): ToldScan | null;
}

/** The device of a gatekeeper: what it holds, and what it can say without a network. */
export function useGate({ keeperId, slug }: Keeping): Gate {
  const [log, setLog] = useState<GateLog | null>(null);
  const [isKept, setIsKept] = useState(false);
  useEffect(() => setLog(gateLogOf(keeperId, slug)), [keeperId, slug]);
  useSending(log);
  useEffect(() => {
    // While one develops, the scripts have no lasting names that could be kept.
    if (import.meta.env.PROD) void keepGatePage(keeperId, paths.gate(slug)).then(setIsKept);
  }, [keeperId, slug]);
  const state = useSyncExternalStore(
    useCallback((listener) => log?.subscribe(listener) ?? (() => {}), [log]),
    () => log?.state ?? EMPTY_GATE,
    () => EMPTY_GATE,
  );

  const entryOf = (gate: string, what: GateEntry["what"]): GateEntry => ({
    nonce: newUuid(),
    keeperId,
    slug,
    gate,
    at: new Date().toISOString(),
    offsetMs: state.offsetMs,
    deviceId: deviceId(),
    what,
    state: { kind: "waiting" },
  });

  return {
    state,
    isKept,
    async scan(text, gateId, direction) {
      const code = readCode(text);
      if (!log || code === "") return null;
      const hash = state.pack && (await hashOnDevice(state.pack.fairId, code));
      const shown = verdictHere(log.state, { code, hash, gateId, direction }, Date.now());
      const entry = entryOf(gateId, { kind: "scan", code, direction, shown });
      await log.add(entry);
      return entry.nonce;
    },
    async count(gateId, people) {
      await log?.add(entryOf(gateId, { kind: "count", people }));
    },
    told(nonce) {
      const entry = state.entries.find((one) => one.nonce === nonce);
      return entry ? toldOf(entry, state.pack?.at ?? null) : null;
    },
  };
}

function toldOf(entry: GateEntry, listAt: string | null): ToldScan | null {
  if (entry.what.kind === "count") return null;
  const { direction } = entry.what;
  const verdict = verdictOf(entry);
  if (entry.state.kind === "refused") return { verdict, direction, refusal: entry.state.reason };
  if (isWaiting(entry) || entry.state.kind === "waiting") return { verdict, direction, listAt };
  return { verdict, direction, ...entry.state.answer, listAt: null };
}

/** What waits is sent by itself, and the list of passes kept fresh, while anybody looks at the page. */
function useSending(log: GateLog | null): void {
  useEffect(() => {
    if (!log) return;
    const send = () => void log.flush();
    const freshen = () => document.visibilityState === "visible" && void log.refresh();
    void log.ready.then(() => {
      send();
      freshen();
    });
    const timers = [setInterval(send, HEARTBEAT_MS), setInterval(freshen, FRESH_LIST_MS)];
    window.addEventListener("online", send);
    return () => {
      for (const timer of timers) clearInterval(timer);
      window.removeEventListener("online", send);
    };
  }, [log]);
}
