import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { InviteProducerForm } from "~/domain/people/forms";
import { invite } from "~/domain/people/invite-person.server";
import { isProducerOf } from "~/domain/people/policy";
import { openInvitations } from "~/domain/people/queries-invitations.server";
import { peopleOfEstablishment } from "~/domain/people/queries-memberships.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { limitOf } from "~/http/rate-limit.server";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { InvitationTable } from "~/ui/people/invitation-table";
import { InviteProducer } from "~/ui/people/invite-form";
import { MemberTable } from "~/ui/people/member-table";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.people_establishment_people()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const establishment = await peopleOfEstablishment(ctx, args.params.id!);
    const invitations = await openInvitations(ctx, { establishmentId: establishment.id });
    return { establishment, invitations, mayInvite: isProducerOf(ctx.actor, establishment.id) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const form = await parseForm(ctx, InviteProducerForm);
    const refusal = await limitOf(ctx, "invitation", ctx.actor.userId);
    if (refusal) return refusal;
    await invite(ctx, { ...form, role: "producer", establishmentId: args.params.id! });
    return redirectWithNotice(paths.producerPeople(args.params.id!), m.people_invitation_sent({ email: form.email }));
  });
}

export default function EstablishmentPeople() {
  const { establishment, invitations, mayInvite } = useLoaderData<typeof loader>();
  const here = paths.producerPeople(establishment.id);
  const result = useActionData<{ result?: SubmissionResult<string[]> }>()?.result;
  return (
    <Page>
      <PageHeader
        title={m.people_establishment_people()}
        lead={m.people_establishment_people_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: establishment.name, to: paths.producerEstablishment(establishment.id) },
        ]}
      />
      <MemberTable rows={establishment.members} returnTo={here} mayEnd={() => true} />
      {mayInvite && (
        <>
          <Section title={m.people_open_invitations()}>
            <InvitationTable rows={invitations} returnTo={here} />
          </Section>
          <Section title={m.people_invite_title()}>
            <InviteProducer result={result} action={here} />
          </Section>
        </>
      )}
    </Page>
  );
}
