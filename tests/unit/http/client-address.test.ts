import { expect, test } from "vitest";
import { clientAddress, isLocalRequest } from "~/http/client-address.server";

test.each([
  ["no proxy: the header is the client's own invention", "203.0.113.9", "1.2.3.4", 0, "203.0.113.9"],
  ["one proxy: what it appended", "10.0.0.1", "1.2.3.4, 203.0.113.9", 1, "203.0.113.9"],
  ["two proxies: what the outer one appended", "10.0.0.1", "1.2.3.4, 203.0.113.9, 10.0.0.2", 2, "203.0.113.9"],
  ["fewer entries than proxies: the leftmost", "10.0.0.1", "203.0.113.9", 3, "203.0.113.9"],
  ["a proxy that sends nothing: the proxy", "10.0.0.1", null, 1, "10.0.0.1"],
  ["an IPv4 address inside IPv6", "::ffff:127.0.0.1", null, 0, "127.0.0.1"],
])("%s", (_case, peer, forwardedFor, proxies, expected) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(expected);
});

test("only a process of this machine is local, not what a proxy here passes on", () => {
  const asked = (peer: string, headers: Record<string, string> = {}) => isLocalRequest(peer, new Headers(headers));
  expect([asked("127.0.0.1"), asked("::1"), asked("::ffff:127.0.0.1")]).toEqual([true, true, true]);
  expect([asked("10.0.0.1"), asked("127.0.0.1", { "x-forwarded-for": "1.2.3.4" })]).toEqual([false, false]);
});
