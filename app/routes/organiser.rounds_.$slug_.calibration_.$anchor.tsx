import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { comparisonOf } from "~/domain/calibration/comparison.server";
import { TimeQuery } from "~/domain/calibration/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnchorPane } from "~/ui/calibration/anchor-pane";
import { comparisonData } from "~/ui/calibration/calibration-data";
import { ComparisonPage, comparisonTitle } from "~/ui/calibration/comparison-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: comparisonTitle(data?.anchor) }];

/** For the agency; who also sits in the jury, once their own sheet is submitted. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    await roundToWorkOn(ctx, args.params.slug!);
    const { time } = parseQuery(ctx.request, TimeQuery);
    return comparisonData(await comparisonOf(ctx, args.params.anchor!, time));
  });
}

export default function OrganiserComparison() {
  const { round, anchor, comparison } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage
      title={anchor.title}
      comparison={comparison}
      up={{ label: m.calibration_desk_title(), to: paths.organiserCalibration(round.slug) }}
      to={(time) => paths.organiserComparison(round.slug, anchor.id, { time })}
    >
      <details className="mt-8 max-w-3xl">
        <summary className="inline-flex min-h-11 items-center text-indigo underline underline-offset-3">
          {m.calibration_about_title()}
        </summary>
        <div className="pt-3">
          <AnchorPane anchor={anchor} rules={round} />
        </div>
      </details>
    </ComparisonPage>
  );
}
