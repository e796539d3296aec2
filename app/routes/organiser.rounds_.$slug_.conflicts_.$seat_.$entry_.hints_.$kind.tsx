import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { hintForAct } from "~/domain/conflicts/desk.server";
import { dismissHint } from "~/domain/conflicts/dismiss-hint.server";
import { DismissHintForm } from "~/domain/conflicts/forms";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { hintText } from "~/ui/conflicts/hint-texts";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";

export const meta: MetaFunction = () => [{ title: `${m.conflicts_dismiss_confirm()} · ${m.common_brand()}` }];

async function readHint(ctx: RequestContext, params: LoaderFunctionArgs["params"]) {
  const round = await roundToWorkOn(ctx, params.slug!);
  const { seat: appointmentId, entry: nominationId, kind } = params;
  const found = await hintForAct(ctx, round, { appointmentId: appointmentId!, nominationId: nominationId! }, kind!);
  return { round, ...found };
}

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, pair, hint, dismissed } = await readHint(ctx, args.params);
    const isOwn = pair.userId === ctx.actor?.userId;
    return {
      slug: round.slug,
      juror: pair.juror,
      establishment: pair.establishment,
      hint,
      whyNot: dismissed ? m.conflicts_hint_is_dismissed() : isOwn ? m.conflicts_not_ones_own() : null,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, pair, hint } = await readHint(ctx, args.params);
    const { reason } = await parseForm(ctx, DismissHintForm);
    const { appointmentId, nominationId } = pair;
    await dismissHint(ctx, round.id, { appointmentId, nominationId, kind: hint.kind, reason });
    return redirectWithNotice(paths.organiserConflicts(round.slug), m.conflicts_dismissed());
  });
}

export default function HintDismissal() {
  const { slug, juror, establishment, hint, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(DismissHintForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DismissHintForm }),
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.conflicts_dismiss_reason()}
      reasonHint={m.conflicts_dismiss_reason_hint()}
      title={m.conflicts_dismiss_title()}
      lead={m.conflicts_dismiss_lead({ juror, establishment, hint: hintText(hint, "agency") })}
      effects={[m.conflicts_dismiss_effect(), m.conflicts_dismiss_effect_answer()]}
      confirm={m.conflicts_dismiss_confirm()}
      whyNot={whyNot}
      cancelTo={paths.organiserConflicts(slug)}
    />
  );
}
