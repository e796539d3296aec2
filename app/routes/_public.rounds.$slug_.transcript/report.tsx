import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import type { Check, TranscriptReport } from "~/domain/transcripts/checks";
import { wordsOf } from "~/domain/transcripts/words";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Card } from "~/ui/primitives/card";
import { classNames } from "~/ui/primitives/class-names";
import { roundName } from "~/ui/rounds/round-name";

const STATES = {
  ok: { icon: CircleCheck, look: "text-ok-ink", name: m.transcripts_state_ok },
  failed: { icon: CircleX, look: "text-bad-ink", name: m.transcripts_state_failed },
  unknown: { icon: CircleHelp, look: "text-wait-ink", name: m.transcripts_state_unknown },
};

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
      <Card padded={false}>
        <ol className="divide-y divide-line">
          {checks.map((check) => (
            <Line key={check.name} check={check} />
          ))}
        </ol>
      </Card>
    </div>
  );
}

function Line({ check }: { readonly check: Check }) {
  const { icon: Icon, look, name } = STATES[check.state];
  const { title, detail } = wordsOf(check);
  return (
    <li className="flex gap-3 px-5 py-3.5">
      <Icon size={22} aria-hidden className={`mt-0.5 flex-none ${look}`} />
      <div className="min-w-0">
        <p className="font-semibold">
          <span className="sr-only">{name()}: </span>
          {title}
        </p>
        <p className={classNames("wrap-anywhere", check.state === "failed" ? "text-bad-ink" : "text-soft")}>{detail}</p>
      </div>
    </li>
  );
}
