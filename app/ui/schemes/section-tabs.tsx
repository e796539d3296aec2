import type { SaidFinding } from "~/domain/schemes/finding-sentences";
import { SECTIONS, type Section } from "~/domain/schemes/rules";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Tabs } from "~/ui/primitives/tabs";
import { sectionName } from "./rule-texts";

interface SectionTabsProps {
  /** Where the overview is, and each section. */
  readonly overview: string;
  readonly pathOf: (section: Section) => string;
  readonly findings: readonly SaidFinding[];
  /** Null on a page that lies below one. */
  readonly current: Section | "overview" | null;
}

/** Written rules by their sections, each with how much of it does not hold yet. */
export function SectionTabs({ overview, pathOf, findings, current }: SectionTabsProps) {
  const inSection = (section: Section) => findings.filter((finding) => finding.section === section).length;
  return (
    <Tabs
      label={m.schemes_draft_parts()}
      items={[
        {
          to: overview,
          label: m.schemes_tab_overview(),
          count: findings.length || undefined,
          current: current === "overview",
        },
        ...SECTIONS.map((section) => ({
          to: pathOf(section),
          label: sectionName(section),
          count: inSection(section) || undefined,
          current: current === section,
        })),
      ]}
    />
  );
}

/** The way out of a section: back to everything, or on to the next. */
export function LinksOfSection({
  overview,
  pathOf,
  section,
}: Pick<SectionTabsProps, "overview" | "pathOf"> & { readonly section: Section }) {
  const next = SECTIONS[SECTIONS.indexOf(section) + 1];
  return (
    <div className="no-print mt-8 flex flex-wrap gap-3 border-t border-line pt-5">
      <ButtonLink to={overview}>{m.schemes_back_to_overview()}</ButtonLink>
      {next && <ButtonLink to={pathOf(next)}>{m.schemes_next_section({ section: sectionName(next) })}</ButtonLink>}
    </div>
  );
}

/** Who saved the rules last, and when. */
export function LastSaved({ saved }: { readonly saved: { readonly at: Date | string; readonly by: string } }) {
  return <p className="mt-1 text-sm">{m.schemes_draft_saved_by({ name: saved.by, at: formatDateTime(saved.at) })}</p>;
}
