import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { todayInVietnam } from "~/lib/dates";
import { languageCookie } from "./cookies.server";
import { acceptedEncoding, matches } from "./delivery.server";
import { readPreferences } from "./preferences";

/** Names what a page shows: "award:018f...". A change of it takes the page away. */
export type PageTag = string;

/** A page as everybody sees it who is not signed in, ready to send. */
interface KeptPage {
  readonly tags: ReadonlySet<PageTag>;
  readonly headers: ReadonlyMap<string, string>;
  readonly bodies: Readonly<Record<"plain" | "br" | "gzip", Buffer<ArrayBuffer>>>;
  /** Bytes in memory. */
  readonly size: number;
}

/** A page that is being made, and what changed meanwhile. */
interface PageInTheMaking {
  readonly page: Promise<KeptPage | null>;
  readonly changed: Set<PageTag>;
  isOutdated: boolean;
}

/** Pages that may be kept; which of them are, their loaders say by naming what they show. */
const KEPT = [/^\/certificates\/[^/]+$/];
const LONGEST_ADDRESS = 300;
/** Once for many visitors, so it may take longer than for a page that is sent once. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };

/**
 * Pages of visitors who are not signed in, kept in memory, compressed, until something they show changes (docs/architecture.md).
 * Nothing is kept while nobody tells of changes: `isTold`. Whoever asks for a page that is being made waits for it.
 */
export class KeptPages {
  readonly #pages = new Map<string, KeptPage>();
  /** The keys of the pages that show something. */
  readonly #showing = new Map<PageTag, Set<string>>();
  readonly #making = new Map<string, PageInTheMaking>();
  readonly #mostBytes: number;
  #bytes = 0;
  #isTold = false;

  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  /** Whether there is something that a change could make untrue. */
  get isEmpty(): boolean {
    return this.#pages.size === 0 && this.#making.size === 0;
  }

  /** Whether changes are told of; while they are not, nothing is kept. */
  set isTold(isTold: boolean) {
    this.#isTold = isTold;
    if (!isTold) this.dropAll();
  }

  drop(tags: readonly PageTag[]): void {
    for (const making of this.#making.values()) for (const tag of tags) making.changed.add(tag);
    for (const key of tags.flatMap((tag) => [...(this.#showing.get(tag) ?? [])])) this.#forget(key);
  }

  dropAll(): void {
    for (const making of this.#making.values()) making.isOutdated = true;
    this.#pages.clear();
    this.#showing.clear();
    this.#bytes = 0;
  }

  /** The kept page, or what `make` answers; `shows`: what the page said it shows, filled while it is made. */
  async answer(request: Request, shows: ReadonlySet<PageTag>, make: () => Promise<Response>): Promise<Response> {
    const key = this.#isTold ? await keyOf(request) : null;
    if (key === null) return make();
    const kept = this.#pages.get(key);
    if (kept) {
      // The one asked for last goes last.
      this.#pages.delete(key);
      this.#pages.set(key, kept);
      return send(request, kept);
    }
    const making = this.#making.get(key);
    if (!making) return this.#make(key, shows, make);
    const page = await making.page.catch(() => null);
    if (!page) return make();
    // What changed while it was made may have been told to whoever asks now.
    return isOutdated(making, page) ? this.answer(request, shows, make) : send(request, page);
  }

  async #make(key: string, shows: ReadonlySet<PageTag>, make: () => Promise<Response>): Promise<Response> {
    const response = make();
    const page = response.then((made) => readyToSend(made.clone(), shows));
    const making: PageInTheMaking = { page, changed: new Set(), isOutdated: false };
    this.#making.set(key, making);
    try {
      const made = await page;
      if (made && !isOutdated(making, made) && this.#isTold) this.#keep(key, made);
      return await response;
    } finally {
      if (this.#making.get(key) === making) this.#making.delete(key);
    }
  }

  #keep(key: string, page: KeptPage): void {
    this.#forget(key);
    this.#pages.set(key, page);
    this.#bytes += page.size;
    for (const tag of page.tags) this.#showing.set(tag, (this.#showing.get(tag) ?? new Set()).add(key));
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#forget(oldest);
    }
  }

  #forget(key: string): void {
    const page = this.#pages.get(key);
    if (!page) return;
    this.#pages.delete(key);
    this.#bytes -= page.size;
    for (const tag of page.tags) {
      const keys = this.#showing.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#showing.delete(tag);
    }
  }
}

const isOutdated = (making: PageInTheMaking, page: KeptPage): boolean =>
  making.isOutdated || [...making.changed].some((tag) => page.tags.has(tag));

/**
 * Everything that an answer to a stranger depends on: address, language, how pages are to look, and the day, for papers end with it.
 * Null when the answer is for one person: they are signed in, are told something once, or choose a language.
 */
async function keyOf(request: Request): Promise<string | null> {
  if (request.method !== "GET" || request.url.length > LONGEST_ADDRESS) return null;
  const { pathname, search, searchParams } = new URL(request.url);
  if (!KEPT.some((path) => path.test(pathname)) || searchParams.has("lang")) return null;
  const cookies = request.headers.get("cookie");
  if (/(?:^|;\s*)(?:session|notice)=/.test(cookies ?? "")) return null;
  const { theme, textSize } = readPreferences(cookies);
  const language = cookies ? String(await languageCookie.parse(cookies)) : "";
  return [pathname, search, language, theme, textSize, todayInVietnam(new Date())].join(" ");
}

/** Null when it is no page that may be kept. */
async function readyToSend(response: Response, shows: ReadonlySet<PageTag>): Promise<KeptPage | null> {
  const { headers, status } = response;
  const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
  if (status !== 200 || !isPage || shows.size === 0 || headers.has("set-cookie")) return null;
  const plain = Buffer.from(await response.arrayBuffer());
  // A page with scripts names a nonce, which must not be said twice.
  if (plain.includes(' nonce="')) return null;
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(plain, BROTLI), promisify(gzip)(plain)]);
  const tag = `W/"${createHash("sha1").update(plain).digest("base64url")}"`;
  return {
    tags: new Set(shows),
    headers: new Map([
      ["content-type", headers.get("content-type")!],
      // A browser keeps it and asks each time whether it still holds.
      ["cache-control", "private, no-cache"],
      ["vary", "Accept-Encoding"],
      ["etag", tag],
    ]),
    bodies: { plain, br: br as Buffer<ArrayBuffer>, gzip: gzipped as Buffer<ArrayBuffer> },
    size: plain.length + br.length + gzipped.length,
  };
}

function send(request: Request, { headers: kept, bodies }: KeptPage): Response {
  const headers = new Headers([...kept]);
  if (matches(request.headers.get("if-none-match"), kept.get("etag")!)) {
    headers.delete("content-type");
    return new Response(null, { status: 304, headers });
  }
  const encoding = acceptedEncoding(request.headers.get("accept-encoding"));
  const body = bodies[encoding ?? "plain"];
  if (encoding) headers.set("content-encoding", encoding);
  headers.set("content-length", String(body.length));
  return new Response(body, { headers });
}
