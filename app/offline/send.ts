import { paths } from "~/http/paths";
import { parsePoints } from "~/lib/points";
import { battery, deviceId, deviceKind } from "./device";
import { baseOnServer } from "./fields";
import { isRefused, isWaiting, type Operation } from "./operation";
import type { Sent } from "./operation-log";
import { readinessOf } from "./readiness";

/** Longer than the server waits for two sheets that are locked, after which it answers for the others. */
const PATIENCE_MS = 25_000;
/** What answers in the place of a server that does not; ours says in JSON when it is too busy. */
const GATEWAY = new Set([502, 503, 504]);
const isFromGateway = ({ status, headers }: Response) =>
  GATEWAY.has(status) && !headers.get("content-type")?.startsWith("application/json");

interface Told {
  readonly jurorId: string;
  /** Whose jury they sit in. */
  readonly roundIds: readonly string[];
  /** All of this juror's on this device. */
  readonly operations: readonly Operation[];
}

/** Sends operations with a word on the device. Whatever is no clear answer means that they are sent again. */
export async function sendOperations(batch: readonly Operation[], told: Told): Promise<Sent> {
  try {
    const response = await fetch(paths.judgeSync(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        jurorId: told.jurorId,
        report: await reportOf(told),
        operations: batch.map((one) => asSent(one, told)),
      }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    // 409: someone else has signed in here; these wait for their juror.
    if (response.status === 401 || response.status === 409) return { kind: "failed", reason: "signed_out" };
    if (!response.ok) return { kind: "failed", reason: isFromGateway(response) ? "no_contact" : "trouble" };
    const answer = (await response.json()) as Omit<Extract<Sent, { kind: "answered" }>, "kind">;
    return { kind: "answered", ...answer };
  } catch {
    return { kind: "failed", reason: "no_contact" };
  }
}

async function reportOf({ jurorId, roundIds, operations }: Told) {
  return {
    deviceId: deviceId(),
    kind: deviceKind(navigator.userAgent),
    now: new Date().toISOString(),
    battery: await battery(),
    rounds: await Promise.all(
      roundIds.map(async (roundId) => {
        const own = operations.filter((one) => one.roundId === roundId);
        return {
          roundId,
          unsent: own.filter(isWaiting).length,
          refused: own.filter(isRefused).length,
          entries: await readinessOf(jurorId, roundId),
        };
      }),
    ),
  };
}

function asSent(operation: Operation, { operations }: Told) {
  const { id, sheetId, criterionId, text, note, keepsPoints, at } = operation;
  const base = baseOnServer(operation, operations);
  if (criterionId === null) return { operationId: id, sheetId, remarks: text, base };
  const points = keepsPoints ? undefined : pointsOf(text);
  return {
    operationId: id,
    sheetId,
    criterionId,
    points,
    ...((keepsPoints || note !== base) && { note, noteBase: base }),
    at,
  };
}

/** What is no number goes as it is, for the server to refuse: points must not be taken back by it. */
function pointsOf(text: string): number | string | null {
  const hundredths = parsePoints(text);
  if (hundredths !== null) return hundredths / 100;
  return text.trim() === "" ? null : text;
}
