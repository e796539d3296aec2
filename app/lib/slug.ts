import { foldText } from "./vietnamese-text";

/**
 * The part of an address that names something: "Bánh tráng Đà Lạt (hộp 500g)" is "banh-trang-da-lat-hop-500g".
 * Cut at a word so that it holds at most maxLength letters; empty when the text has no letter or digit.
 */
export function slugOf(text: string, maxLength = 80): string {
  const slug = foldText(text)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1).lastIndexOf("-");
  return slug.slice(0, cut > 0 ? cut : maxLength);
}
