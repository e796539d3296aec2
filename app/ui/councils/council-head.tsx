import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { PageHeader } from "~/ui/primitives/page-header";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { type HeadRound, RoundHead, type RoundTab } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

interface CouncilHeadProps {
  readonly round: HeadRound;
  readonly current: RoundTab;
  /** Of the agency, with the other pages of the round beside it; else of its council. */
  readonly isAgency: boolean;
  /** What the page is, for those who have no tabs. */
  readonly title: string;
  readonly actions?: ReactNode;
}

/** The head of a page that the agency and its council share. */
export function CouncilHead({ round, current, isAgency, title, actions }: CouncilHeadProps) {
  if (isAgency) return <RoundHead round={round} current={current} actions={actions} />;
  return (
    <PageHeader
      breadcrumbs={[
        { label: m.councils_home_title(), to: paths.council() },
        { label: roundName(round), to: paths.councilRound(round.slug) },
      ]}
      tags={<PhaseTag phase={round.phase} />}
      title={title}
      actions={actions}
    />
  );
}
