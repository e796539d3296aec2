import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { acceptedEncoding, deliver } from "~/http/delivery.server";

const PAGE = "<p>Nước mắm Phan Thiết</p>".repeat(100);
const HTML = { "content-type": "text/html; charset=utf-8" };

const ask = (headers: Record<string, string> = {}, method = "GET") =>
  new Request("http://localhost/", { method, headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test.each([
  ["br, gzip", "br"],
  ["gzip, deflate, br;q=0.5", "br"],
  ["gzip;q=0.8, br;q=0", "gzip"],
  ["identity", undefined],
  [null, undefined],
])("of %s, %s is sent", (header, expected) => {
  expect(acceptedEncoding(header)).toBe(expected);
});

test("a page arrives the same whether compressed or not, with its true length", async () => {
  for (const [accept, unpack] of [
    ["br", brotliDecompressSync],
    ["gzip", gunzipSync],
    ["identity", (b: Buffer) => b],
  ] as const) {
    const response = await deliver(ask({ "accept-encoding": accept }), new Response(PAGE, { headers: HTML }));
    const body = await bytesOf(response);
    expect(response.headers.get("content-length")).toBe(String(body.length));
    expect(response.headers.get("vary")).toBe("Accept-Encoding");
    expect(unpack(body).toString()).toBe(PAGE);
  }
});

test("asking again with the tag is answered 304 without a body, and a changed page in full", async () => {
  const first = await deliver(ask(), new Response(PAGE, { headers: HTML }));
  const tag = first.headers.get("etag")!;
  const again = await deliver(ask({ "if-none-match": `"other", ${tag}` }), new Response(PAGE, { headers: HTML }));
  expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  const changed = await deliver(ask({ "if-none-match": tag }), new Response(`${PAGE}!`, { headers: HTML }));
  expect([changed.status, await changed.text()]).toEqual([200, `${PAGE}!`]);
});

test.each([
  ["a refusal", new Response("no", { status: 403, headers: HTML }), "GET"],
  ["a page that sets a cookie", new Response(PAGE, { headers: { ...HTML, "set-cookie": "a=1" } }), "GET"],
  ["what must not be stored", new Response(PAGE, { headers: { ...HTML, "cache-control": "no-store" } }), "GET"],
  ["the answer to a form", new Response(PAGE, { headers: HTML }), "POST"],
])("%s gets no tag", async (_case, response, method) => {
  const answer = await deliver(ask({}, method), response);
  expect(answer.headers.get("etag")).toBeNull();
});

test("a browser keeps a page for itself and asks again, unless the page says otherwise", async () => {
  const of = async (headers: HeadersInit) =>
    (await deliver(ask(), new Response("x", { headers }))).headers.get("cache-control");
  expect(await of(HTML)).toBe("private, no-cache");
  expect(await of({ ...HTML, "cache-control": "public, max-age=60" })).toBe("public, max-age=60");
});

test("a picture is passed on as it is", async () => {
  const bytes = Buffer.alloc(5000, 7);
  const answer = await deliver(
    ask({ "accept-encoding": "br" }),
    new Response(bytes, { headers: { "content-type": "image/webp" } }),
  );
  expect([answer.headers.get("content-encoding"), (await bytesOf(answer)).equals(bytes)]).toEqual([null, true]);
});

test("a long export is compressed as it comes, without waiting for its end", async () => {
  const line = `${"a,b,c,".repeat(2000)}\n`;
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < 200) controller.enqueue(Buffer.from(line));
      else controller.close();
    },
  });
  const response = await deliver(
    ask({ "accept-encoding": "gzip" }),
    new Response(endless, { headers: { "content-type": "text/csv" } }),
  );
  expect(sent).toBeLessThan(100);
  expect(response.headers.get("content-length")).toBeNull();
  expect(gunzipSync(await bytesOf(response)).toString()).toBe(line.repeat(200));
});

test("a reader who leaves ends the export", async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(Buffer.alloc(64 * 1024, 97)),
    cancel() {
      isCancelled = true;
    },
  });
  const response = await deliver(
    ask({ "accept-encoding": "br" }),
    new Response(endless, { headers: { "content-type": "text/csv" } }),
  );
  const reader = response.body!.getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => isCancelled).toBe(true);
});
