import { useEffect, useMemo, useSyncExternalStore } from "react";
import { paths } from "~/http/paths";
import { type Change, ChangeQueue, newOperationId, type QueueState, type Sent } from "./change-queue";

const PATIENCE_MS = 15_000;
const EMPTY: QueueState = { waiting: [], activity: "idle", isSignedOut: false, refusals: [] };

const queues = new Map<string, ChangeQueue>();

/** One queue a juror and tab, so that going on to the next sheet does not interrupt what is being sent. */
function queueOf(jurorId: string): ChangeQueue {
  const known = queues.get(jurorId);
  if (known) return known;
  const made = new ChangeQueue(browserStore(), `tinhhoa.sheets.${jurorId}.`, sendChange);
  queues.set(jurorId, made);
  return made;
}

function browserStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export interface Autosave {
  readonly state: QueueState;
  /** What lies on this device at this moment, also before the first rendering in the browser is done. */
  waiting(): readonly Change[];
  save(field: Pick<Change, "criterionId" | "text" | "note">): void;
  /** Whether the server has everything now. */
  flush(): Promise<boolean>;
}

/** Sends the changes of a sheet while its juror writes, again and again until the server has them. */
export function useChangeQueue(jurorId: string, sheetId: string): Autosave {
  const queue = useMemo(() => (typeof window === "undefined" ? null : queueOf(jurorId)), [jurorId]);
  const state = useSyncExternalStore(
    (listener) => queue?.subscribe(listener) ?? (() => {}),
    () => queue?.state ?? EMPTY,
    () => EMPTY,
  );
  useEffect(() => {
    if (!queue) return;
    const again = () => void queue.flush();
    again();
    window.addEventListener("online", again);
    document.addEventListener("visibilitychange", again);
    return () => {
      window.removeEventListener("online", again);
      document.removeEventListener("visibilitychange", again);
    };
  }, [queue]);
  return useMemo(
    () => ({
      state,
      waiting: () => queue?.state.waiting ?? [],
      save: (field) => queue?.add({ ...field, id: newOperationId(), sheetId, at: new Date().toISOString() }),
      flush: () => queue?.flush() ?? Promise.resolve(true),
    }),
    [queue, sheetId, state],
  );
}

async function sendChange({ id, sheetId, criterionId, text, note, at }: Change): Promise<Sent> {
  const url = criterionId ? paths.judgeSheetPoints(sheetId) : paths.judgeSheetRemarks(sheetId);
  const body = criterionId ? { criterionId, points: text, note, operationId: id, deviceAt: at } : { remarks: text };
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.ok) return { kind: "kept" };
    if (response.status === 401 || response.status === 429 || response.status >= 500) {
      return { kind: "failed", isSignedOut: response.status === 401 };
    }
    const answer = (await response.json()) as { error?: { message?: string } };
    return { kind: "refused", reason: answer.error?.message ?? String(response.status) };
  } catch {
    return { kind: "failed", isSignedOut: false };
  }
}
