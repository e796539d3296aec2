import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideFrame } from "~/domain/frames/decide-frame.server";
import { DecideFrameForm } from "~/domain/frames/forms";
import { frameById } from "~/domain/frames/queries.server";
import { parseForm } from "~/http/forms.server";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { frameToAnswer } from "~/ui/frames/frame-data";
import { Alert } from "~/ui/primitives/alert";
import { Button } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { DateField, TextField } from "~/ui/primitives/fields";
import { FormActions, PostForm } from "~/ui/primitives/form";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { roundName } from "~/ui/rounds/round-name";
import { ChangesList } from "~/ui/schemes/changes-list";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.frames_decide()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => frameToAnswer(ctx.actor, await frameById(ctx, args.params.id!)));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await frameById(ctx, args.params.id!);
    const form = await parseForm(ctx, DecideFrameForm);
    await decideFrame(ctx, at.frame.id, form);
    return redirectWithNotice(frameToAnswer(ctx.actor, at).back, m.frames_decided_now({ number: form.number }));
  });
}

export default function DecideFrame() {
  const { round, frame, groups, whyNot, stale, back } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "decision",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(DecideFrameForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: DecideFrameForm }),
    shouldRevalidate: "onInput",
  });
  return (
    <Page narrow>
      <PageHeader
        title={m.frames_decide()}
        lead={m.frames_decide_lead({ name: frame.proposedBy })}
        breadcrumbs={[{ label: roundName(round), to: back }]}
      />
      <ChangesList groups={groups} none={m.frames_unchanged()} />
      <Card className="mt-8">
        <PostForm form={form} labels={{ number: m.frames_number(), decidedOn: m.frames_decided_on() }}>
          <input type="hidden" name="seen" value={frame.seen} />
          <Alert tone="wait">{m.frames_decide_effect()}</Alert>
          <TextField field={fields.number} label={m.frames_number()} placeholder="95/QĐ-HĐBC" className="sm:max-w-xs" />
          <DateField field={fields.decidedOn} label={m.frames_decided_on()} />
          <FormActions cancelTo={back}>
            <Button type="submit" kind="main" whyNot={whyNot ?? stale}>
              {m.frames_decide()}
            </Button>
          </FormActions>
        </PostForm>
      </Card>
    </Page>
  );
}
