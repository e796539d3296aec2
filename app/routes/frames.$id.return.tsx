import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { ReturnFrameForm } from "~/domain/frames/forms";
import { frameById } from "~/domain/frames/queries.server";
import { returnFrame } from "~/domain/frames/return-frame.server";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { frameToAnswer } from "~/ui/frames/frame-data";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";
import { roundName } from "~/ui/rounds/round-name";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.frames_return()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => frameToAnswer(ctx.actor, await frameById(ctx, args.params.id!)));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await frameById(ctx, args.params.id!);
    await returnFrame(ctx, at.frame.id, await parseForm(ctx, ReturnFrameForm));
    return redirectWithNotice(frameToAnswer(ctx.actor, at).back, m.frames_returned_now());
  });
}

export default function ReturnFrame() {
  const { round, frame, whyNot, back } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "return",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(ReturnFrameForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: ReturnFrameForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <FormPage
      form={form}
      labels={{ reason: m.frames_reason() }}
      title={m.frames_return()}
      lead={m.frames_return_lead({ name: frame.proposedBy })}
      breadcrumbs={[{ label: roundName(round), to: back }]}
    >
      <input type="hidden" name="seen" value={frame.seen} />
      <TextArea field={fields.reason} label={m.frames_reason()} hint={m.frames_reason_hint()} rows={4} limit={1000} />
      <FormActions cancelTo={back}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.frames_return()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
