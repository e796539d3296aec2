import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FrameForm } from "~/domain/frames/forms";
import { proposeFrame } from "~/domain/frames/propose-frame.server";
import { frameAt } from "~/domain/frames/queries.server";
import { frameFrom } from "~/domain/frames/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { frameData } from "~/ui/frames/frame-data";
import { FrameParts } from "~/ui/frames/frame-parts";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { PhaseTag } from "~/ui/rounds/phase-tag";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.frames_title()} · ${data ? roundName(data.round) : m.common_brand()}` },
];

/** For the jury: its head proposes, the others read. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => frameData(await frameAt(ctx, args.params.slug!)));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await frameAt(ctx, args.params.slug!);
    const form = await parseForm(ctx, FrameForm);
    await proposeFrame(ctx, round.id, { criteria: frameFrom(round.rules, form), note: form.note ?? null });
    return redirectWithNotice(paths.judgeFrame(round.slug), m.frames_proposed_now());
  });
}

export default function JuryFrame() {
  const data = useLoaderData<typeof loader>();
  const { round } = data;
  return (
    <Page>
      <PageHeader
        title={m.frames_title()}
        lead={m.frames_lead()}
        breadcrumbs={[
          { label: m.judge_title(), to: paths.judge() },
          { label: roundName(round), to: paths.judgeRound(round.slug) },
        ]}
        tags={<PhaseTag phase={round.phase} />}
      />
      <FrameParts data={data} lastResult={useActionData<typeof action>()?.result} />
    </Page>
  );
}
