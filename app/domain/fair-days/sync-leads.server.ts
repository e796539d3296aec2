import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { exhibitorAtFair } from "./exhibitor.server";
import { LeadOnDevice } from "./forms";
import { noteScannedLead, noteWrittenLead } from "./note-lead.server";
import { timesOfScans } from "./rules";
import { nonceIn } from "./scan-forms";

export interface LeadResult {
  readonly nonce: string;
  readonly result: "kept" | "refused";
  /** Why it was refused, for the exhibitor. */
  readonly reason?: string;
}

/**
 * Contacts that an exhibitor's device noted without a network, each kept once by its nonce, in a transaction of its own: one that is refused
 * refuses no other. The time of each is the device's less what its clock is ahead. sentAt: as for scans. One result each, in their order.
 * Refused as a whole: "forbidden" to nobody signed in, "not_found" to others than the applicant's people, "conflict" where somebody else has signed in on the device.
 * Source: docs/rules/fair-days.md#contacts-without-a-network.
 */
export async function syncLeads(
  ctx: Context,
  applicationId: string,
  sent: { readonly keeperId: string; readonly leads: readonly unknown[]; readonly sentAt?: number | undefined },
): Promise<{ readonly at: Date; readonly results: readonly LeadResult[] }> {
  // A device whose session has ended is told so, and keeps what it has.
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { fair } = await exhibitorAtFair(ctx, applicationId);
  if (ctx.actor.userId !== sent.keeperId) throw new DomainError("conflict", m.days_other_gatekeeper());
  const offset = sent.sentAt === undefined ? null : sent.sentAt - ctx.now.getTime();
  const read = sent.leads.map((one) => LeadOnDevice.safeParse(one));
  const leads = read.flatMap(({ data }) => data ?? []);
  const times = timesOfScans(
    leads.map(({ deviceId, at: deviceAt, offsetMs }) => ({ deviceId, deviceAt, offsetMs: offsetMs ?? offset })),
    { heardAt: ctx.now.getTime(), startsOn: fair.startsOn },
  );
  const notedAt = new Map(leads.map((lead, place) => [lead, new Date(times[place]!.at)]));
  const results: LeadResult[] = [];
  for (const [place, { data, error }] of read.entries()) {
    if (data) results.push(await note(ctx, applicationId, data, notedAt.get(data)!));
    else {
      const issue = error.issues[0];
      const reason = m.days_lead_not_read({ problem: issue?.message ?? "" });
      results.push({ nonce: nonceIn(sent.leads[place]), result: "refused", reason });
    }
  }
  return { at: ctx.now, results };
}

async function note(ctx: Context, applicationId: string, lead: LeadOnDevice, at: Date): Promise<LeadResult> {
  const { nonce } = lead;
  try {
    if ("code" in lead) await noteScannedLead(ctx, applicationId, { ...lead, key: nonce }, at);
    else await noteWrittenLead(ctx, applicationId, { ...lead, key: nonce }, at);
    return { nonce, result: "kept" };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { nonce, result: "refused", reason: error.message };
  }
}
