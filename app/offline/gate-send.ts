import type { GatePack } from "~/domain/fair-days/pack";
import { paths } from "~/http/paths";
import type { GateAnswer, GateEntry } from "./gate-entry";
import type { GateFailure, GateSent } from "./gate-log";

const PATIENCE_MS = 15_000;
/** What answers in the place of a server that does not; ours says in JSON when it is too busy. */
const GATEWAY = new Set([502, 503, 504]);
/** What a status of our server says: who is signed in keeps no gate there, there is no such fair; or not now. */
const CLOSED = new Map<number, GateFailure>([
  [403, "closed"],
  [404, "closed"],
  [409, "other"],
]);

interface SyncAnswer {
  readonly at: string;
  readonly results: readonly (Partial<GateAnswer> & SyncResult)[];
  /** Of a gate. */
  readonly counts?: readonly SyncResult[];
}
interface SyncResult {
  readonly nonce: string;
  readonly result: string;
  readonly reason?: string;
}

/** Sends what a gate gathered. */
export function sendGateEntries(slug: string, keeperId: string, batch: readonly GateEntry[]): Promise<GateSent> {
  const body = { gatekeeperId: keeperId, checkIns: batch.flatMap(scanOf), counts: batch.flatMap(countOf) };
  return sendBatch(paths.gateSync(slug), body, batch.length === 0);
}

/** Sends the contacts that an exhibitor noted. */
export function sendLeads(applicationId: string, keeperId: string, batch: readonly GateEntry[]): Promise<GateSent> {
  const body = { keeperId, leads: batch.flatMap(leadOf) };
  return sendBatch(paths.applicationLeadSync(applicationId), body, batch.length === 0);
}

/** Whatever is no clear answer means that it is sent again. */
async function sendBatch(path: string, body: object, isEmpty: boolean): Promise<GateSent> {
  const began = Date.now();
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...body, sentAt: new Date(began).toISOString() }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 401) return { kind: "failed", reason: "signed_out" };
    const isOurs = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    // Asked again it would say the same: what was read stays here with the reason.
    if (isOurs && response.status === 403 && !isEmpty) return { kind: "refused", reason: await messageOf(response) };
    const closed = isOurs && CLOSED.get(response.status);
    if (closed) return { kind: "failed", reason: closed };
    if (!response.ok) {
      return { kind: "failed", reason: GATEWAY.has(response.status) && !isOurs ? "no_contact" : "trouble" };
    }
    const answer = (await response.json()) as SyncAnswer;
    // The server read its clock somewhere between the question and the answer.
    const offsetMs = Math.round((began + Date.now()) / 2 - Date.parse(answer.at));
    const results = [
      ...answer.results.map(resultOf),
      ...(answer.counts ?? []).map((one) => ({ ...resultOf(one), answer: null })),
    ];
    return { kind: "answered", offsetMs, results };
  } catch {
    return { kind: "failed", reason: "no_contact" };
  }
}

/** What our server says of a refusal, as all of its API does (http/api.server). */
const messageOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { readonly error?: { readonly message?: string } }).error?.message ?? "";

/** The list of passes; null without a network, "refused" to who is signed in now. */
export async function fetchGatePack(slug: string): Promise<GatePack | "refused" | null> {
  try {
    const response = await fetch(paths.gatePack(slug), { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.status === 403 || response.status === 404) return "refused";
    return response.ok ? ((await response.json()) as GatePack) : null;
  } catch {
    return null;
  }
}

const onDevice = ({ nonce, gate, at, deviceId, offsetMs }: GateEntry) => ({ nonce, gate, at, deviceId, offsetMs });

function scanOf(entry: GateEntry) {
  if (entry.what.kind !== "scan") return [];
  const { code, direction, shown } = entry.what;
  // Only what the server has is without its code.
  if (code === null) return [];
  return [{ ...onDevice(entry), code, direction, shown }];
}

function leadOf({ nonce, at, deviceId, offsetMs, what }: GateEntry) {
  return what.kind === "lead" && what.lead ? [{ nonce, at, deviceId, offsetMs, ...what.lead }] : [];
}

function countOf(entry: GateEntry) {
  return entry.what.kind === "count" ? [{ ...onDevice(entry), people: entry.what.people }] : [];
}

function resultOf({ nonce, result, reason, ...told }: Partial<GateAnswer> & SyncResult) {
  const { verdict = null, holder = null, exhibitor = null, note = null, earlier = null } = told;
  if (result === "refused") return { nonce, reason: reason ?? "", answer: null };
  return { nonce, reason: null, answer: { verdict, holder, exhibitor, note, earlier } };
}
