import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { assignComplaint } from "~/domain/complaints/assign-complaint.server";
import { complaintById } from "~/domain/complaints/complaint-details.server";
import { AssignComplaintForm } from "~/domain/complaints/forms";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ActPage } from "./organiser.complaints.$id/act-page";
import { AssignForm } from "./organiser.complaints.$id/assign-form";

export const meta: MetaFunction = () => [{ title: `${m.complaints_assign()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const complaint = await complaintById(ctx, args.params.id!);
    if (!complaint.mayAssign) throw new DomainError("forbidden", m.complaints_runners_only());
    return { complaint };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await assignComplaint(ctx, id, await parseForm(ctx, AssignComplaintForm));
    return redirectWithNotice(paths.organiserComplaint(id), m.complaints_assigned());
  });
}

export default function Assignment() {
  const { complaint } = useLoaderData<typeof loader>();
  return (
    <ActPage complaint={complaint} title={m.complaints_assign_title({ label: complaint.label })}>
      <AssignForm complaint={complaint} result={useActionData<typeof action>()?.result} />
    </ActPage>
  );
}
