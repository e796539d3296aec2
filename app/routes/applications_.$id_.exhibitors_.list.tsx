import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pasteExhibitors } from "~/domain/applications/exhibitors.server";
import { applicationOfList, takeList } from "~/http/application-lines.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PastePage } from "~/ui/applications/paste-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_paste_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, (ctx) => applicationOfList(ctx, args, "exhibitors"));
}

export async function action(args: ActionFunctionArgs) {
  return takeList(args, "exhibitors", pasteExhibitors);
}

export default function PasteExhibitors() {
  return <PastePage application={useLoaderData<typeof loader>()} list="exhibitors" />;
}
