import { Link } from "@remix-run/react";
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
  /** Its jury reads blind copies. */
  readonly isBlind: boolean;
}

export function headOf(round: RoundDetails, now: Date): HeadRound {
  const { slug, name, nameEn, level, year, phase } = round;
  const isDraft = round.openedAt === null;
  const isScored = !isDraft && hasReached(round.phases, now, "council");
  return {
    slug,
    name,
    nameEn,
    level,
    year,
    phase,
    agency: round.agency.name,
    isDraft,
    isScored,
    isBlind: round.rules.blind.value,
  };
}

export type RoundTab =
  | "board"
  | "nominations"
  | "redactions"
  | "jury"
  | "council"
  | "meetings"
  | "rules"
  | "frame"
  | "tally"
  | "list"
  | "decision"
  | "papers"
  | "forwarding"
  | "incoming"
  | "complaints";

interface RoundHeadProps {
  readonly round: HeadRound;
  readonly current: RoundTab;
  readonly actions?: ReactNode;
}

interface Shown {
  readonly key: RoundTab;
  readonly label: string;
  readonly to: string;
}

/** What belongs together: one tab, and beside one another below it once one of them is open. */
interface TabGroup {
  readonly label: string;
  readonly tabs: readonly Shown[];
}

/** Title of a round and the way between its pages. */
export function RoundHead({ round, current, actions }: RoundHeadProps) {
  const groups = groupsOf(round).filter((group) => group.tabs.length > 0);
  const open = groups.find((group) => group.tabs.some((tab) => tab.key === current));
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
        items={groups.map((group) => ({
          label: group.label,
          to: (group.tabs.find((tab) => tab.key === current) ?? group.tabs[0]!).to,
          current: group === open,
        }))}
      />
      {open && open.tabs.length > 1 && <OpenGroup group={open} current={current} />}
    </>
  );
}

function OpenGroup({ group, current }: { group: TabGroup; current: RoundTab }) {
  return (
    <nav aria-label={group.label} className="no-print -mt-3 mb-6">
      <ul className="scroll-row flex gap-2 whitespace-nowrap">
        {group.tabs.map((tab) => (
          <li key={tab.key}>
            <Link
              to={tab.to}
              aria-current={tab.key === current ? "page" : undefined}
              className="inline-flex min-h-9 items-center rounded-full px-3.5 text-[0.95rem] text-soft no-underline hover:text-ink aria-[current]:bg-wash aria-[current]:font-semibold aria-[current]:text-ink pointer-coarse:min-h-11"
            >
              {tab.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function groupsOf({ slug, isDraft, isBlind, isScored, level }: HeadRound): TabGroup[] {
  const takesDossiers = level !== "commune" && level !== "district";
  const tab = (key: RoundTab, label: string, to: string, isShown: boolean) => (isShown ? [{ key, label, to }] : []);
  return [
    { label: m.rounds_tab_board(), tabs: tab("board", m.rounds_tab_board(), paths.organiserRound(slug), true) },
    {
      label: m.rounds_tab_nominations(),
      tabs: [
        ...tab("nominations", m.rounds_tab_queue(), paths.organiserNominations(slug), !isDraft),
        ...tab("incoming", m.forwardings_incoming_tab(), paths.organiserIncoming(slug), !isDraft && takesDossiers),
        ...tab("redactions", m.redactions_tab(), paths.organiserRedactions(slug), !isDraft && isBlind),
      ],
    },
    { label: m.rounds_tab_jury(), tabs: tab("jury", m.rounds_tab_jury(), paths.organiserJury(slug), true) },
    {
      label: m.rounds_tab_council(),
      tabs: [
        ...tab("council", m.rounds_tab_members(), paths.organiserCouncil(slug), true),
        ...tab("meetings", m.councils_tab_meetings(), paths.organiserMeetings(slug), !isDraft),
      ],
    },
    {
      label: m.rounds_tab_rules(),
      tabs: [
        ...tab("rules", m.rounds_tab_rules(), paths.organiserRoundRules(slug), true),
        ...tab("frame", m.frames_title(), paths.organiserFrame(slug), !isDraft),
      ],
    },
    {
      label: m.rounds_tab_results(),
      tabs: [
        ...tab("tally", m.rounds_tab_tally(), paths.organiserTally(slug), isScored),
        ...tab("list", m.councils_tab_list(), paths.organiserList(slug), isScored),
        ...tab("decision", m.rounds_tab_decision(), paths.organiserDecision(slug), isScored),
        ...tab("papers", m.releases_tab(), paths.organiserPapersOfRelease(slug), isScored),
        ...tab("forwarding", m.forwardings_tab(), paths.organiserForwarding(slug), isScored),
      ],
    },
    {
      label: m.complaints_title(),
      tabs: tab("complaints", m.complaints_title(), paths.organiserRoundComplaints(slug), isScored),
    },
  ];
}
