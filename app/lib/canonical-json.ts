export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/**
 * The one text that every signer and verifier derives from a JSON value: no spaces, keys in UTF-16 order, numbers and
 * strings as ECMAScript writes them.
 * Throws TypeError for what JSON cannot carry unchanged: undefined, NaN, Infinity, bigint, functions, dates and other
 * class instances, holes in arrays, lone surrogates.
 * Source: RFC 8785 (JSON Canonicalization Scheme).
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError(`JSON has no number ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(",")}]`;
  if (typeof value === "object" && isPlain(value)) {
    const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${members.map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`).join(",")}}`;
  }
  throw new TypeError(`JSON cannot carry ${Object.prototype.toString.call(value)}`);
}

function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("JSON text must not hold a lone surrogate");
  return JSON.stringify(text);
}

function isPlain(value: object): value is { readonly [key: string]: JsonValue } {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
