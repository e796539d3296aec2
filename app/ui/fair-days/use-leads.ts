import { useCallback, useEffect, useState, useSyncExternalStore } from "react";
import { paths } from "~/http/paths";
import { newUuid } from "~/lib/uuid";
import { deviceId } from "~/offline/device";
import { keepGatePage, leadLogOf } from "~/offline/gate-device";
import { type NotedLead, placeOfLeads } from "~/offline/gate-entry";
import { EMPTY_GATE, type GateLog, type GateState } from "~/offline/gate-log";
import { useSending } from "./use-gate";

export interface Leads {
  readonly state: GateState;
  /** Whether the page opens without a network. */
  readonly isKept: boolean;
  /** Null while the device has not opened yet: then the form is sent as it is. Resolves to whether it lies on the device. */
  readonly keep: ((lead: NotedLead) => Promise<boolean>) | null;
  sendRefused(): void;
  dropRefused(): void;
}

/** The device of an exhibitor: contacts are on its disk before they are sent, as scans of a gate are. path: of the page that is kept. */
export function useLeads(keeperId: string, applicationId: string, path: string): Leads {
  const [log, setLog] = useState<GateLog | null>(null);
  const [isKept, setIsKept] = useState(false);
  useEffect(() => setLog(leadLogOf(keeperId, applicationId)), [keeperId, applicationId]);
  useSending(log);
  useEffect(() => {
    // While one develops, the scripts have no lasting names that could be kept.
    if (import.meta.env.PROD) void keepGatePage(keeperId, path, paths.applicationLeads(applicationId)).then(setIsKept);
  }, [keeperId, applicationId, path]);
  const state = useSyncExternalStore(
    useCallback((listener) => log?.subscribe(listener) ?? (() => {}), [log]),
    () => log?.state ?? EMPTY_GATE,
    () => EMPTY_GATE,
  );
  const keep = (lead: NotedLead) =>
    log!.add({
      nonce: newUuid(),
      keeperId,
      slug: placeOfLeads(applicationId),
      gate: applicationId,
      at: new Date().toISOString(),
      offsetMs: state.offsetMs,
      deviceId: deviceId(),
      what: { kind: "lead", lead },
      state: { kind: "waiting" },
    });
  return {
    state,
    isKept,
    keep: log && keep,
    sendRefused: () => void log?.sendRefused().catch(() => {}),
    dropRefused: () => void log?.dropRefused().catch(() => {}),
  };
}
