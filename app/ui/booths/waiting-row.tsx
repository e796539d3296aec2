import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatDate, formatDateTime, formatList, formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { AskedKind } from "~/lib/vocabulary";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";

interface WaitingRowProps {
  readonly slug: string;
  /** From 1. */
  readonly place: number;
  readonly waiting: {
    readonly id: string;
    readonly number: string;
    readonly signName: string;
    readonly provinceName: string;
    readonly priority: number;
    readonly submittedAt: Date | string | null;
    readonly missed: number;
    readonly needed: number;
    readonly asks: readonly { readonly kind: AskedKind; readonly booths: number }[];
    readonly offer: { readonly codes: readonly string[]; readonly expiresAt: Date | string } | null;
    /** Free booths that fit all it asks for; null where there are not as many. */
    readonly proposal: readonly string[] | null;
    /** Why its territory may not take as many as it asks for; null where it may. */
    readonly beyond: string | null;
  };
  readonly whyNot: string | null;
}

/** An application in the line: what it asks for, what could be offered, what is offered. */
export function WaitingRow({ slug, place, waiting, whyNot }: WaitingRowProps) {
  const { id, number, signName, asks, offer, proposal, missed, beyond } = waiting;
  return (
    <Card as="li" className="grid gap-4 sm:grid-cols-[auto_1fr_auto] sm:items-center sm:gap-6">
      <p className="font-display text-2xl font-bold text-soft" aria-hidden>
        {formatNumber(place)}
      </p>
      <div>
        <p className="font-semibold">
          <Link to={paths.organiserApplication(slug, number)}>{number}</Link> {signName}
        </p>
        <p className="text-soft">
          {[
            waiting.provinceName,
            formatList(asks.map(({ kind, booths }) => `${formatNumber(booths)} ${boothKindName(kind).toLowerCase()}`)),
            m.booths_priority({ points: formatNumber(waiting.priority) }),
            waiting.submittedAt && m.booths_sent_on({ date: formatDate(waiting.submittedAt) }),
            missed > 0 && m.booths_missed({ count: missed }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="mt-1">
          {offer
            ? m.booths_is_offered({ codes: formatList(offer.codes), until: formatDateTime(offer.expiresAt) })
            : proposal
              ? m.booths_could_be_offered({ codes: formatList(proposal) })
              : m.booths_nothing_free_fits()}
        </p>
        {!offer && beyond && <p className="mt-1 text-wait-ink">{beyond}</p>}
      </div>
      <div className="actions">
        {offer ? (
          <ButtonLink kind="quiet" to={paths.organiserFairOffer(slug, id, "withdrawal")}>
            {m.booths_withdraw_offer()}
          </ButtonLink>
        ) : (
          <>
            <PostButton
              action={paths.organiserFairOffer(slug, id, "offer")}
              fields={{ best: "on" }}
              kind={place === 1 ? "main" : "plain"}
              whyNot={whyNot ?? beyond ?? (proposal ? null : m.booths_nothing_free_fits())}
            >
              {m.booths_offer({ count: waiting.needed })}
            </PostButton>
            {!whyNot && (
              <ButtonLink kind="quiet" to={paths.organiserFairOffer(slug, id, "offer")}>
                {m.booths_offer_choose()}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    </Card>
  );
}
