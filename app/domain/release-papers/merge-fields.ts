/** What an article may leave open, written in braces: "Công nhận {số sản phẩm} sản phẩm …". */
export const MERGE_FIELDS = ["số sản phẩm", "số cơ sở", "cấp", "năm"] as const;
export type MergeField = (typeof MERGE_FIELDS)[number];

const FIELD = /\{([^{}]*)\}/g;

/** The first field of a text that there is not; null when all are known. */
export function unknownField(text: string): string | null {
  for (const [, name] of text.matchAll(FIELD)) {
    if (!isKnown(name!.trim().normalize("NFC"))) return name!;
  }
  return null;
}

/** The text with its fields filled in; one that there is not stays as it is. */
export function filledIn(text: string, values: Readonly<Record<MergeField, string>>): string {
  return text.replace(FIELD, (whole, name: string) => {
    const field = name.trim().normalize("NFC");
    return isKnown(field) ? values[field] : whole;
  });
}

const isKnown = (name: string): name is MergeField => (MERGE_FIELDS as readonly string[]).includes(name);
