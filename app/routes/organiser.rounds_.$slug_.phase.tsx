import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { MovePhaseForm } from "~/domain/rounds/forms";
import { movePhase } from "~/domain/rounds/move-phase.server";
import { blockersOf, consequencesOf, whyNotMove } from "~/domain/rounds/moves";
import { mayRunRound } from "~/domain/rounds/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { offeredPhases, spansKey } from "~/domain/rounds/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { phaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PHASES } from "~/lib/vocabulary";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { CheckboxField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.rounds_phase_title({ phase: phaseName(data.to) }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const asked = new URL(args.request.url).searchParams.get("to");
    const to = PHASES.find((kind) => kind === asked) ?? offeredPhases(round.phase, round)[0] ?? "closed";
    const facts = await factsOfRound(ctx, round.id);
    return {
      head: headOf(round, ctx.now),
      to,
      seen: spansKey(round.phases),
      overridable: blockersOf(round.phase, to, round.rules, facts).filter((blocker) => blocker.mayOverride),
      whyNot: mayRunRound(ctx.actor, round)
        ? whyNotMove(round, to, facts, { override: true })
        : m.rounds_not_your_agency(),
      consequences: consequencesOf(to, facts),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const form = await parseForm(ctx, MovePhaseForm);
    await movePhase(ctx, round.id, form);
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_phase_done({ phase: phaseName(form.to) }));
  });
}

export default function MovePhase() {
  const { head, to, seen, overridable, whyNot, consequences } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "phase",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(MovePhaseForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: MovePhaseForm }),
    shouldRevalidate: "onInput",
  });
  const now = head.phase ? phaseName(head.phase) : m.rounds_phase_none();
  return (
    <Page narrow>
      <PageHeader
        title={m.rounds_phase_title({ phase: phaseName(to) })}
        lead={m.rounds_phase_lead({ phase: now })}
        breadcrumbs={[{ label: roundName(head), to: paths.organiserRound(head.slug) }]}
      />
      <Card>
        <PostForm form={form} labels={{ reason: m.rounds_field_reason() }} className="grid gap-5">
          <div>
            <p className="font-semibold">{m.ui_confirm_will()}</p>
            <ul className="mt-2 grid list-disc gap-1.5 pl-5">
              {consequences.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
          <Alert tone="wait">{m.ui_confirm_irreversible()}</Alert>
          <input type="hidden" name="from" value={head.phase ?? ""} />
          <input type="hidden" name="to" value={to} />
          <input type="hidden" name="seen" value={seen} />
          {overridable.length > 0 && (
            <CheckboxField
              field={fields.override}
              label={m.rounds_phase_override()}
              hint={overridable.map((blocker) => blocker.sentence).join(" ")}
            />
          )}
          <TextField field={fields.reason} label={m.rounds_field_reason()} hint={m.rounds_phase_reason_hint()} />
          <FormActions cancelTo={paths.organiserRound(head.slug)}>
            <Button type="submit" kind="main" whyNot={whyNot}>
              {m.rounds_phase_confirm({ phase: phaseName(to) })}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
