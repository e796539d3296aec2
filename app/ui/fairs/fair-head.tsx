import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { formatDateRange } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Level } from "~/lib/vocabulary";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";
import { fairName } from "./fair-name";

/** What every organiser's page of a fair says of it. */
export interface HeadFair {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly agencyName: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isDraft: boolean;
  readonly isCancelled: boolean;
}

type Kept = Omit<HeadFair, "isDraft" | "isCancelled"> & {
  readonly publishedAt: Date | null;
  readonly cancelledAt: Date | null;
};

export function headOfFair(fair: Kept): HeadFair {
  const { slug, name, nameEn, level, agencyName, startsOn, endsOn } = fair;
  const states = { isDraft: fair.publishedAt === null, isCancelled: fair.cancelledAt !== null };
  return { slug, name, nameEn, level, agencyName, startsOn, endsOn, ...states };
}

export type FairTab =
  | "board"
  | "money"
  | "setup"
  | "applications"
  | "report"
  | "papers"
  | "halls"
  | "days"
  | "meetings"
  | "booths"
  | "allocation";

interface FairHeadProps {
  readonly fair: HeadFair;
  readonly current: FairTab;
  readonly actions?: ReactNode;
}

/** Title of a fair and the way between its pages. */
export function FairHead({ fair, current, actions }: FairHeadProps) {
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: m.fairs_title(), to: paths.organiserFairs() }]}
        tags={
          <>
            {fair.isDraft && <Tag tone="wait">{m.fairs_draft()}</Tag>}
            {fair.isCancelled && <Tag tone="bad">{m.fairs_cancelled_tag()}</Tag>}
            <Tag>{levelTitle(fair.level)}</Tag>
          </>
        }
        title={<span className="block text-[0.72em] leading-snug">{fairName(fair)}</span>}
        lead={`${formatDateRange(fair.startsOn, fair.endsOn)} · ${fair.agencyName}`}
        actions={actions}
      />
      <Tabs
        label={m.fairs_tabs_label()}
        items={phasesOf(fair.slug).flatMap((phase) =>
          phase.map(({ key, ...item }, index) => ({ ...item, isApart: index === 0, current: key === current })),
        )}
      />
    </>
  );
}

/** In the order in which a fair comes to pass: it is set up, filled, billed and written to, held, and looked back at. */
function phasesOf(slug: string): { readonly key: FairTab; readonly label: string; readonly to: string }[][] {
  return [
    [
      { key: "board", label: m.fairs_tab_board(), to: paths.organiserFair(slug) },
      { key: "setup", label: m.fairs_tab_setup(), to: paths.organiserFairSetup(slug, "identity") },
      { key: "halls", label: m.fairs_tab_plan(), to: paths.organiserHalls(slug) },
    ],
    [
      { key: "applications", label: m.applications_queue_title(), to: paths.organiserApplications(slug) },
      { key: "allocation", label: m.allocations_tab(), to: paths.organiserAllocation(slug) },
      { key: "booths", label: m.booths_title(), to: paths.organiserFairBooths(slug) },
    ],
    [
      { key: "money", label: m.invoices_tab(), to: paths.organiserMoney(slug) },
      { key: "papers", label: m.exhibitors_tab(), to: paths.organiserFairPapers(slug) },
    ],
    [
      { key: "days", label: m.days_tab(), to: paths.organiserFairDays(slug) },
      { key: "meetings", label: m.meetings_tab(), to: paths.organiserMeetings(slug) },
      { key: "report", label: m.fairs_tab_report(), to: paths.organiserFairReport(slug) },
    ],
  ];
}
