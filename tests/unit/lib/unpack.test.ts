import { deflateSync, gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { unpack } from "~/lib/unpack";

test("what was packed comes out whole, up to the length that is allowed", async () => {
  const bytes = Buffer.from("Rượu cần ".repeat(50_000));
  const whole = async (packed: Uint8Array, format: "gzip" | "deflate") =>
    Buffer.compare(await unpack(packed, format, bytes.length), bytes);
  expect(await whole(gzipSync(bytes), "gzip")).toBe(0);
  expect(await whole(deflateSync(bytes), "deflate")).toBe(0);
  expect(await unpack(gzipSync(""), "gzip", 0)).toHaveLength(0);
});

test("what is longer, was packed otherwise or cut is refused, and the longer not unpacked to its end", async () => {
  const bomb = gzipSync(Buffer.alloc(300_000_000));
  const began = performance.now();
  await expect(unpack(bomb, "gzip", 1_000_000)).rejects.toThrow(RangeError);
  expect(performance.now() - began).toBeLessThan(1_000);
  await expect(unpack(deflateSync("a"), "gzip", 10)).rejects.toThrow(TypeError);
  await expect(unpack(gzipSync("a").subarray(0, -3), "gzip", 10)).rejects.toThrow(TypeError);
});
