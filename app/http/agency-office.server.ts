import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { agencyBySlug } from "~/domain/agencies/queries.server";
import { InviteToAgencyForm } from "~/domain/people/forms";
import { invite } from "~/domain/people/invite-person.server";
import { mayEndRole, mayInvite } from "~/domain/people/policy";
import { openInvitations } from "~/domain/people/queries-invitations.server";
import { mayKeepTemplates } from "~/domain/templates/policy";
import { m } from "~/i18n/paraglide/messages";
import { parseForm } from "./forms.server";
import { limitOf } from "./rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "./respond.server";

/** The people of an agency, as its own staff and the admins see them. */
export function loadAgencyOffice(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const role = { role: "support", agencyId: agency.id, establishmentId: null } as const;
    return {
      agency,
      invitations: await openInvitations(ctx, { agencyId: agency.id }),
      mayInvite: mayInvite(ctx.actor, role),
      mayEnd: mayEndRole(ctx.actor, role),
      keepsTemplates: mayKeepTemplates(ctx.actor, agency.id),
    };
  });
}

/** Invite someone to an agency, and go back to its page. */
export function inviteToAgency(args: ActionFunctionArgs, pageOf: (slug: string) => string) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const agency = await agencyBySlug(ctx, args.params.slug!);
    const form = await parseForm(ctx, InviteToAgencyForm);
    const refusal = await limitOf(ctx, "invitation", ctx.actor.userId);
    if (refusal) return refusal;
    await invite(ctx, { ...form, agencyId: agency.id });
    return redirectWithNotice(pageOf(agency.slug), m.people_invitation_sent({ email: form.email }));
  });
}
