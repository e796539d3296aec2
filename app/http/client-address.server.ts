/**
 * The address of the client. Each trusted proxy appends the address it saw, so the client is that many places from
 * the right; what stands further left was written by the client itself.
 * peer: the other end of the socket.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | null, trustedProxies: number): string {
  const chain =
    trustedProxies > 0
      ? (forwardedFor ?? "")
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean)
      : [];
  const seen = chain.length > 0 ? (chain.at(-Math.min(trustedProxies, chain.length)) ?? peer) : peer;
  return plain(seen ?? "");
}

/** Asked by a process on this machine and not passed on by a proxy. */
export function isLocalRequest(peer: string | undefined, headers: Headers): boolean {
  if (headers.has("x-forwarded-for") || headers.has("forwarded")) return false;
  const address = plain(peer ?? "");
  return address === "::1" || address.startsWith("127.");
}

const plain = (address: string) => address.replace(/^::ffff:/, "");
