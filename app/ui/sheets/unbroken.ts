const WORD_JOINER = "\u2060";

/** A voting code that a heading keeps on one line: browsers like to break after a hyphen. */
export const unbroken = (code: string) => code.replaceAll("-", `-${WORD_JOINER}`);
