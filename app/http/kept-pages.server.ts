import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { baseLocale, locales } from "~/i18n/locale";
import { todayInVietnam } from "~/lib/dates";
import { languageCookie } from "./cookies.server";
import { acceptedEncoding, deliver, matches } from "./delivery.server";
import { readPreferences } from "./preferences";

/** Names what a page shows: "award:018f...". A change of it takes the page away. */
export type PageTag = string;

/** A page as everybody sees it who is not signed in, ready to send. */
interface KeptPage {
  readonly tags: ReadonlySet<PageTag>;
  readonly etag: string;
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

/** Pages, without a query, that may be kept; which of them are, their loaders say by naming what they show. */
const KEPT = [/^\/certificates\/[^/?]+$/];
const LONGEST_ADDRESS = 300;
/** Cookies that say nothing of who somebody is; `device` and `judge` are read elsewhere. */
const STRANGERS = /^(theme|text|lang|device|judge)=([\w%.+/=-]*)$/;
/** Languages by how their cookie is written. */
const LANGUAGES = new Map(
  await Promise.all(
    locales.map(async (locale) => {
      const [pair] = (await languageCookie.serialize(locale)).split(";", 1);
      return [pair!.slice(pair!.indexOf("=") + 1), locale] as const;
    }),
  ),
);
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

  /** The kept page of an address, for whoever asks so; undefined when there is none. */
  find(visitor: Visitor): KeptPage | undefined {
    const key = this.#isTold ? keyOf(visitor) : null;
    const kept = key === null ? undefined : this.#pages.get(key);
    if (!key || !kept) return undefined;
    // The one asked for last goes last.
    this.#pages.delete(key);
    this.#pages.set(key, kept);
    return kept;
  }

  /** The kept page, or what `make` answers; `shows`: what the page said it shows, filled while it is made. */
  async answer(request: Request, shows: ReadonlySet<PageTag>, make: () => Promise<Response>): Promise<Response> {
    const visitor = visitorOf(request);
    const key = this.#isTold ? keyOf(visitor) : null;
    if (key === null) return deliver(request, await make());
    const kept = this.find(visitor);
    if (kept) return send(request, kept);
    const making = this.#making.get(key);
    if (!making) return deliver(request, await this.#make(key, shows, make));
    const page = await making.page.catch(() => null);
    if (!page) return deliver(request, await make());
    // What changed while it was made may have been told to whoever asks now.
    return isOutdated(making, page) ? this.answer(request, shows, make) : send(request, page);
  }

  async #make(key: string, shows: ReadonlySet<PageTag>, make: () => Promise<Response>): Promise<Response> {
    const response = make();
    // A page that cannot be kept is still a page.
    const page = response.then((made) => readyToSend(made.clone(), shows).catch(() => null));
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

/** What an answer may depend on, as a request says it. */
interface Visitor {
  readonly method: string;
  /** Path and query. */
  readonly address: string;
  readonly cookies: string;
}

function visitorOf({ method, url, headers }: Request): Visitor {
  const { pathname, search } = new URL(url);
  return { method, address: pathname + search, cookies: headers.get("cookie") ?? "" };
}

/**
 * Everything that an answer to a stranger depends on: address, language, how pages are to look, and the day, for papers end with it.
 * Null for everybody whose answer may depend on more: a page is made for them.
 */
function keyOf({ method, address, cookies }: Visitor): string | null {
  if (method !== "GET" || address.length > LONGEST_ADDRESS || !KEPT.some((kept) => kept.test(address))) return null;
  const look = lookOf(cookies);
  return look && `${address} ${todayInVietnam(new Date())} ${look}`;
}

/**
 * Null unless each cookie is a stranger's, once, and written as this site writes it: readers of cookies do not agree about odd ones, and
 * what one of them takes for a session or another language must not be kept for all.
 */
function lookOf(header: string): string | null {
  const cookies = new Map<string, string>();
  for (const pair of header === "" ? [] : header.split("; ")) {
    const [, name, value] = STRANGERS.exec(pair) ?? [];
    if (!name || cookies.has(name)) return null;
    cookies.set(name, value!);
  }
  const given = cookies.get("lang");
  const language = given === undefined ? baseLocale : LANGUAGES.get(given);
  const { theme, textSize } = readPreferences(header);
  return language ? `${language} ${theme} ${textSize}` : null;
}

/** Null when it is no page that may be kept. */
async function readyToSend(response: Response, shows: ReadonlySet<PageTag>): Promise<KeptPage | null> {
  const { headers, status } = response;
  const isPage = headers.get("content-type")?.startsWith("text/html") ?? false;
  const isOwn = headers.has("set-cookie") || headers.has("content-encoding");
  if (status !== 200 || !isPage || shows.size === 0 || isOwn) return null;
  const plain = Buffer.from(await response.arrayBuffer());
  // A page with scripts names a nonce, which must not be said twice.
  if (plain.includes(' nonce="')) return null;
  const [br, gzipped] = await Promise.all([promisify(brotliCompress)(plain, BROTLI), promisify(gzip)(plain)]);
  return {
    tags: new Set(shows),
    etag: `W/"${createHash("sha1").update(plain).digest("base64url")}"`,
    bodies: { plain, br: br as Buffer<ArrayBuffer>, gzip: gzipped as Buffer<ArrayBuffer> },
    size: plain.length + br.length + gzipped.length,
  };
}

/** Status, headers and body for whoever asks with these headers. */
export function answerOf(
  { etag, bodies }: KeptPage,
  { ifNoneMatch, acceptEncoding }: { readonly ifNoneMatch: string | null; readonly acceptEncoding: string | null },
) {
  // A browser keeps it and asks each time whether it still holds.
  const headers: Record<string, string> = { "cache-control": "private, no-cache", vary: "Accept-Encoding", etag };
  if (ifNoneMatch && matches(ifNoneMatch, etag)) return { status: 304, headers, body: null };
  const encoding = acceptedEncoding(acceptEncoding);
  const body = bodies[encoding ?? "plain"];
  headers["content-type"] = "text/html; charset=utf-8";
  headers["content-length"] = String(body.length);
  if (encoding) headers["content-encoding"] = encoding;
  return { status: 200, headers, body };
}

function send({ headers: asked }: Request, page: KeptPage): Response {
  const { status, headers, body } = answerOf(page, {
    ifNoneMatch: asked.get("if-none-match"),
    acceptEncoding: asked.get("accept-encoding"),
  });
  return new Response(body, { status, headers });
}
