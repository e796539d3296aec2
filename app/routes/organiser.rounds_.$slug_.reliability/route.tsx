import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { mayReadReliability } from "~/domain/agreement/policy";
import { reliabilityOfRound } from "~/domain/agreement/queries.server";
import { DomainError } from "~/domain/errors";
import { mayWorkOnRound } from "~/domain/rounds/policy";
import { roundBySlug } from "~/domain/rounds/queries.server";
import { whyTallyIsClosed } from "~/domain/tallies/policy";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { formatFraction } from "~/lib/points";
import { CouncilHead } from "~/ui/councils/council-head";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { Disagreed } from "./disagreed";
import { EntryScores } from "./entry-scores";
import { Figures } from "./figures";
import { Hints } from "./hints";
import { Rasch } from "./rasch";
import { Severity } from "./severity";

/** The charts answer to a pointer where scripts run; without them they are drawn all the same. */
export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.agreement_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const round = await roundBySlug(ctx, args.params.slug!);
    if (!mayReadReliability(ctx.actor, round)) throw new DomainError("not_found", m.errors_not_found_title());
    const page = { head: headOf(round, ctx.now), isAgency: mayWorkOnRound(ctx.actor, round) };
    const whyNot = whyTallyIsClosed(round.phases, ctx.now);
    if (whyNot) return { ...page, whyNot, told: null };
    const { entries, ...told } = await reliabilityOfRound(ctx, round.id);
    return {
      ...page,
      whyNot: null,
      told: {
        ...told,
        entries: entries.map(({ score, ...entry }) => ({
          ...entry,
          // Rounded to be read; the tally holds it exactly.
          score: score && formatFraction(score, 2, getLocale()),
        })),
      },
    };
  });
}

export default function ReliabilityPage() {
  const { head, isAgency, whyNot, told } = useLoaderData<typeof loader>();
  return (
    <Page>
      <CouncilHead
        round={head}
        current="tally"
        isAgency={isAgency}
        title={m.agreement_title()}
        actions={<ButtonLink to={paths.organiserTally(head.slug)}>{m.agreement_to_tally()}</ButtonLink>}
      />
      {isAgency && <h2 className="mb-4 text-2xl">{m.agreement_title()}</h2>}
      {told === null || told.sheets === 0 ? (
        <EmptyState title={m.agreement_empty_title()}>{whyNot ?? m.agreement_empty_text()}</EmptyState>
      ) : (
        <>
          <Alert>{m.agreement_lead()}</Alert>
          {!isAgency && <p className="mt-3 text-soft">{m.agreement_council_note()}</p>}
          <Figures slug={head.slug} figures={told.figures} sheets={told.sheets} />
          <Severity slug={head.slug} jurors={told.jurors} components={told.components} />
          <Hints slug={head.slug} hints={told.hints} />
          <Disagreed entries={told.entries} />
          <EntryScores slug={head.slug} entries={told.entries} />
          <Rasch slug={head.slug} model={told.rasch} />
        </>
      )}
    </Page>
  );
}
