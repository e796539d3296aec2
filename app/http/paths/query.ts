export type Query = Record<string, string | number | undefined | null | readonly (string | number)[]>;

/** "?a=1&b=2", or nothing; what has no value is left out. */
export function query(values: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values ?? {})) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== "") params.append(key, String(one));
    }
  }
  const text = params.toString();
  return text ? `?${text}` : "";
}

/** One part of a path, or one value, as it may stand in an address. */
export const part = encodeURIComponent;
