import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { frameAt } from "~/domain/frames/queries.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { frameData } from "~/ui/frames/frame-data";
import { FrameParts } from "~/ui/frames/frame-parts";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.frames_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

/** For the council: its chair decides, the others read. Proposing belongs to the jury's head. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({
    ...frameData(await frameAt(ctx, args.params.slug!)),
    mayPropose: false,
  }));
}

export default function CouncilFrame() {
  const data = useLoaderData<typeof loader>();
  const { round } = data;
  return (
    <Page>
      <PageHeader
        title={m.frames_title()}
        lead={m.frames_lead()}
        breadcrumbs={[
          { label: m.councils_home_title(), to: paths.council() },
          { label: roundName(round), to: paths.councilRound(round.slug) },
        ]}
        tags={<PhaseTag phase={round.phase} />}
      />
      <FrameParts data={data} />
    </Page>
  );
}
