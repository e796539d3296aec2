import type { Choosable } from "~/domain/allocations/choices.server";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Choice } from "~/ui/primitives/fields";

type Application = Choosable["applications"][number];

/** "HC26-004 · Gốm Thanh Hà · Quảng Nam (2 gian)". */
export function applicationChoices(
  { applications }: Pick<Choosable, "applications">,
  nameOf: (one: Application) => string,
): Choice[] {
  return applications.map((one) => ({
    value: nameOf(one),
    label: m.allocations_choice_application({
      number: one.number,
      name: one.name,
      province: one.province,
      count: one.due,
    }),
  }));
}

/** "A12 · gian góc (HC26-004)". */
export function boothChoices({ booths }: Pick<Choosable, "booths">): Choice[] {
  return booths.map(({ code, kind, holder }) => ({
    value: code,
    label: [`${code} · ${boothKindName(kind).toLowerCase()}`, holder && `(${holder})`].filter(Boolean).join(" "),
  }));
}
