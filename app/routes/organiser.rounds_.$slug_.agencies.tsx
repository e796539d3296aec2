import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { agenciesOf } from "~/domain/agencies/queries.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { AgenciesForm } from "~/domain/rounds/forms";
import { authorityChoices } from "~/domain/rounds/new-round.server";
import { mayPrepareRounds, whyNotSetAuthority } from "~/domain/rounds/policy";
import { preparationFor } from "~/domain/rounds/preparation.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { setAgencies } from "~/domain/rounds/set-agencies.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { SelectField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { nextStepPath, StepPage } from "~/ui/rounds/preparation";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${m.rounds_step_agencies()} · ${data ? roundName(data.head) : m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const [mine, authorities, facts, steps] = await Promise.all([
      agenciesOf(ctx),
      authorityChoices(ctx),
      factsOfRound(ctx, round.id),
      preparationFor(ctx, round),
    ]);
    const own = mine.filter((agency) => agency.id !== round.agencyId && mayPrepareRounds(ctx.actor, agency.id));
    return {
      head: headOf(round, ctx.now),
      steps,
      agencies: [round.agency, ...(round.openedAt ? [] : own)].map(({ id, name }) => ({ id, name })),
      authorities,
      values: { agencyId: round.agencyId, authorityId: round.authority?.id ?? "" },
      whyNot: mayPrepareRounds(ctx.actor, round.agencyId) ? whyNotSetAuthority(facts) : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await setAgencies(ctx, round.id, await parseForm(ctx, AgenciesForm));
    const next = round.openedAt ? paths.organiserRound(round.slug) : nextStepPath("agencies", round.slug);
    return redirectWithNotice(next, m.rounds_step_saved());
  });
}

export default function Agencies() {
  const { head, steps, agencies, authorities, values, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "agencies",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(AgenciesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AgenciesForm }),
    shouldRevalidate: "onInput",
    defaultValue: values,
  });
  const choices = (list: typeof agencies) => list.map((one) => ({ value: one.id, label: one.name }));
  return (
    <StepPage
      round={head}
      current="agencies"
      steps={steps}
      title={m.rounds_step_agencies()}
      lead={m.rounds_agencies_lead()}
    >
      <PostForm
        form={form}
        labels={{ agencyId: m.rounds_field_agency(), authorityId: m.rounds_field_authority() }}
        className="grid max-w-3xl gap-6"
      >
        <SelectField
          field={fields.agencyId}
          label={m.rounds_field_agency()}
          hint={head.isDraft ? null : m.rounds_agency_is_fixed()}
          placeholder={null}
          choices={choices(agencies)}
        />
        <SelectField
          field={fields.authorityId}
          label={m.rounds_field_authority()}
          hint={m.rounds_field_authority_hint()}
          placeholder={m.rounds_authority_same()}
          choices={choices(authorities)}
        />
        <FormActions cancelTo={paths.organiserRound(head.slug)}>
          <Button type="submit" kind="main" whyNot={whyNot}>
            {head.isDraft ? m.rounds_step_save() : m.common_save()}
          </Button>
        </FormActions>
      </PostForm>
    </StepPage>
  );
}
