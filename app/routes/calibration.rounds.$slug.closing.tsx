import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { closeCalibration } from "~/domain/calibration/close-calibration.server";
import { ClosingForm } from "~/domain/calibration/forms";
import { calibrationToRun } from "~/domain/calibration/queries.server";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { deskData, deskPath } from "~/ui/calibration/calibration-data";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.calibration_close_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await calibrationToRun(ctx, args.params.slug!);
    return { whyNot: deskData(at, []).whyNotClose, back: deskPath(ctx.actor, at.round) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round } = await calibrationToRun(ctx, args.params.slug!);
    await closeCalibration(ctx, round.id, await parseForm(ctx, ClosingForm));
    return redirectWithNotice(deskPath(ctx.actor, round), m.calibration_closed_now());
  });
}

export default function Closing() {
  const { whyNot, back } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "closing",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ClosingForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ClosingForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <FormPage
      form={form}
      labels={{ note: m.calibration_close_note() }}
      title={m.calibration_close_title()}
      lead={m.calibration_close_lead()}
      breadcrumbs={[{ label: m.calibration_desk_title(), to: back }]}
    >
      <TextArea
        field={fields.note}
        label={m.calibration_close_note()}
        hint={m.calibration_close_note_hint()}
        rows={8}
        limit={4000}
      />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.calibration_close_act()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
