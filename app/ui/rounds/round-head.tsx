import type { ReactNode } from "react";
import type { RoundDetails } from "~/domain/rounds/queries.server";
import { hasReached } from "~/domain/rounds/rules";
import { paths } from "~/http/paths";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { Level, PhaseKind } from "~/lib/vocabulary";
import { PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { Tag } from "~/ui/primitives/tag";
import { PhaseTag } from "./phase-tag";
import { roundName } from "./round-name";

/** What every organiser's page of a round says of it. */
export interface HeadRound {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: Level;
  readonly year: number;
  readonly agency: string;
  readonly phase: PhaseKind | null;
  readonly isDraft: boolean;
  /** The jury is done: tally and decision can be opened. */
  readonly isScored: boolean;
}

export function headOf(round: RoundDetails, now: Date): HeadRound {
  const { slug, name, nameEn, level, year, phase } = round;
  const isDraft = round.openedAt === null;
  const isScored = !isDraft && hasReached(round.phases, now, "council");
  return { slug, name, nameEn, level, year, phase, agency: round.agency.name, isDraft, isScored };
}

export type RoundTab =
  | "board"
  | "nominations"
  | "jury"
  | "council"
  | "meetings"
  | "rules"
  | "frame"
  | "tally"
  | "list"
  | "decision"
  | "forwarding"
  | "incoming"
  | "complaints";

interface RoundHeadProps {
  readonly round: HeadRound;
  readonly current: RoundTab;
  readonly actions?: ReactNode;
}

/** Title of a round and the way between its pages. */
export function RoundHead({ round, current, actions }: RoundHeadProps) {
  const { slug } = round;
  const tab = (key: RoundTab, label: string, to: string) => ({ label, to, current: key === current });
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: m.ui_area_organiser(), to: paths.organiser() }]}
        tags={
          <>
            <PhaseTag phase={round.phase} isDraft={round.isDraft} />
            <Tag>{levelTitle(round.level)}</Tag>
          </>
        }
        title={<span className="block text-[0.72em] leading-snug">{roundName(round)}</span>}
        lead={round.agency}
        actions={actions}
      />
      <Tabs
        label={m.rounds_tabs_label()}
        items={[
          tab("board", m.rounds_tab_board(), paths.organiserRound(slug)),
          ...(round.isDraft ? [] : [tab("nominations", m.rounds_tab_nominations(), paths.organiserNominations(slug))]),
          ...(round.isDraft || round.level === "commune" || round.level === "district"
            ? []
            : [tab("incoming", m.forwardings_incoming_tab(), paths.organiserIncoming(slug))]),
          tab("jury", m.rounds_tab_jury(), paths.organiserJury(slug)),
          tab("council", m.rounds_tab_council(), paths.organiserCouncil(slug)),
          ...(round.isDraft ? [] : [tab("meetings", m.councils_tab_meetings(), paths.organiserMeetings(slug))]),
          tab("rules", m.rounds_tab_rules(), paths.organiserRoundRules(slug)),
          ...(round.isDraft ? [] : [tab("frame", m.frames_title(), paths.organiserFrame(slug))]),
          ...(round.isScored
            ? [
                tab("tally", m.rounds_tab_tally(), paths.organiserTally(slug)),
                tab("list", m.councils_tab_list(), paths.organiserList(slug)),
                tab("decision", m.rounds_tab_decision(), paths.organiserDecision(slug)),
                tab("forwarding", m.forwardings_tab(), paths.organiserForwarding(slug)),
                tab("complaints", m.complaints_title(), paths.organiserRoundComplaints(slug)),
              ]
            : []),
        ]}
      />
    </>
  );
}
