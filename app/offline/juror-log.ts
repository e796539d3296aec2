import { OperationLog } from "./operation-log";
import { jot, openOperationStore } from "./operation-store";
import { sendOperations } from "./send";

/** `roundIds`: whose jury they sit in; the page tells. */
const known = new Map<string, { readonly log: OperationLog; roundIds: readonly string[] }>();

/** One log a juror and window, so that going on to the next sheet does not interrupt what is being sent. Browser only. */
export function logOf(jurorId: string): OperationLog {
  return entryOf(jurorId).log;
}

/** The rounds that reports are about. */
export function tellRounds(jurorId: string, roundIds: readonly string[]): void {
  entryOf(jurorId).roundIds = roundIds;
}

const LOCK_PATIENCE_MS = 20_000;

/** One window at a time; one that holds the lock and hangs stops nobody for long: sent twice, an operation changes nothing. */
async function aloneAs<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work();
  let isMine = false;
  try {
    return await navigator.locks.request(name, { signal: AbortSignal.timeout(LOCK_PATIENCE_MS) }, () => {
      isMine = true;
      return work();
    });
  } catch (error) {
    if (isMine) throw error;
    return work();
  }
}

function entryOf(jurorId: string) {
  const one = known.get(jurorId);
  if (one) return one;
  const name = `tinhhoa-judging-${jurorId}`;
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(name) : null;
  const log: OperationLog = new OperationLog({
    store: openOperationStore(jurorId),
    jot,
    send: (batch) =>
      sendOperations(batch, { jurorId, operations: log.state.operations, roundIds: entryOf(jurorId).roundIds }),
    alone: (work) => aloneAs(name, work),
    tell: () => channel?.postMessage("changed"),
  });
  channel?.addEventListener("message", () => void log.reload().catch(() => {}));
  const entry = { log, roundIds: [] as readonly string[] };
  known.set(jurorId, entry);
  return entry;
}
