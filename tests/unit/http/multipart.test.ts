import { expect, test } from "vitest";
import { MultipartError, partsOf } from "~/http/multipart.server";

const TYPE = "multipart/form-data; boundary=----x1";

/** The body in chunks of a size, as a slow line brings them. */
function inChunks(body: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= body.length) return controller.close();
      controller.enqueue(body.slice(at, at + size));
      at += size;
    },
  });
}

async function read(body: ReadableStream<Uint8Array>, type = TYPE) {
  const parts = [];
  for await (const { content, ...part } of partsOf(body, type)) {
    const chunks = [];
    for await (const chunk of content) chunks.push(chunk);
    parts.push({ ...part, text: Buffer.concat(chunks).toString("utf8") });
  }
  return parts;
}

const lines = (...texts: string[]) => Buffer.from(texts.join("\r\n"));

test.each([1, 2, 7, 64, 100_000])("a form written by a browser is read in chunks of %i bytes", async (size) => {
  const form = new FormData();
  form.append("kind", "other");
  form.append("note", "dòng một\r\n------x\r\n--");
  form.append("file", new File(["%PDF\r\n\r\n--boundary"], 'Giấy; "số" 1\n.pdf', { type: "application/pdf" }));
  const request = new Request("http://localhost", { method: "POST", body: form });
  const bytes = new Uint8Array(await request.clone().arrayBuffer());

  expect(await read(inChunks(bytes, size), request.headers.get("content-type")!)).toEqual([
    { name: "kind", fileName: null, mediaType: "text/plain", text: "other" },
    { name: "note", fileName: null, mediaType: "text/plain", text: "dòng một\r\n------x\r\n--" },
    { name: "file", fileName: 'Giấy; "số" 1\n.pdf', mediaType: "application/pdf", text: "%PDF\r\n\r\n--boundary" },
  ]);
});

test("bytes come through as they are, whatever looks like the beginning of a boundary", async () => {
  const noise = Buffer.alloc(70_000, "\r\n------x\r\n------");
  const body = Buffer.concat([
    lines("------x1", 'Content-Disposition: form-data; name="file"; filename="a"', "", ""),
    noise,
    lines("", "------x1--", ""),
  ]);

  expect((await read(inChunks(body, 1000)))[0]?.text).toBe(noise.toString());
});

test("a file field that nobody filled in has a file name, and it is empty", async () => {
  const heading = [
    'Content-Disposition: form-data; name="file"; filename=""',
    "Content-Type: application/octet-stream",
  ];
  const body = lines("------x1", ...heading, "", "", "------x1--", "");

  expect(await read(inChunks(body, 9))).toEqual([
    { name: "file", fileName: "", mediaType: "application/octet-stream", text: "" },
  ]);
});

test("a content that its reader leaves is passed over", async () => {
  const body = lines(
    "------x1",
    'Content-Disposition: form-data; name="a"',
    "",
    "long".repeat(1000),
    "------x1",
    'Content-Disposition: form-data; name="b"',
    "",
    "2",
    "------x1--",
  );
  const names = [];
  for await (const part of partsOf(inChunks(body, 50), TYPE)) names.push(part.name);

  expect(names).toEqual(["a", "b"]);
});

test("a body that was cut off anywhere, or is no form, is refused and taken off the wire", async () => {
  const body = lines("------x1", 'Content-Disposition: form-data; name="a"; filename="b"', "", "content", "------x1--");
  for (let length = 0; length < body.length - 2; length += 1) {
    await expect(read(inChunks(body.subarray(0, length), 20)), `${length} bytes`).rejects.toThrow(MultipartError);
  }
  const endless = lines("------x1", `X: ${"x".repeat(20_000)}`);
  const nameless = lines("------x1", "Content-Type: text/plain", "", "x", "------x1--");
  for (const [wrong, type] of [
    [body, "application/json"],
    [body, "multipart/form-data; boundary=other"],
    [endless, TYPE],
    [nameless, TYPE],
  ] as const) {
    let left = true;
    const stream = inChunks(wrong, 5000).pipeThrough(
      new TransformStream({
        flush() {
          left = false;
        },
      }),
    );
    await expect(read(stream, type)).rejects.toThrow(MultipartError);
    expect(left).toBe(false);
  }
});

test("a line that breaks off inside a part is told to who reads it", async () => {
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      controller.enqueue(lines("------x1", 'Content-Disposition: form-data; name="a"; filename="b"', "", "half a fi"));
      await new Promise((resolve) => setTimeout(resolve, 20));
      controller.error(new Error("ECONNRESET"));
    },
  });

  await expect(read(stream)).rejects.toThrow(MultipartError);
});

test("a body of countless parts is refused before they pile up", async () => {
  const part = lines("------x1", 'Content-Disposition: form-data; name="a"; filename="b"', "", "1", "");
  const body = Buffer.concat([...Array.from({ length: 5000 }, () => part), lines("------x1--", "")]);
  let parts = 0;
  const readAll = async () => {
    for await (const _ of partsOf(inChunks(body, 64 * 1024), TYPE)) parts += 1;
  };

  await expect(readAll()).rejects.toThrow(MultipartError);
  expect(parts).toBeLessThanOrEqual(200);
});

test("a line that breaks off is told as a body that was cut", async () => {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(lines("------x1", ""));
      controller.error(new Error("ECONNRESET"));
    },
  });

  await expect(read(stream)).rejects.toThrow(MultipartError);
});
