interface Download {
  /** What the browser saves it as. */
  readonly name: string;
  readonly mediaType: string;
  /** Open it in the browser rather than save it. */
  readonly inline?: boolean;
}

/** A file made for this request. Names with accents are sent as RFC 6266 says. */
export function download(body: Buffer | ReadableStream | string, { name, mediaType, inline }: Download): Response {
  const ascii = name.normalize("NFD").replace(/[^\x20-\x7e]|["\\]/g, "");
  const disposition = `${inline ? "inline" : "attachment"}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  const content = body instanceof Uint8Array ? new Uint8Array(body) : body;
  return new Response(content, { headers: { "content-type": mediaType, "content-disposition": disposition } });
}

/** A picture that other sites may show. It tells what holds today, so it is kept for five minutes. */
export function badgeResponse(picture: string | Buffer, mediaType: string): Response {
  return new Response(typeof picture === "string" ? picture : new Uint8Array(picture), {
    headers: {
      "content-type": mediaType,
      "cache-control": "public, max-age=300",
      "cross-origin-resource-policy": "cross-origin",
    },
  });
}

/** A picture drawn for an address; the same address always has the same one. */
export function svgResponse(svg: string): Response {
  return new Response(svg, {
    headers: { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
}
