import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { InviteToAgencyForm } from "~/domain/people/forms";
import { invite } from "~/domain/people/invite-person.server";
import { mayEndRole, mayInvite } from "~/domain/people/policy";
import { openInvitations } from "~/domain/people/queries-invitations.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AgencyPage } from "~/ui/agencies/agency-page";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.agency.name ?? m.admin_agencies()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const role = { role: "support", agencyId: agency.id, establishmentId: null } as const;
    return {
      agency,
      invitations: await openInvitations(ctx, { agencyId: agency.id }),
      mayInvite: mayInvite(ctx.actor, role),
      mayEnd: mayEndRole(ctx.actor, role),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const form = await parseForm(ctx, InviteToAgencyForm);
    const refusal = await limitOf(ctx, "invitation", ctx.actor.userId);
    if (refusal) return refusal;
    await invite(ctx, { ...form, agencyId: agency.id });
    return redirectWithNotice(paths.organiserAgency(agency.slug), m.people_invitation_sent({ email: form.email }));
  });
}

export default function Agency() {
  const { agency, ...rest } = useLoaderData<typeof loader>();
  return (
    <AgencyPage
      {...rest}
      agency={agency}
      here={paths.organiserAgency(agency.slug)}
      breadcrumbs={[{ label: m.ui_area_organiser(), to: paths.organiser() }]}
      result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
    />
  );
}
