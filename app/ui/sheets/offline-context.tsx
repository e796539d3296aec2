import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from "react";
import { logOf } from "~/offline/juror-log";
import { EMPTY_LOG, type LogState, type OperationLog } from "~/offline/operation-log";

interface Offline {
  /** Null for who sits in no jury. */
  readonly jurorId: string | null;
  /** Null while the page is written by the server. */
  readonly log: OperationLog | null;
}

const OfflineContext = createContext<Offline>({ jurorId: null, log: null });

export function OfflineProvider({ jurorId, children }: { jurorId: string | null; children: ReactNode }) {
  const value = useMemo(
    () => ({ jurorId, log: jurorId && typeof window !== "undefined" ? logOf(jurorId) : null }),
    [jurorId],
  );
  return <OfflineContext.Provider value={value}>{children}</OfflineContext.Provider>;
}

export const useOffline = (): Offline => useContext(OfflineContext);

/** What this device has not sent, and how sending goes. */
export function useLogState(): LogState {
  const { log } = useOffline();
  return useSyncExternalStore(
    (listener) => log?.subscribe(listener) ?? (() => {}),
    () => log?.state ?? EMPTY_LOG,
    () => EMPTY_LOG,
  );
}

/** Whether the server can be asked at this moment, as far as the browser and the last answer tell. */
export function useContact(): boolean {
  const { failure } = useLogState();
  return useOnline() && failure !== "no_contact";
}

function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => {
      window.addEventListener("online", listener);
      window.addEventListener("offline", listener);
      return () => {
        window.removeEventListener("online", listener);
        window.removeEventListener("offline", listener);
      };
    },
    () => navigator.onLine,
    () => true,
  );
}
