import { Link } from "@remix-run/react";
import type { SurveyResult } from "~/domain/fair-reports/survey.server";
import { paths } from "~/http/paths";
import { formatDate, formatNumber, formatPercent } from "~/i18n/formats";
import { surveyMarkName, surveyPartName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";

interface SurveyProps {
  readonly results: readonly SurveyResult[];
  readonly slug: string;
  /** The survey opens on the first day. */
  readonly hasBegun: boolean;
}

/** What exhibitors and visitors said, apart from each other. */
export function Survey({ results, slug, hasBegun }: SurveyProps) {
  if (!hasBegun) return <p className="text-soft">{m.closings_survey_not_yet()}</p>;
  return (
    <>
      <p className="mb-4 max-w-prose text-soft">
        {m.closings_survey_lead()}{" "}
        <Link to={paths.fairSurvey(slug)} className="link">
          {m.closings_survey_open()}
        </Link>
      </p>
      <div className="grid gap-6 lg:grid-cols-2">
        {results.map((result) => (
          <Card key={result.part} className="grid content-start gap-4">
            <h3 className="font-display text-lg font-bold">
              {surveyPartName(result.part)} · {m.closings_answers({ count: result.answers })}
            </h3>
            {result.answers === 0 ? <p className="text-soft">{m.closings_no_answers()}</p> : <Marks {...result} />}
          </Card>
        ))}
      </div>
    </>
  );
}

function Marks({ marks, answers, comesAgain, words }: SurveyResult) {
  return (
    <>
      <dl className="grid gap-2">
        {marks.map(({ mark, mean, counts }) => (
          <div key={mark} className="flex items-baseline justify-between gap-4">
            <dt>{surveyMarkName(mark)}</dt>
            <dd className="text-right tabular-nums">
              <span className="font-semibold">{mean === null ? "–" : formatNumber(mean / 100)}</span>
              <span className="text-soft"> / 5</span>
              <span className="sr-only"> {m.closings_mark_counts({ counts: counts.join(", ") })}</span>
            </dd>
          </div>
        ))}
        <div className="flex items-baseline justify-between gap-4">
          <dt>{m.closings_comes_again()}</dt>
          <dd className="font-semibold tabular-nums">{formatPercent(comesAgain / answers)}</dd>
        </div>
      </dl>
      {words.length > 0 && (
        <ul className="grid gap-3">
          {words.map(({ id, words, at }) => (
            <li key={id} className="border-l-4 border-line pl-3">
              <p className="whitespace-pre-line">{words}</p>
              <p className="text-sm text-soft">{formatDate(at)}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
