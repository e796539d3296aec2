import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { leadToRemove, removeLead } from "~/domain/fair-days/remove-lead.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";

export const meta: MetaFunction = () => [{ title: `${m.days_lead_remove()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { application, lead } = await leadToRemove(ctx, args.params.id!, args.params.lead!);
    return { id: application.id, name: lead.name };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, lead } = args.params;
    await removeLead(ctx, id!, lead!);
    return redirectWithNotice(paths.applicationDays(id!), m.days_lead_removed());
  });
}

export default function RemoveLead() {
  const { id, name } = useLoaderData<typeof loader>();
  return (
    <ConfirmPage
      title={m.days_lead_remove_title({ name })}
      breadcrumbs={[{ label: m.days_title(), to: paths.applicationDays(id) }]}
      effects={[m.days_lead_remove_effect(), m.days_lead_remove_effect_count()]}
      confirm={m.days_lead_remove()}
      kind="danger"
      cancelTo={paths.applicationDays(id)}
    />
  );
}
