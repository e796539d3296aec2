/** How a person wants pages to look: two small cookies, readable as they are, so that a page cache can vary by them. */
export const THEMES = ["system", "light", "dark", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** From small to large, in the order of the buttons A- and A+. */
export const TEXT_SIZES = ["small", "normal", "large", "largest"] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export interface Preferences {
  readonly theme: Theme;
  readonly textSize: TextSize;
}

const YEAR = 365 * 24 * 3600;

function oneOf<Word extends string>(words: readonly Word[], value: unknown): Word | undefined {
  return words.find((word) => word === value);
}

export function readPreferences(cookieHeader: string | null): Preferences {
  const cookies = new Map((cookieHeader ?? "").split(/;\s*/).map((pair) => pair.split("=", 2) as [string, string]));
  return {
    theme: oneOf(THEMES, cookies.get("theme")) ?? "system",
    textSize: oneOf(TEXT_SIZES, cookies.get("text")) ?? "normal",
  };
}

/** The Set-Cookie headers for what the form asks; anything unknown in it is passed over. */
export function preferenceCookies(form: FormData): string[] {
  const cookies: string[] = [];
  const theme = oneOf(THEMES, form.get("theme"));
  const textSize = oneOf(TEXT_SIZES, form.get("text"));
  if (theme) cookies.push(`theme=${theme}; Path=/; Max-Age=${YEAR}; SameSite=Lax`);
  if (textSize) cookies.push(`text=${textSize}; Path=/; Max-Age=${YEAR}; SameSite=Lax`);
  return cookies;
}

/** Where to go back to: a path of this site, never another host ("//host" and "/\host" are other hosts to a browser). */
export function localPath(value: unknown): string {
  return typeof value === "string" && /^\/(?![/\\])[^\s\\]*$/.test(value) ? value : "/";
}
