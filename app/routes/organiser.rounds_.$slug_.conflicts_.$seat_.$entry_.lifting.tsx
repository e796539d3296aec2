import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { pairForAct } from "~/domain/conflicts/desk.server";
import { LiftRecusalForm } from "~/domain/conflicts/forms";
import { liftRecusal } from "~/domain/conflicts/lift-recusal.server";
import { whyNotLift } from "~/domain/conflicts/policy";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";
import { unbroken } from "~/ui/sheets/unbroken";

export const meta: MetaFunction = () => [{ title: `${m.conflicts_lift()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const pair = await pairForAct(ctx, round, {
      appointmentId: args.params.seat!,
      nominationId: args.params.entry!,
    });
    const { juror, code, product, establishment, answer, recusal, userId } = pair;
    const isOwn = userId === ctx.actor?.userId;
    const stepped = { recusal: recusal?.kind ?? null, answer };
    return {
      slug: round.slug,
      pair: { juror, code, product, establishment },
      isBlind: round.rules.blind.value,
      whyNot: isOwn ? m.conflicts_not_ones_own() : whyNotLift(round, stepped, ctx.now),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { reason } = await parseForm(ctx, LiftRecusalForm);
    await liftRecusal(ctx, round.id, { appointmentId: args.params.seat!, nominationId: args.params.entry!, reason });
    return redirectWithNotice(paths.organiserConflicts(round.slug), m.conflicts_lifted());
  });
}

export default function RecusalLifting() {
  const { slug, pair, isBlind, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(LiftRecusalForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: LiftRecusalForm }),
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.conflicts_lift_reason()}
      reasonHint={m.conflicts_lift_reason_hint()}
      title={m.conflicts_lift_title({ code: unbroken(pair.code) })}
      lead={m.conflicts_lift_lead(pair)}
      effects={[
        m.conflicts_lift_effect(),
        isBlind ? m.conflicts_lift_effect_told_blind() : m.conflicts_lift_effect_told(),
      ]}
      confirm={m.conflicts_lift_confirm()}
      whyNot={whyNot}
      cancelTo={paths.organiserConflicts(slug)}
    />
  );
}
