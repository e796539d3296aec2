import { mkdtemp, readdir, readFile, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bytesOf, type FileStore } from "~/adapters/files";
import { contentKey } from "~/adapters/files/content-key.server";
import { removeAbandoned, takeFile } from "~/adapters/files/given-file.server";
import { openFileStore } from "~/adapters/files/open.server";
import { sha256Hex } from "~/lib/hash.server";
import { type FakeUploadThing, startFakeUploadThing } from "./fake-uploadthing";

let folder: string;
let service: FakeUploadThing;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "files-"));
  service = await startFakeUploadThing();
});

afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const openDisk = () => openFileStore({ DATA_DIR: folder });
const openUploadThing = () =>
  openFileStore({
    DATA_DIR: folder,
    UPLOADTHING_TOKEN: service.token,
    UPLOADTHING_API_URL: service.apiUrl,
    UPLOADTHING_INGEST_URL: service.ingestUrl,
    UPLOADTHING_UFS_HOST: service.ufsHost,
  });

async function readBack(store: FileStore, key: string): Promise<Buffer | null> {
  const file = await store.get(key);
  if (!file) return null;
  const bytes = await bytesOf(file);
  expect(file.size).toBe(bytes.length);
  return bytes;
}

describe.each([
  ["disk", openDisk],
  ["UploadThing", openUploadThing],
])("a file store on %s", (_name, open) => {
  test("gives back what was put, until it is deleted", async () => {
    const store = open();
    const picture = Buffer.from("giấy chứng nhận ".repeat(20_000));
    const key = contentKey(sha256Hex(picture), "jpg");

    await store.put(key, picture, "image/jpeg");
    await store.put("other.txt", Buffer.from("other"), "text/plain");
    expect(await readBack(store, key)).toEqual(picture);

    await store.delete(key);
    expect(await readBack(store, key)).toBeNull();
    expect(await readBack(store, "other.txt")).toEqual(Buffer.from("other"));
  });

  test("keeps a file of this machine as it keeps bytes at hand, and leaves that file alone", async () => {
    const store = open();
    const paper = Buffer.from("%PDF-1.7 ".repeat(50_000));
    const given = await takeFile(path.join(folder, "incoming"), "giấy.pdf", [paper.subarray(0, 7), paper.subarray(7)]);
    expect(given).toMatchObject({ name: "giấy.pdf", size: paper.length, sha256: sha256Hex(paper) });

    await store.put("paper.pdf", given, "application/pdf");
    await store.put("paper.pdf", given, "application/pdf");

    expect(await readBack(store, "paper.pdf")).toEqual(paper);
    expect(await readFile(given.path)).toEqual(paper);
  });

  test("keeps an empty file, and takes the same file twice", async () => {
    const store = open();
    await store.put("empty.txt", Buffer.alloc(0), "text/plain");
    await store.put("empty.txt", Buffer.alloc(0), "text/plain");

    expect(await readBack(store, "empty.txt")).toEqual(Buffer.alloc(0));
  });

  test("knows nothing under a key that was never put, and deletes it without complaint", async () => {
    const store = open();

    await store.delete("missing.pdf");
    expect(await store.get("missing.pdf")).toBeNull();
  });

  test.each(["../../etc/passwd", "a/b.txt", "..", "a..b", ".hidden", "UPPER.txt", "sp ace.txt", "nul\0l.txt", ""])(
    "refuses the key %j",
    async (key) => {
      const store = open();

      await expect(store.put(key, Buffer.from("x"), "text/plain")).rejects.toThrow(RangeError);
      await expect(store.get(key)).rejects.toThrow(RangeError);
      await expect(store.delete(key)).rejects.toThrow(RangeError);
    },
  );
});

describe("a file that comes in", () => {
  test("leaves nothing behind when it breaks off", async () => {
    async function* broken() {
      yield Buffer.from("%PDF");
      throw new Error("the line broke");
    }

    await expect(takeFile(folder, "giấy.pdf", broken())).rejects.toThrow("the line broke");
    expect(await readdir(folder)).toEqual([]);
  });

  test("is removed a day after its process died, and not before", async () => {
    const [old, young] = [await takeFile(folder, "a", []), await takeFile(folder, "b", [])];
    const at = new Date("2026-06-10T03:00:00Z");
    await utimes(old.path, at, at);

    await removeAbandoned(folder, new Date("2026-06-10T03:00:01Z"));
    await removeAbandoned(path.join(folder, "not made yet"), new Date());

    expect(await readdir(folder)).toEqual([path.basename(young.path)]);
  });
});

describe("the disk", () => {
  test("spreads files over folders and leaves no temporary file", async () => {
    const store = openDisk();
    await Promise.all(Array.from({ length: 8 }, () => store.put("abcdef.txt", Buffer.from("same"), "text/plain")));

    expect((await readdir(folder, { recursive: true })).sort()).toEqual([
      "files",
      "files/ab",
      "files/ab/cd",
      "files/ab/cd/abcdef.txt",
    ]);
  });

  test("lets a reader stop early", async () => {
    const store = openDisk();
    await store.put("large.bin", Buffer.alloc(1_000_000, 1), "application/octet-stream");
    const file = await store.get("large.bin");
    const reader = file!.body.getReader();

    expect((await reader.read()).value?.length).toBe(65_536);
    await reader.cancel();
  });
});

describe("UploadThing", () => {
  test("gets the key as custom id and the media type", async () => {
    await openUploadThing().put("paper.pdf", Buffer.from("%PDF"), "application/pdf");

    expect([...service.files]).toEqual([["paper.pdf", { bytes: Buffer.from("%PDF"), mediaType: "application/pdf" }]]);
  });

  test("out of order is an error, not a missing file", async () => {
    const store = openUploadThing();
    service.breakDown(503);

    await expect(store.put("paper.pdf", Buffer.from("%PDF"), "application/pdf")).rejects.toThrow("503");
    await expect(store.get("paper.pdf")).rejects.toThrow("503");
    await expect(store.delete("paper.pdf")).rejects.toThrow();
  });
});
