import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GoodsForm } from "~/domain/applications/forms";
import { editGoods } from "~/domain/applications/goods.server";
import { DomainError } from "~/domain/errors";
import { applicationOfList } from "~/http/application-lines.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { wholeParam } from "~/http/whole-param";
import { m } from "~/i18n/paraglide/messages";
import { GoodsForm as Fields } from "~/ui/applications/goods-form";
import { LinePage } from "~/ui/applications/line-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_line_edit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { id, number, things } = await applicationOfList(ctx, args, "goods");
    const line = things.goods.find((one) => String(one.position) === args.params.line);
    if (!line) throw new DomainError("not_found", m.applications_line_gone());
    return { id, number, line };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, line } = args.params;
    await editGoods(ctx, id!, wholeParam(line), await parseForm(ctx, GoodsForm));
    return redirectWithNotice(paths.applicationLines(id!, "goods"), m.applications_line_edited());
  });
}

export default function EditGoods() {
  const { line, ...application } = useLoaderData<typeof loader>();
  return (
    <LinePage application={application} list="goods" title={m.applications_line_edit_title()}>
      <Fields
        action={paths.applicationLine(application.id, "goods", String(line.position))}
        line={line}
        result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
        cancelTo={paths.applicationLines(application.id, "goods")}
      />
    </LinePage>
  );
}
