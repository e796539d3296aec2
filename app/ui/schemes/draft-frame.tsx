import type { ReactNode } from "react";
import type { SaidFinding } from "~/domain/schemes/finding-sentences";
import { SECTIONS, type Section } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tabs } from "~/ui/primitives/tabs";
import { inLanguage } from "~/ui/rounds/round-name";
import { sectionName } from "./rule-texts";
import { StartDraft } from "./start-draft";

export interface DraftHead {
  readonly scheme: { readonly code: string; readonly name: string; readonly nameEn: string; readonly latest: number };
  readonly saved: { readonly version: number; readonly at: Date | string; readonly by: string } | null;
  readonly findings: readonly SaidFinding[];
  readonly whyNotWrite: string | null;
}

interface DraftFrameProps {
  readonly draft: DraftHead;
  readonly title: ReactNode;
  readonly lead?: ReactNode;
  /** The tab; null on a page that lies below one. */
  readonly current: Section | "overview" | null;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** The pages of a draft: each section a tab, with how much of it keeps the draft from being published. */
export function DraftFrame({ draft, title, lead, current, actions, children }: DraftFrameProps) {
  const { scheme, saved, findings } = draft;
  const { code } = scheme;
  const inSection = (section: Section) => findings.filter((finding) => finding.section === section).length;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: m.schemes_title(), to: paths.organiserSchemes() },
          { label: inLanguage(scheme.name, scheme.nameEn), to: paths.organiserScheme(code) },
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
            to: paths.organiserSchemeDraft(code),
            label: m.schemes_tab_overview(),
            count: findings.length || undefined,
            current: current === "overview",
          },
          ...SECTIONS.map((section) => ({
            to: paths.organiserSchemeSection(code, section),
            label: sectionName(section),
            count: inSection(section) || undefined,
            current: current === section,
          })),
        ]}
      />
      {!saved && (
        <Alert tone="wait" className="mb-6" title={m.schemes_no_draft()} actions={<StartDraft code={code} />}>
          {m.schemes_no_draft_text({ version: scheme.latest })}
        </Alert>
      )}
      {children}
    </Page>
  );
}

/** What keeps the draft from being published, where it is mended. */
export function Findings({ findings }: { findings: readonly SaidFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <Alert tone="wait" className="mb-6" title={m.schemes_findings_title({ count: findings.length })}>
      <ul className="mt-1 grid list-disc gap-1 pl-5">
        {findings.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Alert>
  );
}

/** The way out of a section: back to everything, or on to the next. */
export function SectionLinks({ code, section }: { code: string; section: Section }) {
  const next = SECTIONS[SECTIONS.indexOf(section) + 1];
  return (
    <div className="no-print mt-8 flex flex-wrap gap-3 border-t border-line pt-5">
      <ButtonLink to={paths.organiserSchemeDraft(code)}>{m.schemes_back_to_overview()}</ButtonLink>
      {next && (
        <ButtonLink to={paths.organiserSchemeSection(code, next)}>
          {m.schemes_next_section({ section: sectionName(next) })}
        </ButtonLink>
      )}
    </div>
  );
}
