import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { whyNotPrepare } from "~/domain/calibration/policy";
import { anchorToPrepare } from "~/domain/calibration/queries.server";
import { removeAnchor } from "~/domain/calibration/remove-anchor.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskPath } from "~/ui/calibration/calibration-data";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.calibration_remove_anchor()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await anchorToPrepare(ctx, args.params.id!);
    return { title: at.anchor.title, whyNot: whyNotPrepare(at), back: deskPath(ctx.actor, at.round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await anchorToPrepare(ctx, args.params.id!);
    await removeAnchor(ctx, args.params.id!);
    return redirectWithNotice(deskPath(ctx.actor, round), m.calibration_anchor_removed());
  });
}

export default function RemoveAnchor() {
  const { title, whyNot, back } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.calibration_remove_title({ title })}
      effects={[m.calibration_remove_effect()]}
      confirm={m.calibration_remove_anchor()}
      kind="danger"
      whyNot={whyNot}
      cancelTo={back}
    />
  );
}
