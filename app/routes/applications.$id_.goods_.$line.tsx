import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GoodsForm } from "~/domain/applications/forms";
import { editGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { DomainError } from "~/domain/errors";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { GoodsForm as Fields } from "~/ui/applications/goods-form";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_line_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, number, things, whyNotWrite } = await ownApplication(ctx, args.params.id!);
    if (whyNotWrite) throw redirect(paths.application(id));
    const line = things.goods.find((one) => String(one.position) === args.params.line);
    if (!line) throw new DomainError("not_found", m.applications_line_gone());
    return { id, number, line };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, line } = args.params;
    await editGoods(ctx, id!, Number(line), await parseForm(ctx, GoodsForm));
    return redirectWithNotice(paths.applicationLines(id!, "goods"), m.applications_line_edited());
  });
}

export default function EditGoods() {
  const { id, number, line } = useLoaderData<typeof loader>();
  const list = paths.applicationLines(id, "goods");
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[
          { label: number ?? m.applications_title(), to: paths.application(id) },
          { label: m.applications_step_goods(), to: list },
        ]}
        title={m.applications_line_edit_title()}
      />
      <Card>
        <Fields
          action={paths.applicationLine(id, "goods", String(line.position))}
          line={line}
          result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
          cancelTo={list}
        />
      </Card>
    </Page>
  );
}
