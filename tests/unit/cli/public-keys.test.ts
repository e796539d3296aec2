import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { aSigner } from "#tests/support/signer";
import { lookWith } from "~/cli/public-keys";
import type { TrustedKey } from "~/domain/ledger/trusted-keys";

const OLDER = aSigner().publicKey;
// PKCS#8 of an Ed25519 key that signs nothing.
const NOW = "MC4CAQAwBQYDK2VwBCIEICIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIiIi";

afterEach(() => vi.unstubAllEnvs());

/** Looks at something an older key signed. */
const look = (trusted: readonly TrustedKey[] | undefined) => {
  const isKnown = trusted?.some(({ publicKey }) => publicKey === OLDER) === true;
  const key = isKnown ? { state: "ok" as const } : { state: "failed" as const, reason: "other_key" };
  return { ok: isKnown, checks: [{ state: "ok" as const }, key] };
};

test("what an older key signed is unknown to the key of now alone, and refused by keys that were given", async () => {
  vi.stubEnv("SIGNING_KEY", NOW);
  expect(await lookWith(undefined, look)).toEqual({
    ok: true,
    checks: [{ state: "ok" }, { state: "unknown", reason: "not_pinned" }],
  });
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tinh-hoa-keys-"));
  const [other, own] = [path.join(folder, "other.txt"), path.join(folder, "own.txt")];
  await fs.writeFile(other, "A".repeat(43));
  await fs.writeFile(own, OLDER);
  expect(await lookWith(other, look)).toEqual({
    ok: false,
    checks: [{ state: "ok" }, { state: "failed", reason: "other_key" }],
  });
  expect(await lookWith(own, look)).toEqual({ ok: true, checks: [{ state: "ok" }, { state: "ok" }] });
});
