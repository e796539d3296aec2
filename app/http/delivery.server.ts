import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from "node:zlib";

// How an answer goes over the wire: an ETag and 304 for what can be asked again, brotli or gzip for text.

const TEXT =
  /^(text\/(?!event-stream)|application\/(json|javascript|manifest\+json|xml|[\w.+-]+\+(json|xml))|image\/svg\+xml)/;
const TAGGED = /^(text\/html|application\/([\w.+-]+\+)?json)/;
const SMALLEST = 600;
/** Longer bodies are streams (an export): compressed as they come, without an ETag. */
const BUFFERED = 512 * 1024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const REMEMBERED = 200;

type Encoding = "br" | "gzip";

/** Compressed bodies by ETag and encoding: a page that many visitors ask for is compressed once. */
const compressed = new Map<string, Buffer>();

export async function deliver(request: Request, response: Response): Promise<Response> {
  const type = response.headers.get("content-type") ?? "";
  const headers = new Headers(response.headers);
  // What a page shows depends on who asks and in which language: a browser may keep it, and asks again each time.
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-cache");
  const init = { status: response.status, statusText: response.statusText, headers };
  if (!response.body || !TEXT.test(type) || headers.has("content-encoding") || response.status === 206) {
    return new Response(response.body, init);
  }
  headers.append("vary", "Accept-Encoding");
  const encoding = acceptedEncoding(request.headers.get("accept-encoding"));
  const { bytes, rest } = await readUpTo(response.body, BUFFERED);
  if (rest) return stream(bytes, rest, encoding, init);

  let tag = headers.get("etag");
  if (!tag && mayBeTagged(request, response, type)) {
    tag = `W/"${createHash("sha1").update(bytes).digest("base64url")}"`;
    headers.set("etag", tag);
  }
  if (tag && response.status === 200 && matches(request.headers.get("if-none-match"), tag)) {
    for (const name of ["content-type", "content-length", "content-security-policy"]) headers.delete(name);
    return new Response(null, { status: 304, headers });
  }
  if (!encoding || bytes.length < SMALLEST) {
    headers.set("content-length", String(bytes.length));
    return new Response(bytes, init);
  }
  const body = await compress(bytes, encoding, tag);
  headers.set("content-encoding", encoding);
  headers.set("content-length", String(body.length));
  return new Response(body as Uint8Array<ArrayBuffer>, init);
}

export function acceptedEncoding(header: string | null): Encoding | undefined {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const accepted = (header ?? "").split(",").filter((part) => !refused.test(part));
  const names = accepted.map((part) => part.split(";")[0]?.trim().toLowerCase());
  return names.includes("br") ? "br" : names.includes("gzip") ? "gzip" : undefined;
}

/** Weak comparison, as If-None-Match asks for. */
export function matches(ifNoneMatch: string | null, tag: string): boolean {
  if (!ifNoneMatch) return false;
  const bare = (value: string) => value.trim().replace(/^W\//, "");
  return ifNoneMatch.trim() === "*" || ifNoneMatch.split(",").some((candidate) => bare(candidate) === bare(tag));
}

function mayBeTagged(request: Request, response: Response, type: string): boolean {
  return (
    (request.method === "GET" || request.method === "HEAD") &&
    response.status === 200 &&
    TAGGED.test(type) &&
    !response.headers.has("set-cookie") &&
    !/no-store/.test(response.headers.get("cache-control") ?? "")
  );
}

async function compress(bytes: Buffer<ArrayBuffer>, encoding: Encoding, tag: string | null): Promise<Buffer> {
  const key = tag && `${encoding} ${tag}`;
  const known = key && compressed.get(key);
  if (known) return known;
  const body = encoding === "br" ? await promisify(brotliCompress)(bytes, BROTLI) : await promisify(gzip)(bytes);
  if (key) {
    const oldest = compressed.size >= REMEMBERED ? compressed.keys().next().value : undefined;
    if (oldest) compressed.delete(oldest);
    compressed.set(key, body);
  }
  return body;
}

async function readUpTo(body: ReadableStream<Uint8Array>, limit: number) {
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (size <= limit) {
    const { done, value } = await reader.read();
    if (done) return { bytes: Buffer.concat(chunks, size) };
    chunks.push(value);
    size += value.length;
  }
  return { bytes: Buffer.concat(chunks, size), rest: reader };
}

function stream(
  start: Buffer,
  rest: ReadableStreamDefaultReader<Uint8Array>,
  encoding: Encoding | undefined,
  init: { status: number; headers: Headers },
): Response {
  async function* all() {
    try {
      yield start;
      for (let part = await rest.read(); !part.done; part = await rest.read()) yield part.value;
    } finally {
      await rest.cancel().catch(() => {});
    }
  }
  const source = Readable.from(all(), { objectMode: false });
  init.headers.delete("content-length");
  if (!encoding) return new Response(Readable.toWeb(source) as ReadableStream, init);
  init.headers.set("content-encoding", encoding);
  const packer = encoding === "br" ? createBrotliCompress(BROTLI) : createGzip();
  source.on("error", (error) => packer.destroy(error));
  packer.on("close", () => source.destroy());
  return new Response(Readable.toWeb(source.pipe(packer)) as ReadableStream, init);
}
