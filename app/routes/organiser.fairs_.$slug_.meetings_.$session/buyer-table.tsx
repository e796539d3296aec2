import type { MeetingBuyer } from "~/domain/meetings/queries.server";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { meetingPartName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BuyerWords } from "~/ui/meetings/schedule";
import { ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";

interface BuyerTableProps {
  readonly slug: string;
  readonly sessionId: string;
  readonly buyers: readonly MeetingBuyer[];
  readonly mayRun: boolean;
  /** Buyers still have something to do on their pages. */
  readonly isOpen: boolean;
}

/** Who comes to buy, with the page that is theirs for those who gave no mail address. */
export function BuyerTable({ slug, sessionId, buyers, mayRun, isOpen }: BuyerTableProps) {
  return (
    <DataTable
      caption={m.meetings_buyers()}
      rows={buyers}
      rowKey={(buyer) => buyer.id}
      empty={<EmptyState title={m.meetings_no_buyers()}>{m.meetings_no_buyers_text()}</EmptyState>}
      columns={[
        { head: m.meetings_organisation(), cell: (buyer) => <BuyerWords buyer={buyer} /> },
        { head: m.meetings_groups(), cell: (buyer) => formatList(buyer.groups.map(shortGroupName)) },
        { head: m.meetings_part(), cell: (buyer) => meetingPartName(buyer.part) },
        {
          head: m.meetings_acts(),
          cell: (buyer) =>
            mayRun && (
              <div className="flex flex-wrap gap-2">
                {isOpen && (
                  <ButtonLink small kind="quiet" to={paths.buyer(buyer.code)}>
                    {m.meetings_buyer_page()}
                  </ButtonLink>
                )}
                <ButtonLink
                  small
                  kind="quiet"
                  to={paths.organiserMeetingBuyerRemoval(slug, sessionId, buyer.id)}
                  aria-label={m.meetings_remove_buyer_title({ name: buyer.organisation ?? "" })}
                >
                  {m.meetings_remove_buyer()}
                </ButtonLink>
              </div>
            ),
        },
      ]}
    />
  );
}
