import type { ReactNode } from "react";
import type { WrittenRules } from "~/domain/rounds/written-rules.server";
import type { SaidFinding } from "~/domain/schemes/finding-sentences";
import { SECTIONS, type Section } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { sectionName } from "~/ui/schemes/rule-texts";
import { roundName } from "./round-name";

/** What the pages of a round's rules say of them. */
export interface RulesHead {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly state: WrittenRules["state"];
  readonly version: number;
  readonly saved: { readonly at: Date; readonly by: string } | null;
  readonly findings: readonly SaidFinding[];
  readonly whyNotWrite: string | null;
}

export function rulesHeadOf({ round, state, saved, findings, whyNotWrite }: WrittenRules): RulesHead {
  const { slug, name, nameEn, rulesVersion } = round;
  return { slug, name, nameEn, state, version: rulesVersion, saved, findings, whyNotWrite };
}

interface RulesFrameProps {
  readonly head: RulesHead;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** The tab; null on a page that lies below none. */
  readonly current: Section | "overview" | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The pages on which the rules of a round, or of its reopening, are written: each section a tab. */
export function RulesFrame({ head, title, lead, current, actions, children }: RulesFrameProps) {
  const { slug, state, saved, findings } = head;
  const inSection = (section: Section) => findings.filter((finding) => finding.section === section).length;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: roundName(head), to: paths.organiserRound(slug) },
          { label: m.rounds_rules_title(), to: paths.organiserRoundRules(slug) },
        ]}
        title={title}
        lead={
          <>
            {lead && <p>{lead}</p>}
            {saved && (
              <p className="mt-1 text-sm">
                {m.schemes_draft_saved_by({ name: saved.by, at: formatDateTime(saved.at) })}
              </p>
            )}
          </>
        }
        actions={actions}
      />
      <Tabs
        label={m.schemes_draft_parts()}
        items={[
          {
            to: rulesHome(head),
            label: m.schemes_tab_overview(),
            count: findings.length || undefined,
            current: current === "overview",
          },
          ...SECTIONS.map((section) => ({
            to: paths.organiserRulesSection(slug, section),
            label: sectionName(section),
            count: inSection(section) || undefined,
            current: current === section,
          })),
        ]}
      />
      {state === "frozen" && current !== null && (
        <Alert
          tone="wait"
          className="mb-6"
          actions={
            <ButtonLink small to={paths.organiserRulesReopening(slug)}>
              {m.rounds_reopen_title()}
            </ButtonLink>
          }
        >
          {m.rounds_rules_are_frozen()}
        </Alert>
      )}
      {state === "reopening" && current !== "overview" && (
        <Alert className="mb-6">{m.rounds_reopening_not_in_force()}</Alert>
      )}
      {children}
    </Page>
  );
}

/** Where all of the rules that are being written are seen at once. */
const rulesHome = ({ slug, state }: RulesHead) =>
  state === "draft" ? paths.organiserRoundRules(slug) : paths.organiserRulesReopening(slug);

/** The way out of a section: back to everything, or on to the next. */
export function RulesLinks({ head, section }: { head: RulesHead; section: Section }) {
  const next = SECTIONS[SECTIONS.indexOf(section) + 1];
  return (
    <div className="no-print mt-8 flex flex-wrap gap-3 border-t border-line pt-5">
      <ButtonLink to={rulesHome(head)}>{m.schemes_back_to_overview()}</ButtonLink>
      {next && (
        <ButtonLink to={paths.organiserRulesSection(head.slug, next)}>
          {m.schemes_next_section({ section: sectionName(next) })}
        </ButtonLink>
      )}
    </div>
  );
}
