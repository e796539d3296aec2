import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { cancelRound } from "~/domain/rounds/cancel-round.server";
import { toldOfCancellation } from "~/domain/rounds/cancellation.server";
import { factsOfRound } from "~/domain/rounds/facts.server";
import { CancelRoundForm } from "~/domain/rounds/forms";
import { effectsOfCancelling, mayCancelRound, whyNotCancel } from "~/domain/rounds/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { spansKey } from "~/domain/rounds/rules";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { headOf } from "~/ui/rounds/round-head";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.rounds_cancel_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    return {
      head: headOf(round, ctx.now),
      seen: spansKey(round.phases),
      effects: effectsOfCancelling(await toldOfCancellation(ctx, round.id)),
      whyNot: mayCancelRound(ctx.actor, round)
        ? whyNotCancel(round, await factsOfRound(ctx, round.id))
        : m.rounds_not_your_agency(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    await cancelRound(ctx, round.id, await parseForm(ctx, CancelRoundForm));
    return redirectWithNotice(paths.organiserRound(round.slug), m.rounds_cancel_done());
  });
}

export default function CancelRound() {
  const { head, seen, effects, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "cancellation",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(CancelRoundForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: CancelRoundForm }),
    shouldRevalidate: "onInput",
  });
  const board = paths.organiserRound(head.slug);
  return (
    <FormPage
      form={form}
      labels={{ reason: m.rounds_field_reason() }}
      title={m.rounds_cancel_title()}
      lead={m.rounds_cancel_lead()}
      breadcrumbs={[{ label: roundName(head), to: board }]}
    >
      <div>
        <p className="font-semibold">{m.ui_confirm_will()}</p>
        <ul className="mt-2 grid list-disc gap-1.5 pl-5">
          {effects.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <Alert tone="wait">{m.ui_confirm_irreversible()}</Alert>
      <input type="hidden" name="seen" value={seen} />
      <TextArea
        field={fields.reason}
        label={m.rounds_field_reason()}
        hint={m.rounds_cancel_reason_hint()}
        rows={3}
        limit={1000}
      />
      <FormActions cancelTo={board}>
        <Button type="submit" kind="danger" whyNot={whyNot}>
          {m.rounds_cancel_title()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
