import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect } from "react";
import { KEPT_FILES, WORKER_SCOPE, WORKER_URL } from "~/offline/caches";
import { tellRounds } from "~/offline/juror-log";
import { freshen } from "~/offline/take-along";
import { OfflineProvider, useContact, useOffline } from "./offline-context";
import { OfflineNotices } from "./offline-notices";

const HEARTBEAT_MS = 30_000;

interface JudgeShellProps {
  readonly jurorId: string | null;
  /** Whose jury they sit in. */
  readonly roundIds: readonly string[];
  readonly children: ReactNode;
}

/** Around every page of /judge: sends what waits, tells the desk how the device is, and keeps the pages working without a network. */
export function JudgeShell({ jurorId, roundIds, children }: JudgeShellProps) {
  return (
    <OfflineProvider jurorId={jurorId}>
      {jurorId && <Heartbeat roundIds={roundIds} />}
      {jurorId && <OfflineLinks />}
      {jurorId && <FreshPages />}
      <OfflineNotices />
      {children}
    </OfflineProvider>
  );
}

function Heartbeat({ roundIds }: { roundIds: readonly string[] }) {
  const { jurorId, log } = useOffline();
  const rounds = roundIds.join();
  useEffect(() => {
    if (!jurorId || !log) return;
    tellRounds(jurorId, rounds.split(",").filter(Boolean));
    const beat = () => void log.flush();
    const isSeen = () => document.visibilityState === "visible" && beat();
    beat();
    const timer = setInterval(beat, HEARTBEAT_MS);
    window.addEventListener("online", beat);
    document.addEventListener("visibilitychange", isSeen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", beat);
      document.removeEventListener("visibilitychange", isSeen);
    };
  }, [jurorId, log, rounds]);
  useEffect(() => {
    // While one develops, the scripts have no lasting names that could be kept.
    if (!import.meta.env.PROD) return;
    void navigator.serviceWorker?.register(WORKER_URL, { scope: WORKER_SCOPE, updateViaCache: "none" }).catch(() => {});
  }, []);
  return null;
}

/** A signature, a recusal: what is kept of that sheet would still offer to write on it. */
const ACT = /^(\/judge\/sheets\/[\w-]+)\/\w+$/;

function FreshPages() {
  const { jurorId } = useOffline();
  const { pathname } = useLocation();
  useEffect(() => {
    const [, sheet] = ACT.exec(pathname) ?? [];
    if (!jurorId || !sheet) return;
    return () => void freshen(jurorId, sheet);
  }, [jurorId, pathname]);
  return null;
}

/**
 * Without a network a link opens a whole page, which the worker has kept, and a file opens under the worker's own addresses. The
 * window hears a click before the router does.
 */
function OfflineLinks() {
  const hasContact = useContact();
  useEffect(() => {
    if (hasContact) return;
    const lead = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link || link.origin !== window.location.origin || !navigator.serviceWorker?.controller) return;
      if (link.pathname.startsWith("/files/")) {
        link.href = KEPT_FILES + link.pathname.slice("/files/".length);
      }
      if (link.pathname.startsWith(WORKER_SCOPE)) event.stopPropagation();
    };
    window.addEventListener("click", lead, true);
    return () => window.removeEventListener("click", lead, true);
  }, [hasContact]);
  return null;
}
