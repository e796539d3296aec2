import { expect, test } from "vitest";
import { isLoopback } from "~/lib/loopback";

test.each([
  ["http://localhost:3000", true],
  ["http://tinhhoa.localhost", true],
  ["http://127.0.0.1:3000", true],
  ["http://127.8.9.1", true],
  ["http://0.0.0.0", true],
  ["http://[::1]:3000", true],
  ["https://tinhhoa.vn", false],
  ["https://localhost.vn", false],
  ["http://192.168.1.20:3000", false],
])("%s leads to this machine alone: %s", (address, expected) => {
  expect(isLoopback(address)).toBe(expected);
});
