import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PasteForm } from "~/domain/applications/forms";
import { pasteGoods } from "~/domain/applications/goods.server";
import { ownApplication } from "~/domain/applications/own-applications.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { PastePage } from "~/ui/applications/paste-page";

export const meta: MetaFunction = () => [{ title: `${m.applications_paste_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, number, changes } = await ownApplication(ctx, args.params.id!);
    if (changes.goods.whyNot) throw redirect(paths.application(id));
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

export default function PasteGoods() {
  return (
    <PastePage
      application={useLoaderData<typeof loader>()}
      list="goods"
      hint={m.applications_goods_paste_hint()}
      placeholder={m.applications_goods_paste_example()}
    />
  );
}
