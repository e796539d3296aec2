import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addExhibitor } from "~/domain/applications/exhibitors.server";
import { ExhibitorForm } from "~/domain/applications/forms";
import { applicationOfList } from "~/http/application-lines.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { ExhibitorForm as Fields } from "~/ui/applications/exhibitor-form";
import { ExhibitorTable } from "~/ui/applications/exhibitor-table";
import { LineActs } from "~/ui/applications/line-acts";
import { LinesFrame } from "~/ui/applications/lines-frame";
import { PasteForm } from "~/ui/applications/paste-form";
import { Card } from "~/ui/primitives/card";

export const meta: MetaFunction = () => [{ title: `${m.applications_step_exhibitors()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ application: await applicationOfList(ctx, args, "exhibitors") }));
}

/** Adds one line. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await addExhibitor(ctx, id, await parseForm(ctx, ExhibitorForm));
    return redirectWithNotice(paths.applicationLines(id, "exhibitors"), m.applications_line_added());
  });
}

/** Whom a centre brings, one by one. */
export default function Exhibitors() {
  const { application } = useLoaderData<typeof loader>();
  const { id, things } = application;
  return (
    <LinesFrame application={application} step="exhibitors" lead={m.applications_exhibitors_lead()}>
      <div className="grid gap-6">
        <ExhibitorTable
          exhibitors={things.exhibitors}
          actions={(one) => <LineActs id={id} list="exhibitors" line={one.id} name={one.name} />}
        />
        <Card>
          <h3 className="mb-4 text-lg">{m.applications_exhibitor_add()}</h3>
          <Fields
            // An empty form after each line that was added.
            key={things.exhibitors.length}
            action={paths.applicationLines(id, "exhibitors")}
            result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
          />
        </Card>
        <Card>
          <h3 className="mb-4 text-lg">{m.applications_paste_title()}</h3>
          <PasteForm id={id} list="exhibitors" result={undefined} />
        </Card>
      </div>
    </LinesFrame>
  );
}
