import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { editExhibitor } from "~/domain/applications/exhibitors.server";
import { ExhibitorForm } from "~/domain/applications/forms";
import { DomainError } from "~/domain/errors";
import { applicationOfList } from "~/http/application-lines.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ExhibitorForm as Fields } from "~/ui/applications/exhibitor-form";
import { LinePage } from "~/ui/applications/line-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_line_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, number, things } = await applicationOfList(ctx, args, "exhibitors");
    const line = things.exhibitors.find((one) => one.id === args.params.line);
    if (!line) throw new DomainError("not_found", m.applications_line_gone());
    return { id, number, line };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, line } = args.params;
    await editExhibitor(ctx, id!, line!, await parseForm(ctx, ExhibitorForm));
    return redirectWithNotice(paths.applicationLines(id!, "exhibitors"), m.applications_line_edited());
  });
}

export default function EditExhibitor() {
  const { line, ...application } = useLoaderData<typeof loader>();
  return (
    <LinePage application={application} list="exhibitors" title={m.applications_line_edit_title()}>
      <Fields
        action={paths.applicationLine(application.id, "exhibitors", line.id)}
        exhibitor={line}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
        cancelTo={paths.applicationLines(application.id, "exhibitors")}
      />
    </LinePage>
  );
}
