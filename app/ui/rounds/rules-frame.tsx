import type { ReactNode } from "react";
import type { WrittenRules } from "~/domain/rounds/written-rules.server";
import type { SaidFinding } from "~/domain/schemes/finding-sentences";
import type { Section } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { LastSaved, LinksOfSection, SectionTabs } from "~/ui/schemes/section-tabs";
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
            {saved && <LastSaved saved={saved} />}
          </>
        }
        actions={actions}
      />
      <SectionTabs
        overview={rulesHome(head)}
        pathOf={(section) => paths.organiserRulesSection(slug, section)}
        findings={findings}
        current={current}
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
  return (
    <LinksOfSection
      overview={rulesHome(head)}
      pathOf={(one) => paths.organiserRulesSection(head.slug, one)}
      section={section}
    />
  );
}
