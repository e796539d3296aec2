import type { PlainDate } from "~/lib/dates";
import type { LegalForm, SetCase } from "~/lib/vocabulary";
import { membersOfSet } from "../products/rules";
import type { SchemeRules } from "../schemes/rules";
import type { AlikeEntry, HeldTitle } from "./alike-products.server";
import { expiryOf } from "./checklist";
import type { Dossier } from "./dossier";
import type { Paper } from "./forms";
import type { KnownTitle, LevelGap } from "./lower-title";
import { setProblems } from "./rules";

/** Something about a dossier that deserves a second look, whether or not it keeps an officer from admitting it. */
export type Warning =
  | { readonly kind: "expired"; readonly paper: Paper }
  | { readonly kind: "before_decision"; readonly paper: Paper; readonly decisionOn: PlainDate }
  | { readonly kind: "alike_entry"; readonly entry: AlikeEntry }
  | { readonly kind: "held_title"; readonly title: HeldTitle }
  /** Its title of the level below is out of order. */
  | { readonly kind: "lower_title"; readonly gap: LevelGap }
  /** It once held this title of the level below. */
  | { readonly kind: "revoked_title"; readonly revoked: KnownTitle }
  | ReturnType<typeof setProblems>[number]
  | { readonly kind: "members_without_set_case" }
  | { readonly kind: "entrant_not_allowed"; readonly legalForm: LegalForm };

/**
 * today, decisionOn: days; the decision's is the announced one, null while none is. lower: what is wrong with its title of the
 * level below, and those of the product that the platform knows.
 */
export function warningsOf(
  dossier: Pick<Dossier, "product" | "establishment" | "papers">,
  rules: Pick<SchemeRules, "setCases" | "entrants">,
  alike: { readonly entries: readonly AlikeEntry[]; readonly titles: readonly HeldTitle[] },
  lower: { readonly gap: LevelGap | null; readonly titles: readonly KnownTitle[] },
  { today, decisionOn }: { readonly today: PlainDate; readonly decisionOn: PlainDate | null },
): Warning[] {
  return [
    ...titleWarnings(lower),
    ...alike.entries.map((entry): Warning => ({ kind: "alike_entry", entry })),
    ...alike.titles.map((title): Warning => ({ kind: "held_title", title })),
    ...setWarnings(dossier.product, rules.setCases.value),
    ...entrantWarnings(dossier.establishment.legalForm, rules.entrants.value),
    ...dossier.papers.flatMap((paper): Warning[] => {
      const kind = expiryOf(paper, today, decisionOn);
      if (kind === "expired") return [{ kind, paper }];
      return kind && decisionOn ? [{ kind, paper, decisionOn }] : [];
    }),
  ];
}

/** A revoked title is said also where the dossier names none, or another one. */
function titleWarnings({ gap, titles }: Parameters<typeof warningsOf>[3]): Warning[] {
  if (gap) return [{ kind: "lower_title", gap }];
  return titles.filter((one) => one.revokedOn).map((revoked) => ({ kind: "revoked_title", revoked }));
}

function setWarnings(product: Dossier["product"], allowed: readonly SetCase[]): Warning[] {
  if (product.setCase !== null) return setProblems(product, allowed);
  return membersOfSet(product.setMembers).length > 0 ? [{ kind: "members_without_set_case" }] : [];
}

function entrantWarnings(legalForm: LegalForm | null, allowed: readonly LegalForm[]): Warning[] {
  return legalForm !== null && !allowed.includes(legalForm) ? [{ kind: "entrant_not_allowed", legalForm }] : [];
}
