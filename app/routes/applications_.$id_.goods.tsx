import type { SubmissionResult } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { GoodsForm } from "~/domain/applications/forms";
import { addGoods } from "~/domain/applications/goods.server";
import { applicationOfList } from "~/http/application-lines.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { GoodsForm as Fields } from "~/ui/applications/goods-form";
import { GoodsTable } from "~/ui/applications/goods-table";
import { LineActs } from "~/ui/applications/line-acts";
import { LinesFrame } from "~/ui/applications/lines-frame";
import { PasteForm } from "~/ui/applications/paste-form";
import { Card } from "~/ui/primitives/card";

export const meta: MetaFunction = () => [{ title: `${m.applications_step_goods()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ application: await applicationOfList(ctx, args, "goods") }));
}

/** Adds one line. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const id = args.params.id!;
    await addGoods(ctx, id, await parseForm(ctx, GoodsForm));
    return redirectWithNotice(paths.applicationLines(id, "goods"), m.applications_line_added());
  });
}

/** What is brought, line by line. */
export default function Goods() {
  const { application } = useLoaderData<typeof loader>();
  const { id, things } = application;
  return (
    <LinesFrame application={application} step="goods" lead={m.applications_goods_lead()}>
      <div className="grid gap-6">
        <GoodsTable
          goods={things.goods}
          actions={(line) => <LineActs id={id} list="goods" line={String(line.position)} name={line.name} />}
        />
        <Card>
          <h3 className="mb-4 text-lg">{m.applications_line_add()}</h3>
          <Fields
            // An empty form after each line that was added.
            key={things.goods.length}
            action={paths.applicationLines(id, "goods")}
            result={useActionData<{ result?: SubmissionResult<string[]> }>()?.result}
          />
        </Card>
        <Card>
          <h3 className="mb-4 text-lg">{m.applications_paste_title()}</h3>
          <PasteForm id={id} list="goods" result={undefined} />
        </Card>
      </div>
    </LinesFrame>
  );
}
