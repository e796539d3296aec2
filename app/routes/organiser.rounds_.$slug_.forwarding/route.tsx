import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { forwardingDesk } from "~/domain/forwardings/desk.server";
import { PutForwardForm } from "~/domain/forwardings/forms";
import { mayPutForward, sentenceOfRefusal, whyNotTakeBack } from "~/domain/forwardings/policy";
import { putForward } from "~/domain/forwardings/put-forward.server";
import { reviewForwarding } from "~/domain/forwardings/review-forwarding.server";
import { sentBy } from "~/domain/forwardings/summary.server";
import { roundById, roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { SummaryLetterSection } from "~/ui/forwardings/summary-letter";
import { Section } from "~/ui/primitives/card";
import { Page } from "~/ui/primitives/page-header";
import { AwardListDownloads } from "~/ui/rounds/award-list-downloads";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { LetterForm } from "./letter-form";
import { NothingToSend } from "./nothing-to-send";
import { ReceiverCard } from "./receiver-card";
import { ReviewPage } from "./review-page";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.forwardings_tab()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const to = new URL(ctx.request.url).searchParams.get("to");
    const [desk, letters] = await Promise.all([forwardingDesk(ctx, round, to), sentBy(ctx, round)]);
    const { chosen, receivers, rows, ...rest } = desk;
    return {
      head: headOf(round, ctx.now),
      rules: { groups: round.rules.groups },
      ...rest,
      rows: rows.map(({ refusal, ...row }) => ({ ...row, whyNot: refusal && sentenceOfRefusal(refusal) })),
      receivers: receivers.map(({ slug, name, nameEn, agency }) => ({ slug, name, nameEn, agency: agency.name })),
      chosen: chosen && {
        id: chosen.id,
        slug: chosen.slug,
        name: chosen.name,
        nameEn: chosen.nameEn,
        agency: chosen.agency.name,
      },
      letters,
      mayTakeBack: Object.fromEntries(
        letters.flatMap((letter) =>
          letter.entries.flatMap(({ nominationId, ...entry }) =>
            nominationId ? [[nominationId, whyNotTakeBack(ctx.actor, round, entry) === null]] : [],
          ),
        ),
      ),
      whyNot: mayPutForward(ctx.actor, round) ? null : m.forwardings_not_yours(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, PutForwardForm);
    const to = await roundById(ctx, form.toRoundId);
    if (!form.confirmed) {
      const { accepted, refused } = await reviewForwarding(ctx, round, to, form);
      const review = {
        to: roundName(to),
        accepted: accepted.map((one) => ({ awardId: one.awardId, establishmentId: one.establishmentId })),
        refused: refused.map(({ candidate, refusal }) => ({
          product: candidate.productName,
          reason: sentenceOfRefusal(refusal),
        })),
      };
      return data({ review, form, result: undefined });
    }
    const pageUrl = (number: string) => new URL(paths.certificate(number), ctx.services.env.PUBLIC_URL).href;
    const { sent } = await putForward(ctx, { store: ctx.services.files, pageUrl }, round.id, form);
    const products = m.common_products_count({ count: sent });
    return redirectWithNotice(
      paths.organiserForwarding(round.slug),
      m.forwardings_done({ products, round: roundName(to) }),
    );
  });
}

export default function Forwarding() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { head, rules, rows, chosen, letters, mayTakeBack } = page;
  if (answer && "review" in answer) {
    return <ReviewPage round={head} form={answer.form} review={answer.review} />;
  }
  return (
    <Page>
      <RoundHead round={head} current="forwarding" />
      <h2>{m.forwardings_title()}</h2>
      <p className="mt-2 mb-6 max-w-3xl text-soft">{m.forwardings_lead()}</p>
      {chosen ? (
        <div className="grid gap-6">
          <ReceiverCard {...page} chosen={chosen} />
          <LetterForm key={chosen.id} {...page} toRoundId={chosen.id} lastResult={answer?.result} />
        </div>
      ) : (
        <NothingToSend {...page} winners={rows.length} />
      )}
      {letters.length > 0 && (
        <Section
          title={m.forwardings_sent_title()}
          className="mt-12"
          actions={
            <AwardListDownloads
              label={m.forwardings_download()}
              to={(format) => paths.organiserSummaryList(head.slug, "forwarding", format)}
            />
          }
        >
          {letters.map((letter) => (
            <SummaryLetterSection
              key={letter.id}
              letter={letter}
              rules={rules}
              round={m.forwardings_sent_to({ round: roundName(letter.to) })}
              act={(entry) =>
                entry.withdrawnAt === null &&
                entry.nominationId &&
                mayTakeBack[entry.nominationId] && (
                  <Link to={paths.organiserTakingBack(head.slug, entry.nominationId)}>{m.forwardings_take_back()}</Link>
                )
              }
            />
          ))}
        </Section>
      )}
    </Page>
  );
}
