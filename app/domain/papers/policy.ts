import { m } from "~/i18n/paraglide/messages";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { isProducerOf } from "../people/policy";

/** The vault is the members' of the establishment: they read it, add to it, renew and retire. */
export function whyNotKeepPapers(actor: Actor | null, establishmentId: string): string | null {
  return isProducerOf(actor, establishmentId) ? null : m.establishments_not_member();
}

/** What was retired stays as it is: the dossiers that use it keep it. */
export function whyNotChangePaper(
  actor: Actor | null,
  paper: { readonly establishmentId: string; readonly retiredAt: Date | null },
): string | null {
  const notMine = whyNotKeepPapers(actor, paper.establishmentId);
  if (notMine) return notMine;
  return paper.retiredAt ? m.papers_is_retired() : null;
}

export const paperPermissions: readonly Permission[] = [
  {
    act: "paper.keep",
    title: m.papers_act_keep,
    may: (actor, here) => !whyNotKeepPapers(actor, here.establishmentId),
  },
];
