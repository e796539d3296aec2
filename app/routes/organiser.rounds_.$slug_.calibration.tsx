import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { wrongReferences } from "~/domain/calibration/open-calibration.server";
import { calibrationAt } from "~/domain/calibration/queries.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskData } from "~/ui/calibration/calibration-data";
import { Desk } from "~/ui/calibration/desk";
import { Page } from "~/ui/primitives/page-header";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.calibration_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

/** For the agency; the support team reads. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const at = await calibrationAt(ctx, round.slug);
    return { head: headOf(round, ctx.now), data: deskData(at, await wrongReferences(ctx, round.id)) };
  });
}

export default function RoundCalibration() {
  const { head, data } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="jury" />
      <h2 className="mb-2">{m.calibration_title()}</h2>
      <p className="mb-5 max-w-3xl text-soft">{m.calibration_desk_lead()}</p>
      <Desk data={data} comparison={(anchorId) => paths.organiserComparison(head.slug, anchorId)} />
    </Page>
  );
}
