/** What a message may leave open, written in braces: "Gian hàng {booths} của {sign_name}". Source: docs/rules/exhibitor-papers.md#fields */
export const MESSAGE_FIELDS = ["sign_name", "number", "booths", "fair"] as const;
export type MessageField = (typeof MESSAGE_FIELDS)[number];

const FIELD = /\{([^{}]*)\}/g;

/** The first field of a text that there is not; null when all are known. */
export function unknownField(text: string): string | null {
  for (const [, name] of text.matchAll(FIELD)) if (!isKnown(name!.trim())) return name!;
  return null;
}

/** The text with its fields filled in. Braces within the values stay as they are. */
export function filledIn(text: string, values: Readonly<Record<MessageField, string>>): string {
  return text.replace(FIELD, (whole, name: string) => {
    const field = name.trim();
    return isKnown(field) ? values[field] : whole;
  });
}

const isKnown = (name: string): name is MessageField => (MESSAGE_FIELDS as readonly string[]).includes(name);
