import type { ReactNode } from "react";
import type { SaidFinding } from "~/domain/schemes/finding-sentences";
import type { Section } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { inLanguage } from "~/ui/rounds/round-name";
import { LastSaved, LinksOfSection, SectionTabs } from "./section-tabs";
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
            {saved && <LastSaved saved={saved} />}
          </>
        }
        actions={actions}
      />
      <SectionTabs
        overview={paths.organiserSchemeDraft(code)}
        pathOf={(section) => paths.organiserSchemeSection(code, section)}
        findings={findings}
        current={current}
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
  return (
    <LinksOfSection
      overview={paths.organiserSchemeDraft(code)}
      pathOf={(one) => paths.organiserSchemeSection(code, one)}
      section={section}
    />
  );
}
