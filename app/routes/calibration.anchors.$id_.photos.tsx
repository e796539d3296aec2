import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addAnchorPhotos } from "~/domain/calibration/add-anchor-photos.server";
import { AnchorPhotosForm as Schema } from "~/domain/calibration/forms";
import { whyNotPrepare } from "~/domain/calibration/policy";
import { anchorToPrepare } from "~/domain/calibration/queries.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { m } from "~/i18n/paraglide/messages";
import { AnchorPhotosForm } from "~/ui/calibration/anchor-photos-form";
import { Alert } from "~/ui/primitives/alert";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.calibration_photos_title()} · ${m.common_brand()}` }];

/** Where photos that could not be used are said; else one stays on the page of the anchor. */
export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await anchorToPrepare(ctx, args.params.id!);
    return { anchor: { id: at.anchor.id, title: at.anchor.title }, whyNot: whyNotPrepare(at) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    const form = await parseUpload(ctx, Schema);
    const { added, refused } = await addAnchorPhotos(ctx, ctx.services.files, id, form.photos.map(uploadOf));
    if (refused.length > 0) {
      return data({ result: ctx.submission?.reply({ fieldErrors: { photos: [...refused] } }) }, { status: 422 });
    }
    return redirectWithNotice(paths.calibrationAnchor(id), m.calibration_photos_added({ count: added }));
  });
}

export default function AnchorPhotos() {
  const { anchor, whyNot } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <Page narrow>
      <PageHeader
        title={m.calibration_photos_title()}
        breadcrumbs={[{ label: anchor.title, to: paths.calibrationAnchor(anchor.id) }]}
      />
      {whyNot ? <Alert>{whyNot}</Alert> : <AnchorPhotosForm anchorId={anchor.id} result={result} />}
    </Page>
  );
}
