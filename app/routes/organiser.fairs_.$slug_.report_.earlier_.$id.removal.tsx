import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { recordedFairToRemove, removeRecordedFair } from "~/domain/fair-reports/record-fair.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { RemoveRecordedFair } from "~/ui/fair-reports/remove-recorded-fair";

export const meta: MetaFunction = () => [{ title: `${m.closings_remove_recorded()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { slug } = await fairAtWork(ctx, args.params.slug!);
    const { row } = await recordedFairToRemove(ctx, args.params.id!);
    const { name, fromYear, year, source } = row;
    return { recorded: { name, fromYear, year, source }, slug };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const fair = await fairAtWork(ctx, args.params.slug!);
    await removeRecordedFair(ctx, args.params.id!);
    return redirectWithNotice(paths.organiserFairReport(fair.slug), m.closings_remove_done());
  });
}

export default function RemoveEarlier() {
  const { recorded, slug } = useLoaderData<typeof loader>();
  return (
    <RemoveRecordedFair
      recorded={recorded}
      backTo={{ label: m.closings_title(), to: paths.organiserFairReport(slug) }}
    />
  );
}
