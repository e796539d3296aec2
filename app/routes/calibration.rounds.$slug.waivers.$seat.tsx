import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { WaiverForm } from "~/domain/calibration/forms";
import { whyNotWaive } from "~/domain/calibration/policy";
import { calibrationToRun } from "~/domain/calibration/queries.server";
import { waiveCalibration } from "~/domain/calibration/waive-calibration.server";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskPath } from "~/ui/calibration/calibration-data";
import { ReasonedAct } from "~/ui/sheets/reasoned-act";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.calibration_waive_confirm()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await calibrationToRun(ctx, args.params.slug!);
    const seat = at.jurors?.find((one) => one.appointmentId === args.params.seat);
    if (!seat) throw new DomainError("not_found", m.rounds_juror_unknown());
    const whyNot = whyNotWaive(at, { missing: seat.missing, isWaived: seat.waived !== null });
    return { name: seat.name, whyNot, back: deskPath(ctx.actor, at.round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await calibrationToRun(ctx, args.params.slug!);
    const { reason } = await parseForm(ctx, WaiverForm);
    const { name } = await waiveCalibration(ctx, round.id, { appointmentId: args.params.seat!, reason });
    return redirectWithNotice(deskPath(ctx.actor, round), m.calibration_waived_now({ name }));
  });
}

export default function Waiver() {
  const { name, whyNot, back } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "waiver",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(WaiverForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: WaiverForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <ReasonedAct
      form={form}
      reason={fields.reason}
      reasonLabel={m.calibration_waive_reason()}
      reasonHint={m.calibration_waive_reason_hint()}
      title={m.calibration_waive_title({ name })}
      lead={m.calibration_waive_lead()}
      effects={[m.calibration_waive_effect_opens(), m.calibration_waive_effect_audit()]}
      confirm={m.calibration_waive_confirm()}
      whyNot={whyNot}
      cancelTo={back}
    />
  );
}
