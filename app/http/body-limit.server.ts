/** Why a request's body is not taken: its status, and a sentence. */
export interface BodyRefusal {
  readonly status: 411 | 413;
  readonly code: "length_required" | "too_large";
  readonly message: string;
}

const MEGABYTE = 1024 * 1024;

/**
 * A body says its length before it is read, and stays below `most` bytes; HTTP itself keeps it to what it said.
 * One that is streamed without a length is not taken: no browser sends forms or files so.
 */
export function whyNotBody(headers: Headers, most: number): BodyRefusal | null {
  if (headers.has("transfer-encoding")) {
    return { status: 411, code: "length_required", message: "The body must say its length (Content-Length)." };
  }
  if (Number(headers.get("content-length") ?? 0) <= most) return null;
  return { status: 413, code: "too_large", message: `More than ${Math.floor(most / MEGABYTE)} MB.` };
}
