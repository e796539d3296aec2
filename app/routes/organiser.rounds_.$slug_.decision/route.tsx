import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { reviewDecision } from "~/domain/awards/check-decision.server";
import { decisionsOfRound, recognisedIn } from "~/domain/awards/decisions.server";
import { DecisionForm } from "~/domain/awards/forms";
import { whyNotRecogniseMore, whyNotRecordDecision } from "~/domain/awards/policy";
import { recordDecision } from "~/domain/awards/record-decision.server";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { tallyOfRound } from "~/domain/tallies/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import { Alert } from "~/ui/primitives/alert";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { AwardListDownloads } from "~/ui/rounds/award-list-downloads";
import { DecisionFields } from "./decision-fields";
import { ReviewPage } from "./review-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.awards_decision_title()} · ${data?.round.name ?? m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const [tally, decisions, recognised] = await Promise.all([
      tallyOfRound(ctx, round.id),
      decisionsOfRound(ctx, round.id),
      recognisedIn(ctx, round.id),
    ]);
    const passed = tally.rows.filter((row) => row.passed && !recognised.has(row.nominationId));
    const cap = round.rules.cap.value;
    return {
      round: { slug: round.slug, name: getLocale() === "vi" ? round.name : round.nameEn },
      whyNot:
        whyNotRecordDecision(round) ?? whyNotRecogniseMore({ left: passed.length, recognised: recognised.size, cap }),
      decisions,
      candidates: passed.map(({ nominationId, rank, score, outcome, nomination }) => ({
        id: nominationId,
        rank,
        score: score ? formatFraction(score, 2, getLocale()) : "",
        proposed: outcome === "recognised",
        code: nomination.code,
        productName: nomination.productName,
        establishmentName: nomination.establishmentName,
      })),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    const form = await parseForm(ctx, DecisionForm);
    if (!form.confirmed) return data({ review: await reviewDecision(ctx, round.id, form), form, result: undefined });
    await recordDecision(ctx, round.id, form);
    return redirectWithNotice(paths.organiserDecision(round.slug), m.awards_decision_recorded({ number: form.number }));
  });
}

export default function Decision() {
  const { round, whyNot, decisions, candidates } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && "review" in answer) return <ReviewPage round={round} form={answer.form} review={answer.review} />;
  return (
    <Page>
      <PageHeader
        breadcrumbs={[
          { label: round.name, to: paths.organiserRound(round.slug) },
          { label: m.tallies_title(), to: paths.organiserTally(round.slug) },
        ]}
        title={m.awards_decision_title()}
        lead={decisions.length === 0 ? m.awards_decision_lead() : undefined}
      />
      {decisions.length > 0 && (
        <Section
          title={m.awards_decisions_of_round()}
          className="mb-10"
          actions={<AwardListDownloads slug={round.slug} />}
        >
          <ul className="grid gap-2">
            {decisions.map((decision) => (
              <li key={decision.id}>
                {m.awards_decision_line({
                  number: decision.number,
                  date: formatDate(decision.decidedOn),
                  products: m.common_products_count({ count: decision.products }),
                })}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {decisions.length > 0 && !whyNot && <h2 className="mb-5">{m.awards_second_list()}</h2>}
      {whyNot ? <Alert>{whyNot}</Alert> : <DecisionFields candidates={candidates} lastResult={answer?.result} />}
    </Page>
  );
}
