import { m } from "~/i18n/paraglide/messages";
import { getLocale } from "~/i18n/paraglide/runtime";
import type { ProductGroup } from "~/lib/vocabulary";
import { speak } from "./speak";

const PROGRAMME_GROUPS = {
  A: m.common_group_a,
  B: m.common_group_b,
  C: m.common_group_c,
  D: m.common_group_d,
};

/** Where no round's rules are at hand; else `groupNameIn`. */
export const groupName = /* @__PURE__ */ speak<ProductGroup>(PROGRAMME_GROUPS);

/** For tags, facets and narrow columns. */
export const shortGroupName = /* @__PURE__ */ speak<ProductGroup>({
  A: m.common_group_short_a,
  B: m.common_group_short_b,
  C: m.common_group_short_c,
  D: m.common_group_short_d,
});

/** What bears a name in both languages, in the reader's. */
export const nameInLanguage = ({ name, nameEn }: { readonly name: string; readonly nameEn: string }): string =>
  getLocale() === "vi" ? name : nameEn;

/** Rules, as far as they name product groups. */
export interface GroupNames {
  readonly groups: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[];
}

/** A product group by the name that the rules of its round give it; one they do not know by the programme's. */
export function groupNameIn({ groups }: GroupNames, code: string): string {
  const group = groups.find((one) => one.code === code);
  if (!group) return groupName(code);
  return nameInLanguage(group);
}

/** The same for tags and narrow columns: only the programme's own groups have a shorter name. */
export function shortGroupNameIn(rules: GroupNames, code: string): string {
  const group = rules.groups.find((one) => one.code === code);
  // The programme's name in the language of its law: the scheme's own words in English may differ.
  const isProgrammes = !group || group.name === PROGRAMME_GROUPS[group.code as ProductGroup]?.({}, { locale: "vi" });
  return isProgrammes ? shortGroupName(code) : groupNameIn(rules, code);
}
