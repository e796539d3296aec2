import { nameInLanguage } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";

interface Named {
  readonly name: string;
  readonly nameEn: string;
}

/**
 * What the platform itself says with a step of a nomination, kept as facts: each reader is told in their language. What a person
 * writes is a note, and stays in the language it was written in.
 */
export type Said =
  /** Answers, product, maker, papers or photos are no longer what was declared. */
  | { readonly kind: "content_differs" }
  /** Admitted on condition that these papers come. */
  | { readonly kind: "condition"; readonly papers: readonly Named[] }
  /** Put forward to this round. */
  | ({ readonly kind: "to_round" } & Named);

/** The note of a step as its reader sees it. said: as kept, a `Said`. */
export function noteOf({ note, said }: { readonly note: string | null; readonly said: unknown }): string | null {
  return said ? sentenceOf(said as Said) : note;
}

function sentenceOf(said: Said): string {
  switch (said.kind) {
    case "content_differs":
      return m.nominations_screen_undone_differs();
    case "condition":
      return m.nominations_screen_condition({ papers: said.papers.map(nameInLanguage).join("; ") });
    case "to_round":
      return nameInLanguage(said);
  }
}
