import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { comparisonOf } from "~/domain/calibration/comparison.server";
import { TimeQuery } from "~/domain/calibration/forms";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { comparisonData } from "~/ui/calibration/calibration-data";
import { ComparisonPage, comparisonTitle } from "~/ui/calibration/comparison-page";
import { ButtonLink } from "~/ui/primitives/button";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: comparisonTitle(data?.anchor) }];

/** For the jury, each once their own sheet is submitted. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { time } = parseQuery(ctx.request, TimeQuery);
    return comparisonData(await comparisonOf(ctx, args.params.anchor!, time));
  });
}

export default function AnchorComparison() {
  const { round, anchor, comparison } = useLoaderData<typeof loader>();
  return (
    <ComparisonPage
      title={anchor.title}
      comparison={comparison}
      up={{ label: m.calibration_title(), to: paths.judgeCalibration(round.slug) }}
      actions={<ButtonLink to={paths.judgeAnchor(round.slug, anchor.id)}>{m.calibration_read_own()}</ButtonLink>}
      to={(time) => paths.judgeComparison(round.slug, anchor.id, { time })}
    >
      <p className="mt-8">
        <ButtonLink to={paths.judgeCalibration(round.slug)}>{m.calibration_back()}</ButtonLink>
      </p>
    </ComparisonPage>
  );
}
