import type { ReactNode } from "react";
import type { ComplaintDetails } from "~/domain/complaints/complaint-details.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

/** What can still be done about a complaint by the reader, and why not, where it cannot. */
export function Acts({ complaint }: { complaint: ComplaintDetails }) {
  const { id, entry, certificate, answer } = complaint;
  const works = complaint.mayHandle && !answer;
  const seesRevocation = complaint.mayPropose && certificate !== null;
  if (!works && !seesRevocation) return null;
  return (
    <Card as="section" className="grid gap-5">
      <h2 className="text-xl">{m.complaints_acts()}</h2>
      {works && (
        <Act text={m.complaints_answer_text()}>
          <ButtonLink kind="main" to={paths.organiserComplaintAnswer(id)}>
            {m.complaints_answer()}
          </ButtonLink>
        </Act>
      )}
      {works && entry && (
        <Act text={m.complaints_retally_text()}>
          <PostButton action={paths.organiserComplaintRetally(id)} whyNot={complaint.whyNotRetally}>
            {m.complaints_retally()}
          </PostButton>
        </Act>
      )}
      {seesRevocation && <Revocation complaint={complaint} />}
    </Card>
  );
}

/** From the proposal to the authority's act. */
function Revocation({ complaint }: { complaint: ComplaintDetails }) {
  const { id, revocationProposedAt, mayRevoke } = complaint;
  const { number, revokedOn } = complaint.certificate!;
  if (revokedOn !== null) return <Alert tone="bad">{complaint.whyNotPropose}</Alert>;
  if (!revocationProposedAt) {
    return (
      <Act text={m.complaints_propose_text()}>
        <ButtonLink to={paths.organiserComplaintProposal(id)}>{m.complaints_propose()}</ButtonLink>
      </Act>
    );
  }
  return (
    <>
      <Alert tone="wait">{m.complaints_proposed_on({ number, date: formatDate(revocationProposedAt) })}</Alert>
      {mayRevoke && (
        <Act text={m.complaints_revoke_text()}>
          <ButtonLink kind="danger" to={paths.organiserRevocation(number)}>
            {m.certificates_revoke()}
          </ButtonLink>
        </Act>
      )}
    </>
  );
}

function Act({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="grid justify-items-start gap-2">
      {children}
      <p className="text-sm text-soft">{text}</p>
    </div>
  );
}
