import { expect, test } from "vitest";
import type { SealFile } from "~/domain/seals/rules";
import { sendSeal } from "~/http/credential.server";

test("a seal is kept for five minutes, for another key may sign it", () => {
  const headers = sendSeal({} as SealFile).headers;
  expect([headers.get("cache-control"), headers.get("content-type")]).toEqual([
    "public, max-age=300",
    "application/json",
  ]);
});
