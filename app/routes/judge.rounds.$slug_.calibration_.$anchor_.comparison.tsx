import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { comparisonOf } from "~/domain/calibration/comparison.server";
import { TimeQuery } from "~/domain/calibration/forms";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { roundOf } from "~/ui/calibration/calibration-data";
import { ComparisonView } from "~/ui/calibration/comparison-view";
import { ButtonLink } from "~/ui/primitives/button";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data ? m.calibration_comparison_title({ title: data.anchor.title }) : m.calibration_title()} · ${m.common_brand()}`,
  },
];

/** For the jury, each once their own sheet is submitted. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { time } = parseQuery(ctx.request, TimeQuery);
    const { at, ...comparison } = await comparisonOf(ctx, args.params.anchor!, time);
    return { round: roundOf(at.round), anchor: at.anchor, comparison };
  });
}

export default function AnchorComparison() {
  const { round, anchor, comparison } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        title={m.calibration_comparison_title({ title: anchor.title })}
        lead={m.calibration_comparison_lead()}
        breadcrumbs={[{ label: m.calibration_title(), to: paths.judgeCalibration(round.slug) }]}
        actions={<ButtonLink to={paths.judgeAnchor(round.slug, anchor.id)}>{m.calibration_read_own()}</ButtonLink>}
      />
      <ComparisonView comparison={comparison} to={(time) => paths.judgeComparison(round.slug, anchor.id, { time })} />
      <p className="mt-8">
        <ButtonLink to={paths.judgeCalibration(round.slug)}>{m.calibration_back()}</ButtonLink>
      </p>
    </Page>
  );
}
