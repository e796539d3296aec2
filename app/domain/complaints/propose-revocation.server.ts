import { eq } from "drizzle-orm";
import { complaints } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { queueLetter } from "../notifications/queue-mail.server";
import { inTransaction } from "../transaction.server";
import { certificateOfEntry } from "./certificate-of-entry.server";
import { lockComplaint } from "./find-complaint.server";
import type { ProposeRevocationForm } from "./forms";
import { proposalMail } from "./mails";
import { peopleAround } from "./people-around.server";
import { mayProposeRevocation, whyNotProposeRevocation } from "./policy";
import { complaintLabel } from "./rules";

/**
 * Ask, because of a complaint, that the certificate of its entry be taken back. Nothing is taken back by it: the authority does
 * that. Council and organisers are told. Refused: "not_found", "forbidden", "closed" without a certificate or for a revoked one,
 * "conflict" when it was proposed already.
 */
export function proposeRevocation(ctx: Context, id: string, { reason }: ProposeRevocationForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const complaint = await lockComplaint(ctx, id);
    if (!mayProposeRevocation(ctx.actor, complaint)) {
      throw new DomainError("forbidden", m.complaints_handlers_only());
    }
    const certificate = await certificateOfEntry(ctx, complaint.nominationId);
    const isProposed = complaint.row.revocationProposedAt !== null;
    const whyNot = whyNotProposeRevocation({
      hasCertificate: certificate !== null,
      isRevoked: certificate?.revokedOn != null,
      isProposed,
    });
    if (whyNot) throw new DomainError(isProposed ? "conflict" : "closed", whyNot);

    await ctx.db.update(complaints).set({ revocationProposedAt: ctx.now }).where(eq(complaints.id, id));
    await recordAudit(ctx, {
      act: "complaints.revocation_proposed",
      subject: { kind: "complaint", id },
      after: { certificate: certificate!.number, reason },
    });
    const label = complaintLabel(complaint.row.number);
    for (const person of await peopleAround(ctx, complaint)) {
      const isTold = person.isCouncil || person.role === "organiser";
      if (!isTold || !person.maySee || person.userId === ctx.actor?.userId) continue;
      const facts = { name: person.name, label, round: complaint.round, reason, certificate: certificate!.number };
      await queueLetter(ctx, person, () => proposalMail(facts, id));
    }
  });
}
