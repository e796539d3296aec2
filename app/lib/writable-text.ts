/**
 * A text as it can be kept: PostgreSQL holds no U+0000, and neither it nor signed JSON (RFC 8785) half a pair of surrogates. Nobody
 * types either; what is half becomes U+FFFD.
 */
export const writableText = (text: string): string => text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD");
