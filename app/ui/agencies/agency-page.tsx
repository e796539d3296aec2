import type { SubmissionResult } from "@conform-to/react";
import type { ReactNode } from "react";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type InvitationRow, InvitationTable } from "~/ui/people/invitation-table";
import { InviteToAgency } from "~/ui/people/invite-form";
import { type MemberRow, MemberTable } from "~/ui/people/member-table";
import type { Crumb } from "~/ui/primitives/breadcrumbs";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { NameTable } from "./name-table";

interface AgencyPageProps {
  readonly agency: {
    readonly name: string;
    readonly level: string;
    readonly place: string;
    readonly names: Parameters<typeof NameTable>[0]["names"];
    readonly members: readonly MemberRow[];
  };
  readonly invitations: readonly InvitationRow[];
  readonly here: string;
  readonly breadcrumbs: readonly Crumb[];
  /** The link that adds a name, for those who may. */
  readonly nameAction?: ReactNode;
  /** What else is kept for the agency, for those who may. */
  readonly actions?: ReactNode;
  readonly mayInvite: boolean;
  readonly mayEnd: boolean;
  readonly result: SubmissionResult<string[]> | undefined;
}

/** An agency: what it is called, who works for it, whom it waits for. For its own people and for admins. */
export function AgencyPage(props: AgencyPageProps) {
  const { agency, invitations, here, mayInvite, mayEnd, result } = props;
  return (
    <Page>
      <PageHeader
        title={agency.name}
        breadcrumbs={props.breadcrumbs}
        actions={props.actions}
        tags={
          <>
            <Tag>{levelTitle(agency.level)}</Tag>
            <Tag>{agency.place}</Tag>
          </>
        }
      />
      <Section title={m.people_members()} className="mt-2">
        <MemberTable rows={agency.members} returnTo={here} mayEnd={() => mayEnd} />
      </Section>
      {mayInvite && (
        <>
          <Section title={m.people_open_invitations()}>
            <InvitationTable rows={invitations} returnTo={here} />
          </Section>
          <Section title={m.people_invite_title()}>
            <InviteToAgency result={result} action={here} />
          </Section>
        </>
      )}
      <Section title={m.agencies_names()} actions={props.nameAction}>
        <p className="-mt-2 mb-4 max-w-3xl text-soft">{m.agencies_names_lead()}</p>
        <NameTable names={agency.names} />
      </Section>
    </Page>
  );
}
