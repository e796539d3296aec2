import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { NoteForm as Schema } from "~/domain/complaints/forms";
import { noteOnComplaint } from "~/domain/complaints/note-on-complaint.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ActPage } from "./organiser.complaints.$id/act-page";
import { NoteForm } from "./organiser.complaints.$id/note-form";

export const meta: MetaFunction = () => [{ title: `${m.complaints_note()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, label, entry } = await complaintById(ctx, args.params.id!);
    return { complaint: { id, label, entry } };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await noteOnComplaint(ctx, id, await parseForm(ctx, Schema));
    return redirectWithNotice(paths.organiserComplaint(id), m.complaints_noted());
  });
}

export default function Note() {
  const { complaint } = useLoaderData<typeof loader>();
  return (
    <ActPage complaint={complaint} title={m.complaints_note_title({ label: complaint.label })}>
      <NoteForm complaintId={complaint.id} result={useActionData<typeof action>()?.result} />
    </ActPage>
  );
}
