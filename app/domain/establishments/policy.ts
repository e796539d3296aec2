import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";

/** Anyone signed in may register the establishment they work for. */
export function whyNotRegister(actor: Actor | null): string | null {
  return actor ? null : m.errors_sign_in_title();
}

/** Its members keep an establishment's facts, its consent and its list of members. */
export function whyNotKeepEstablishment(actor: Actor | null, establishment: { id: string }): string | null {
  return isProducerOf(actor, establishment.id) ? null : m.establishments_not_member();
}

export const establishmentPermissions: readonly Permission[] = [
  { act: "establishment.register", title: m.establishments_act_register, may: (actor) => !whyNotRegister(actor) },
  {
    act: "establishment.keep",
    title: m.establishments_act_keep,
    may: (actor, here) => !whyNotKeepEstablishment(actor, { id: here.establishmentId }),
  },
];
