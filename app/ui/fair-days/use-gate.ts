import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import type { GatePack } from "~/domain/fair-days/pack";
import { readCode } from "~/domain/fair-days/rules";
import { paths } from "~/http/paths";
import { newUuid } from "~/lib/uuid";
import type { ScanDirection } from "~/lib/vocabulary";
import { deviceId } from "~/offline/device";
import { gateLogOf, hashOnDevice, keepGatePage } from "~/offline/gate-device";
import { type GateEntry, isWaiting, tailOf, verdictOf } from "~/offline/gate-entry";
import { EMPTY_GATE, type GateLog, type GateState } from "~/offline/gate-log";
import { kindHere, verdictHere } from "~/offline/gate-verdict";
import type { ToldScan } from "./verdict-panel";

const HEARTBEAT_MS = 20_000;
const FRESH_LIST_MS = 120_000;

interface Keeping {
  readonly keeperId: string;
  readonly slug: string;
}

/** empty: no code was given. not_ready: the device has not opened yet, nothing was taken. not_stored: it waits in the page and is sent. */
export type TakenCount = "stored" | "not_ready" | "not_stored";
export type TakenScan =
  | { readonly kind: "empty" | "not_ready" }
  | { readonly kind: "stored" | "not_stored"; readonly nonce: string };

export interface Gate {
  readonly state: GateState;
  /** Whether the page opens without a network. */
  readonly isKept: boolean;
  /** Answers at once by what the device knows, and keeps the scan. Never throws. */
  scan(text: string, gateId: string, direction: ScanDirection): Promise<TakenScan>;
  /** Never throws. */
  count(gateId: string, people: number): Promise<TakenCount>;
  /** Sends once more what the server refused. */
  sendRefused(): void;
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
      if (code === "") return { kind: "empty" };
      if (!log) return { kind: "not_ready" };
      const { pack } = log.state;
      const hash = pack && (await hashOnDevice(pack.fairId, code).catch(() => null));
      const shown = verdictHere(log.state, { hash, gateId, direction }, Date.now());
      const entry = entryOf(gateId, { kind: "scan", code, hash, tail: tailOf(code), direction, shown });
      return { kind: (await log.add(entry)) ? "stored" : "not_stored", nonce: entry.nonce };
    },
    async count(gateId, people) {
      if (!log) return "not_ready";
      return (await log.add(entryOf(gateId, { kind: "count", people }))) ? "stored" : "not_stored";
    },
    sendRefused: () => void log?.sendRefused().catch(() => {}),
    told(nonce) {
      const entry = state.entries.find((one) => one.nonce === nonce);
      return entry ? toldOf(entry, state.pack) : null;
    },
  };
}

function toldOf(entry: GateEntry, pack: GatePack | null): ToldScan | null {
  if (entry.what.kind !== "scan") return null;
  const { direction, hash } = entry.what;
  const told = { verdict: verdictOf(entry), direction, kind: kindHere(pack, hash) };
  if (entry.state.kind === "refused") return { ...told, refusal: entry.state.reason };
  if (isWaiting(entry) || entry.state.kind === "waiting") return { ...told, listAt: pack?.at ?? null };
  return { ...told, ...entry.state.answer, listAt: null };
}

/** What waits is sent by itself, and the list of passes kept fresh, while anybody looks at the page. */
export function useSending(log: GateLog | null): void {
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
