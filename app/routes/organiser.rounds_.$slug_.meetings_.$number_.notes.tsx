import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { MeetingNotesForm } from "~/domain/councils/forms";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotWriteNotes } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { writeMeetingNotes } from "~/domain/councils/write-meeting-notes.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { TextArea } from "~/ui/primitives/fields";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_notes()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { round, mayRun, ...council } = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, { round, mayRun, ...council }, args.params.number!);
    const { number, title, notes } = meeting;
    const whyNot = mayRun ? whyNotWriteNotes(round, meeting) : m.councils_not_yours_to_run();
    return { slug: round.slug, number, title, notes, whyNot };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    await writeMeetingNotes(ctx, id, await parseForm(ctx, MeetingNotesForm));
    return redirectWithNotice(paths.organiserMeeting(council.round.slug, number), m.councils_notes_done());
  });
}

export default function MeetingNotes() {
  const { slug, number, title, notes, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "notes",
    lastResult: useActionData<typeof action>()?.result,
    constraint: getZodConstraint(MeetingNotesForm),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: MeetingNotesForm }),
    defaultValue: { notes: notes ?? "" },
  });
  const here = paths.organiserMeeting(slug, number);
  return (
    <FormPage
      form={form}
      title={m.councils_notes()}
      lead={m.councils_notes_lead()}
      breadcrumbs={[{ label: m.councils_meeting_title({ number, title }), to: here }]}
    >
      <TextArea field={fields.notes} label={m.councils_notes_field()} hint={m.councils_notes_hint()} rows={14} />
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.common_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
