import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wrongReferences } from "~/domain/calibration/open-calibration.server";
import { calibrationToRun } from "~/domain/calibration/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskData } from "~/ui/calibration/calibration-data";
import { Desk } from "~/ui/calibration/desk";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.calibration_desk_title()}${data ? ` · ${roundName(data.round)}` : ""} · ${m.common_brand()}` },
];

/** For the head of the jury. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await calibrationToRun(ctx, args.params.slug!);
    return deskData(at, await wrongReferences(ctx, at.round.id));
  });
}

export default function JudgeCalibrationDesk() {
  const data = useLoaderData<typeof loader>();
  const { slug } = data.round;
  return (
    <Page>
      <PageHeader
        title={m.calibration_desk_title()}
        lead={m.calibration_desk_lead()}
        breadcrumbs={[
          { label: m.judge_title(), to: paths.judge() },
          { label: roundName(data.round), to: paths.judgeRound(slug) },
          { label: m.calibration_title(), to: paths.judgeCalibration(slug) },
        ]}
      />
      <Desk data={data} comparison={(anchorId) => paths.judgeComparison(slug, anchorId)} />
    </Page>
  );
}
