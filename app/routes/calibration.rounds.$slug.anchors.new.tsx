import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addAnchor } from "~/domain/calibration/add-anchor.server";
import { AnchorForm as Schema } from "~/domain/calibration/forms";
import { whyNotAddAnchor } from "~/domain/calibration/policy";
import { calibrationToRun } from "~/domain/calibration/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnchorForm } from "~/ui/calibration/anchor-form";
import { deskPath, roundOf } from "~/ui/calibration/calibration-data";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.calibration_new_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await calibrationToRun(ctx, args.params.slug!);
    return { round: roundOf(at.round), whyNot: whyNotAddAnchor(at), back: deskPath(ctx.actor, at.round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await calibrationToRun(ctx, args.params.slug!);
    const id = await addAnchor(ctx, round.id, await parseForm(ctx, Schema));
    return redirectWithNotice(paths.calibrationAnchor(id), m.calibration_anchor_added());
  });
}

export default function NewAnchor() {
  const { round, whyNot, back } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        title={m.calibration_new_title()}
        lead={m.calibration_new_lead()}
        breadcrumbs={[{ label: m.calibration_desk_title(), to: back }]}
      />
      <AnchorForm
        rules={round}
        anchor={null}
        lastResult={useActionData<typeof action>()?.result}
        whyNot={whyNot}
        cancelTo={back}
      />
    </Page>
  );
}
