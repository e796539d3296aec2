import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { releaseResults, reviewRelease } from "~/domain/awards/release-results.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.awards_release()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, decision, ...review } = await reviewRelease(ctx, args.params.id!);
    const { number, decidedOn } = decision;
    return { slug: round.slug, number, decidedOn, complaintDays: round.rules.complaintDays.value, ...review };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, decision, recognised } = await reviewRelease(ctx, args.params.id!);
    await releaseResults(ctx, decision.id);
    const products = m.common_products_count({ count: recognised });
    const notice = m.awards_released({ products, number: decision.number });
    return redirectWithNotice(paths.organiserDecision(round.slug), notice);
  });
}

/** The last step before everyone knows, with its numbers. */
export default function Release() {
  const page = useLoaderData<typeof loader>();
  const products = m.common_products_count({ count: page.recognised });
  const establishments = m.common_establishments_count({ count: page.establishments });
  const decision = paths.organiserDecision(page.slug);
  return (
    <ConfirmPage
      title={m.awards_confirm_title({ products, establishments })}
      lead={m.awards_decision_line({ number: page.number, date: formatDate(page.decidedOn), products })}
      breadcrumbs={[{ label: m.awards_decision_title(), to: decision }]}
      effects={[
        m.awards_effect_certificates({ products, until: formatDate(page.validUntil) }),
        m.awards_effect_photos({ products }),
        m.awards_effect_told({ count: page.participants }),
        ...(page.waiting > 0 ? [m.awards_effect_waiting({ count: page.waiting })] : []),
        m.awards_effect_complaints({ days: page.complaintDays }),
      ]}
      confirm={m.awards_release_do({ products })}
      whyNot={page.whyNot}
      cancelTo={decision}
    />
  );
}
