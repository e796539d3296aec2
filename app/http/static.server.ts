import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { acceptedEncoding, matches } from "./delivery.server";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".ttf": "font/ttf",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

interface StaticFile {
  readonly plain: Buffer<ArrayBuffer>;
  /** Made by the build. */
  readonly br: Buffer<ArrayBuffer> | undefined;
  readonly gzip: Buffer<ArrayBuffer> | undefined;
  readonly type: string;
  readonly tag: string;
  readonly cacheControl: string;
}

/**
 * Answers requests for the files of a folder, which are read once: no path of a request ever reaches the disk.
 * Files under `assets/` carry a hash in their name and never change.
 */
export function openStaticFiles(folder: string): (request: Request, pathname: string) => Response | undefined {
  const files = readAll(folder);
  return (request, pathname) => {
    const file = files.get(pathname);
    if (!file || (request.method !== "GET" && request.method !== "HEAD")) return undefined;
    const headers = new Headers({ etag: file.tag, "cache-control": file.cacheControl, vary: "Accept-Encoding" });
    if (matches(request.headers.get("if-none-match"), file.tag)) return new Response(null, { status: 304, headers });
    const encoding = acceptedEncoding(request.headers.get("accept-encoding"));
    const packed = encoding && file[encoding];
    const body = packed ?? file.plain;
    if (packed) headers.set("content-encoding", encoding);
    headers.set("content-type", file.type);
    headers.set("content-length", String(body.length));
    return new Response(request.method === "HEAD" ? null : body, { headers });
  };
}

function readAll(folder: string): Map<string, StaticFile> {
  const found = new Map<string, StaticFile>();
  const names = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  for (const name of names) {
    const file = path.join(folder, name);
    const type = TYPES[path.extname(name)];
    if (!type || !fs.statSync(file).isFile()) continue;
    const url = `/${name.split(path.sep).join("/")}`;
    const plain = fs.readFileSync(file);
    found.set(url, {
      plain,
      br: readIfThere(`${file}.br`),
      gzip: readIfThere(`${file}.gz`),
      type,
      tag: `W/"${createHash("sha1").update(plain).digest("base64url")}"`,
      cacheControl: url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=300",
    });
  }
  return found;
}

const readIfThere = (file: string) => (fs.existsSync(file) ? fs.readFileSync(file) : undefined);
