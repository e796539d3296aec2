import { m } from "~/i18n/paraglide/messages";
import type { PrintRunState } from "~/lib/vocabulary";
import type { Actor } from "../context";
import type { Permission } from "../people/permissions";
import { holdsAgencyRole } from "../people/policy";
import { isUnderWay } from "../runs/rules";

/** Have all certificates of a release drawn, stop it, and take the files: organisers of the agency that ran the round. */
export function mayPrintCertificates(actor: Actor | null, round: { readonly agencyId: string }): boolean {
  return holdsAgencyRole(actor, round.agencyId, ["organiser"]);
}

/** Only what is not finished is stopped. */
export function whyNotCancelRun(run: { readonly state: PrintRunState }): string | null {
  return isUnderWay(run) ? null : m.templates_run_is_over();
}

export const printRunPermissions: readonly Permission[] = [
  { act: "certificates.print", title: m.templates_act_print, may: mayPrintCertificates },
];
