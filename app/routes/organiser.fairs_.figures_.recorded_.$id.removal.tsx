import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordedFairToRemove, removeRecordedFair } from "~/domain/fair-reports/record-fair.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RemoveRecordedFair } from "~/ui/fair-reports/remove-recorded-fair";

export const meta: MetaFunction = () => [{ title: `${m.closings_remove_recorded()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { row, agency } = await recordedFairToRemove(ctx, args.params.id!);
    const { name, fromYear, year, source } = row;
    return { recorded: { name, fromYear, year, source }, agency };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await removeRecordedFair(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserFairFigures({ agency }), m.closings_remove_done());
  });
}

export default function RemoveRecorded() {
  const { recorded, agency } = useLoaderData<typeof loader>();
  const backTo = { label: m.figures_title(), to: paths.organiserFairFigures({ agency }) };
  return <RemoveRecordedFair recorded={recorded} backTo={backTo} />;
}
