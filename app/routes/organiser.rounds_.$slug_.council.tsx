import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { NameCouncilMemberForm } from "~/domain/councils/forms";
import { nameCouncilMember } from "~/domain/councils/name-council-member.server";
import { adviceForCouncil, mayNameCouncil, sizeRule, whyNotChangeCouncil } from "~/domain/councils/policy";
import { type CouncilMember, councilOf } from "~/domain/councils/queries.server";
import { jurorsOf } from "~/domain/panels/queries.server";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { COUNCIL_ROLES } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Section } from "~/ui/primitives/card";
import { DataTable } from "~/ui/primitives/data-table";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page } from "~/ui/primitives/page-header";
import { PeopleStep } from "~/ui/rounds/preparation";
import { headOf, RoundHead } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";
import { SeatForm } from "~/ui/rounds/seat-form";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.councils_title()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [members, jury, steps] = await Promise.all([
      councilOf(ctx, round.id),
      jurorsOf(ctx, round.id),
      preparationFor(ctx, round),
    ]);
    return {
      head: headOf(round, ctx.now),
      steps,
      members,
      advice: adviceForCouncil(members, jury, round.level, round.rules),
      sizes: sizeRule(round.rules, round.level),
      closed: whyNotChangeCouncil(round, ctx.now),
      mayName: mayNameCouncil(ctx.actor, round),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, NameCouncilMemberForm);
    await nameCouncilMember(ctx, round.id, form);
    return redirectWithNotice(paths.organiserCouncil(round.slug), m.councils_named({ name: form.name }));
  });
}

export default function Council() {
  const { head, steps, members, advice, sizes, closed, mayName } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  const live = members.filter((member) => member.endedAt === null);
  const former = members.filter((member) => member.endedAt !== null);
  const mayChange = mayName && closed === null;
  return (
    <Page>
      <RoundHead round={head} current="council" />
      <PeopleStep slug={head.slug} steps={steps} />
      <p className="mb-5 max-w-3xl text-soft">
        {m.councils_lead()} {sizes}
      </p>
      {closed && <Alert className="mb-6">{closed}</Alert>}
      {!closed && live.length > 0 && advice.length > 0 && (
        <Alert tone="info" className="mb-6" title={m.councils_advice()}>
          <ul className="grid list-disc gap-1 pl-4">
            {advice.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Alert>
      )}
      <DataTable
        caption={m.councils_title()}
        rows={live}
        rowKey={(member) => member.id}
        empty={<EmptyState title={m.councils_empty()}>{m.councils_empty_text()}</EmptyState>}
        columns={[
          {
            head: m.rounds_jury_person(),
            cell: (member) => (
              <>
                <span className="font-semibold">{member.name}</span>
                <span className="block text-sm font-normal text-wrap text-soft sm:hidden">
                  {councilRoleName(member.role)} · {member.title}
                </span>
                <span className="block text-sm font-normal text-soft">{member.email}</span>
              </>
            ),
          },
          { head: m.rounds_jury_role(), cell: (member) => councilRoleName(member.role), className: "max-sm:hidden!" },
          { head: m.rounds_jury_post(), cell: (member) => member.title, className: "max-sm:hidden!" },
          ...(mayChange
            ? [
                {
                  head: m.rounds_jury_change(),
                  cell: (member: CouncilMember) => (
                    <Link to={paths.organiserCouncilSeat(head.slug, member.id)}>{m.rounds_seat_end()}</Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      {mayChange && (
        <div className="mt-8">
          <SeatForm
            title={m.councils_name()}
            schema={NameCouncilMemberForm}
            roles={COUNCIL_ROLES.map((value) => ({ value, label: councilRoleName(value) }))}
            defaultRole={live.some((member) => member.role === "chair") ? "member" : "chair"}
            act={m.councils_name_act()}
            lastResult={lastResult}
            seats={members.length}
          />
        </div>
      )}
      {former.length > 0 && (
        <Section title={m.councils_former()}>
          <ul className="grid gap-1.5">
            {former.map((member) => (
              <li key={member.id}>
                {member.name} · {councilRoleName(member.role)} ·{" "}
                <span className="text-soft">{m.rounds_jury_ended({ date: formatDate(member.endedAt!) })}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  );
}
