import { Link } from "@remix-run/react";
import { ArrowRight } from "lucide-react";
import type { PaperOfSheet } from "~/domain/paper-sheets/paper-of-sheet.server";
import type { JuryDossier } from "~/domain/redactions/jury-dossier.server";
import type { ScoringSheet } from "~/domain/sheets/scoring-sheet.server";
import { paths } from "~/http/paths";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PaperNote } from "~/ui/paper-sheets/paper-note";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { BottomBar } from "~/ui/sheets/bottom-bar";
import { ComparedSheets } from "~/ui/sheets/compared-sheets";
import { SheetStateTag } from "~/ui/sheets/sheet-state-tag";
import { WrittenSheet } from "~/ui/sheets/written-sheet";
import { SheetLayout } from "./layout";
import { maximumOf } from "./maximum";

interface ReadSheetProps {
  readonly sheet: ScoringSheet;
  readonly dossier: JuryDossier | null;
  readonly paper: PaperOfSheet | null;
}

/** A sheet that is signed, recused, or past its time. */
export function ReadSheet({ sheet, dossier, paper }: ReadSheetProps) {
  const { recusal, nextOpenId, criteria, compared } = sheet;
  const { state } = sheet.sheet;
  return (
    <>
      <SheetLayout
        sheet={sheet}
        dossier={dossier}
        chip={<SheetStateTag state={state} />}
        notice={<WhyRead {...sheet} />}
      >
        {!recusal && paper && <PaperNote paper={paper} />}
        {!recusal && <WrittenSheet {...sheet} />}
        {!recusal && <ComparedSheets sheets={compared} codes={criteria.map(({ code }) => code)} />}
      </SheetLayout>
      <BottomBar
        label={recusal ? m.judge_state_recused() : m.judge_total_signed()}
        total={recusal ? undefined : sheet.total}
        maximum={maximumOf(criteria)}
      >
        {nextOpenId && sheet.round.phase === "scoring" ? (
          <ButtonLink kind="main" to={paths.judgeSheet(nextOpenId)} icon={<ArrowRight size={18} aria-hidden />}>
            {m.judge_continue()}
          </ButtonLink>
        ) : (
          <Link to={paths.judgeRound(sheet.round.slug)} className="btn btn-plain">
            {m.judge_back_to_list()}
          </Link>
        )}
      </BottomBar>
    </>
  );
}

function WhyRead({ sheet, recusal, whyNotScore }: Pick<ScoringSheet, "sheet" | "recusal" | "whyNotScore">) {
  if (recusal) {
    return (
      <Alert title={m.judge_recused_title()}>
        {m.judge_recused_text({ at: formatDateTime(recusal.at), reason: recusal.reason })}
      </Alert>
    );
  }
  if (!sheet.signedAt) return <Alert tone="wait">{whyNotScore}</Alert>;
  return (
    <Alert tone="ok" title={m.judge_signed_title()}>
      {m.judge_signed_text({ at: formatDateTime(sheet.signedAt) })}
    </Alert>
  );
}
