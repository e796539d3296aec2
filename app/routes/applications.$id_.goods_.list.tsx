import type { SubmissionResult } from "@conform-to/react";
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PasteForm } from "~/domain/applications/forms";
import { pasteGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PasteForm as Fields } from "~/ui/applications/paste-form";
import { Card } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.applications_paste_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, number, whyNotWrite } = await ownApplication(ctx, args.params.id!);
    if (whyNotWrite) throw redirect(paths.application(id));
    return { id, number };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    const { lines, file } = await parseUpload(ctx, PasteForm);
    const count = await pasteGoods(ctx, id, { text: lines, file: file && uploadOf(file) });
    return redirectWithNotice(
      paths.applicationLines(id, "goods"),
      m.applications_lines_added({ count: formatNumber(count) }),
    );
  });
}

/** Where a refused list is corrected; the page of the list posts here. */
export default function PasteGoods() {
  const { id, number } = useLoaderData<typeof loader>();
  return (
    <Page narrow>
      <PageHeader
        breadcrumbs={[
          { label: number ?? m.applications_title(), to: paths.application(id) },
          { label: m.applications_step_goods(), to: paths.applicationLines(id, "goods") },
        ]}
        title={m.applications_paste_title()}
        lead={m.applications_paste_lead()}
      />
      <Card>
        <Fields
          main
          action={paths.applicationPaste(id, "goods")}
          hint={m.applications_goods_paste_hint()}
          placeholder={m.applications_goods_paste_example()}
          result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
        />
      </Card>
    </Page>
  );
}
