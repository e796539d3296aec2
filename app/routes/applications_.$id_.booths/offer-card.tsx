import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { TimeLeft } from "~/ui/booths/time-left";
import { Alert } from "~/ui/primitives/alert";
import { PostButton } from "~/ui/primitives/button";
import type { Desk, DeskClaim } from "./desk";

interface OfferCardProps {
  readonly desk: Desk;
  readonly offer: readonly DeskClaim[];
  readonly onEnd: () => void;
}

/** What the waiting list offers, all of it or nothing. */
export function OfferCard({ desk, offer, onEnd }: OfferCardProps) {
  const codes = formatList(offer.map((claim) => claim.code));
  const { id } = desk.application;
  return (
    <Alert
      tone="wait"
      className="mb-6"
      title={m.booths_offered_you({ codes })}
      actions={
        <>
          <PostButton action={paths.applicationOffer(id, "acceptance")} kind="main" whyNot={desk.whyNotAnswer}>
            {m.booths_accept_offer({ count: offer.length })}
          </PostButton>
          <PostButton action={paths.applicationOffer(id, "refusal")} whyNot={desk.whyNotAnswer}>
            {m.booths_decline_offer()}
          </PostButton>
        </>
      }
    >
      {offer[0]?.until && <TimeLeft until={offer[0].until} now={desk.now} onEnd={onEnd} />}
    </Alert>
  );
}
