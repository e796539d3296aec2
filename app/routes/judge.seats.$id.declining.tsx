import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { DomainError } from "~/domain/errors";
import { declineSeat } from "~/domain/panels/answer-seat.server";
import { DeclineSeatForm } from "~/domain/panels/forms";
import { waitingSeats } from "~/domain/panels/seat.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { roundName } from "~/ui/rounds/round-name";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";

export const meta: MetaFunction = () => [{ title: `${m.panels_decline_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const seat = (await waitingSeats(ctx)).find((one) => one.appointmentId === args.params.id);
    if (!seat) throw new DomainError("not_found", m.rounds_juror_unknown());
    return { round: seat.round };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    await declineSeat(ctx, args.params.id!, await parseForm(ctx, DeclineSeatForm));
    return redirectWithNotice(paths.judge(), m.panels_declined());
  });
}

export default function Declining() {
  const { round } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(DeclineSeatForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DeclineSeatForm }),
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.panels_decline_reason()}
      reasonHint={m.panels_decline_reason_hint()}
      title={m.panels_decline_title()}
      lead={roundName(round)}
      effects={[m.panels_decline_effect_seat(), m.panels_decline_effect_told()]}
      confirm={m.panels_decline()}
      whyNot={null}
      cancelTo={paths.judge()}
    />
  );
}
