import type { TranscriptReport } from "~/domain/transcripts/checks";
import { wordsOf } from "~/domain/transcripts/words";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { CheckList } from "~/ui/primitives/check-list";
import { roundName } from "~/ui/rounds/round-name";

/** What a look through a transcript found, one line a check. */
export function Report({ file, report }: { readonly file: string; readonly report: TranscriptReport }) {
  const { ok, about, checks } = report;
  return (
    <div className="grid gap-4">
      <Alert tone={ok ? "ok" : "bad"} title={ok ? m.transcripts_holds() : m.transcripts_fails()}>
        <p className="wrap-anywhere">{m.transcripts_checked_file({ file })}</p>
        {about && (
          <p>
            {m.transcripts_about({
              name: roundName(about),
              events: formatNumber(about.size),
              at: formatDateTime(about.at),
            })}
          </p>
        )}
      </Alert>
      <CheckList checks={checks.map((check) => ({ ...check, ...wordsOf(check) }))} />
    </div>
  );
}
