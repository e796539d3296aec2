import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { FrameForm } from "~/domain/frames/forms";
import { proposeFrame } from "~/domain/frames/propose-frame.server";
import { frameAt } from "~/domain/frames/queries.server";
import { frameFrom } from "~/domain/frames/rules";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { frameData } from "~/ui/frames/frame-data";
import { FrameParts } from "~/ui/frames/frame-parts";
import { Page } from "~/ui/primitives/page-header";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.frames_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

/** For the agency, which may write down what head and chair decided on paper. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    return { head: headOf(round, ctx.now), data: frameData(await frameAt(ctx, round.slug)) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, FrameForm);
    await proposeFrame(ctx, round.id, { criteria: frameFrom(round.rules, form), note: form.note ?? null });
    return redirectWithNotice(paths.organiserFrame(round.slug), m.frames_proposed_now());
  });
}

export default function RoundFrame() {
  const { head, data } = useLoaderData<typeof loader>();
  return (
    <Page>
      <RoundHead round={head} current="frame" />
      <p className="mb-6 max-w-3xl text-soft">{m.frames_lead()}</p>
      <FrameParts data={data} lastResult={useActionData<typeof action>()?.result} />
    </Page>
  );
}
