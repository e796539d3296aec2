import type { ReactNode } from "react";
import type { JuryDossier } from "~/domain/redactions/jury-dossier.server";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { m } from "~/i18n/paraglide/messages";
import { DossierPane } from "~/ui/sheets/dossier-pane";
import { PrintedSheet } from "~/ui/sheets/printed-sheet";
import { TopBar } from "~/ui/sheets/top-bar";

interface SheetLayoutProps {
  readonly sheet: ScoringSheet;
  readonly dossier: JuryDossier | null;
  /** At the end of the top bar. */
  readonly chip?: ReactNode;
  /** Before the chip, where there is room. */
  readonly help?: ReactNode;
  /** What has to be known before anything else: above the dossier, which fills a phone. */
  readonly notice?: ReactNode;
  readonly children: ReactNode;
}

/** Dossier on the left, sheet on the right; one under the other on a phone. */
export function SheetLayout({ sheet, dossier, chip, help, notice, children }: SheetLayoutProps) {
  return (
    <>
      <PrintedSheet {...sheet} />
      <TopBar {...sheet}>
        {help}
        {chip}
      </TopBar>
      {notice && <div className="no-print wrap pt-6">{notice}</div>}
      <div className="no-print wrap grid items-start gap-x-7 gap-y-8 py-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.05fr)]">
        <section
          aria-label={m.judge_dossier()}
          // A keyboard must be able to scroll it.
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on its own beside the sheet
          tabIndex={0}
          className="lg:sticky lg:top-20 lg:max-h-[calc(100dvh-11.5rem)] lg:overflow-y-auto lg:pr-1"
        >
          <DossierPane entry={sheet.sheet} sealed={dossier} rules={sheet.round} />
        </section>
        <div className="grid gap-6">{children}</div>
      </div>
    </>
  );
}
