import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Trash2 } from "lucide-react";
import { editAnchor } from "~/domain/calibration/edit-anchor.server";
import { AnchorForm as Schema } from "~/domain/calibration/forms";
import { whyNotPrepare } from "~/domain/calibration/policy";
import { anchorToPrepare } from "~/domain/calibration/queries.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { AnchorForm } from "~/ui/calibration/anchor-form";
import { AnchorPane } from "~/ui/calibration/anchor-pane";
import { AnchorPhotosForm } from "~/ui/calibration/anchor-photos-form";
import { deskPath, roundOf } from "~/ui/calibration/calibration-data";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card, Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { ProductPicture } from "~/ui/products/product-picture";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.anchor.title : m.calibration_edit_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const at = await anchorToPrepare(ctx, args.params.id!);
    return {
      round: roundOf(at.round),
      anchor: at.anchor,
      whyNot: whyNotPrepare(at),
      back: deskPath(ctx.actor, at.round),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const id = args.params.id!;
    await editAnchor(ctx, id, await parseForm(ctx, Schema));
    return redirectWithNotice(paths.calibrationAnchor(id), m.calibration_anchor_saved());
  });
}

export default function EditAnchor() {
  const { round, anchor, whyNot, back } = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.result;
  return (
    <Page narrow>
      <PageHeader
        title={anchor.title}
        lead={!whyNot && m.calibration_new_lead()}
        breadcrumbs={[{ label: m.calibration_desk_title(), to: back }]}
      />
      {whyNot ? (
        <>
          <Alert className="mb-6">{whyNot}</Alert>
          <AnchorPane anchor={anchor} rules={round} />
        </>
      ) : (
        <>
          <Section title={m.calibration_photos_title()} className="mt-0">
            {anchor.photos.length === 0 && <p className="mb-3 text-soft">{m.calibration_photos_none()}</p>}
            <ul className="mb-4 grid grid-cols-2 gap-3 sm:grid-cols-3">
              {anchor.photos.map((photo, place) => (
                <Card as="li" key={photo.fileId} padded={false} className="overflow-hidden">
                  <ProductPicture
                    group={anchor.groupCode}
                    seed={anchor.id}
                    photo={photo.variants}
                    alt={m.calibration_photo_alt({ number: place + 1, title: anchor.title })}
                    sizes="(min-width: 40rem) 14rem, 50vw"
                  />
                  <PostButton
                    small
                    kind="quiet"
                    action={paths.calibrationPhotoRemoval(anchor.id, photo.fileId)}
                    icon={<Trash2 size={16} aria-hidden />}
                  >
                    {m.calibration_photo_remove()}
                  </PostButton>
                </Card>
              ))}
            </ul>
            <AnchorPhotosForm anchorId={anchor.id} />
          </Section>
          <Section title={m.calibration_about_title()}>
            <AnchorForm
              // What was saved is what the next change begins with.
              key={JSON.stringify([anchor.title, anchor.description, anchor.origin, anchor.groupCode])}
              rules={round}
              anchor={anchor}
              lastResult={lastResult}
              whyNot={null}
              cancelTo={back}
            />
          </Section>
          <p className="mt-8 flex flex-wrap gap-3">
            <ButtonLink to={paths.calibrationAnchorAct(anchor.id, "reference")}>
              {m.calibration_set_reference()}
            </ButtonLink>
            <ButtonLink to={back}>{m.calibration_back()}</ButtonLink>
          </p>
        </>
      )}
    </Page>
  );
}
