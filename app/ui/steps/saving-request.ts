/** Fetch standard, "inflight keepalive bytes" are 64 KiB a page; the rest is for boundaries and other requests. */
const MOST_BYTES = 60 * 1024;
/** Boundary and headers of one field in multipart/form-data. */
const FIELD_BYTES = 150;

/**
 * How a form is sent to be saved. Only while its page goes away must the request outlive it, which browsers grant to small ones
 * and refuse to others before they leave: those are sent as long as the page is still there, and stay on the device otherwise.
 */
export function savingRequest(form: FormData, { isLeaving }: { readonly isLeaving: boolean }): RequestInit {
  return { method: "POST", body: form, keepalive: isLeaving && bytesOf(form) <= MOST_BYTES };
}

function bytesOf(form: FormData): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  for (const [name, value] of form) {
    bytes += FIELD_BYTES + encoder.encode(name).length;
    bytes += typeof value === "string" ? encoder.encode(value).length : value.size;
  }
  return bytes;
}
