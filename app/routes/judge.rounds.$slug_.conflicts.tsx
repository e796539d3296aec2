import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { answerConflicts } from "~/domain/conflicts/answer-conflicts.server";
import { ConflictAnswersForm } from "~/domain/conflicts/forms";
import { type EntryToAnswer, entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnswerBar } from "~/ui/conflicts/answer-bar";
import { EntryQuestion } from "~/ui/conflicts/entry-question";
import { type Refused, refusedAnswers } from "~/ui/conflicts/refused-answers";
import { Alert } from "~/ui/primitives/alert";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.conflicts_short_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const { slug, name, nameEn } = round;
    return { round: { slug, name, nameEn }, isBlind: round.rules.blind.value, ...(await entriesToAnswer(ctx, round)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, slug } = await roundBySlug(ctx, args.params.slug!);
    const { answers, after } = await parseForm(ctx, ConflictAnswersForm);
    const { missing } = await answerConflicts(ctx, id, answers);
    if (missing === 0) return redirectWithNotice(paths.judgeRound(slug), m.conflicts_all_answered());
    if (after === "rest") return redirect(paths.judgeConflictsRest(slug), 303);
    return redirectWithNotice(paths.judgeConflicts(slug), m.conflicts_saved({ count: missing }));
  });
}

export default function Conflicts() {
  const { round, isBlind, entries, missing, closed } = useLoaderData<typeof loader>();
  const refused = refusedAnswers(useActionData<typeof action>()?.result);
  const fixed = whyAllFixed(entries);
  return (
    <>
      <Page narrow>
        <PageHeader
          title={m.conflicts_title()}
          lead={!closed && !fixed && (isBlind ? m.conflicts_blind_lead() : m.conflicts_lead())}
          breadcrumbs={[
            { label: m.judge_title(), to: paths.judge() },
            { label: roundName(round), to: paths.judgeRound(round.slug) },
          ]}
        />
        <details className="mb-5">
          <summary className="inline-flex min-h-11 items-center font-semibold text-indigo underline underline-offset-3">
            {m.conflicts_what_counts()}
          </summary>
          <ul className="grid list-disc gap-1.5 pl-5">
            {EXAMPLES.map((example) => (
              <li key={example()}>{example()}</li>
            ))}
          </ul>
        </details>
        {(closed ?? fixed) && <Alert className="mb-5">{closed ?? fixed}</Alert>}
        {isBlind && !closed && entries.some(mayChange) && (
          <Alert tone="wait" className="mb-5">
            {m.conflicts_blind_before_codes()}
          </Alert>
        )}
        {refused && <Refusal {...refused} />}
        {entries.length === 0 ? (
          <EmptyState title={m.conflicts_nothing_given()}>{m.conflicts_nothing_given_text()}</EmptyState>
        ) : (
          <Form method="post" id="answers" noValidate>
            <ul className="overflow-hidden rounded-box bg-card shadow-card">
              {entries.map((entry) => (
                <EntryQuestion
                  key={entry.key}
                  entry={entry}
                  typed={
                    refused?.typed[entry.key] ?? {
                      answer: entry.answer ?? undefined,
                      reason: entry.reason ?? undefined,
                    }
                  }
                  errors={refused?.errors[entry.key] ?? []}
                  isClosed={closed !== null}
                  said={fixed}
                />
              ))}
            </ul>
          </Form>
        )}
      </Page>
      {entries.some((entry) => !entry.isFixed) && !closed && (
        <AnswerBar form="answers" done={entries.length - missing} total={entries.length} />
      )}
    </>
  );
}

/** The one reason why no answer changes any more; undefined while one may, or where they differ. */
function whyAllFixed(entries: readonly EntryToAnswer[]): string | undefined {
  const reasons = new Set(
    entries.map((entry) => (entry.isMissing ? null : (entry.whyNotNone ?? entry.whyNotConflict))),
  );
  const [only] = reasons;
  return reasons.size === 1 && only ? only : undefined;
}

/** Nothing of it is fixed yet. */
const mayChange = (entry: EntryToAnswer) =>
  !entry.isFixed && entry.whyNotNone === null && entry.whyNotConflict === null;

const EXAMPLES = [
  m.conflicts_example_family,
  m.conflicts_example_work,
  m.conflicts_example_advice,
  m.conflicts_example_rival,
];

/** In a browser without scripts the reader belongs here after a refusal. */
function Refusal({ general, errors }: Refused) {
  const keys = Object.keys(errors);
  return (
    <div role="alert" className="mb-5">
      <Alert tone="bad" title={m.conflicts_refused_title()}>
        {general.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <ul className="grid gap-1">
          {keys.map((key) => (
            <li key={key}>
              <a href={`#entry-${key}`} className="text-bad-ink">
                {errors[key]?.join(" ")}
              </a>
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  );
}
