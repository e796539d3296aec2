import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { addPhotos } from "~/domain/products/add-photos.server";
import { AddPhotosForm } from "~/domain/products/forms";
import { whyNotEditProduct } from "~/domain/products/policy";
import { holdsOf, productById } from "~/domain/products/queries.server";
import { missingViews } from "~/domain/products/rules";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { parseUpload, uploadOf } from "~/http/upload.server";
import { formatList } from "~/i18n/formats";
import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Alert } from "~/ui/primitives/alert";
import { ButtonLink } from "~/ui/primitives/button";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { PhotoCard } from "./photo-card";
import { PhotoUpload } from "./photo-upload";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.products_photos_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const product = await productById(ctx, args.params.id!);
    return {
      product,
      whyNot: whyNotEditProduct(ctx.actor, product, await holdsOf(ctx, product.id)),
      mostBytes: ctx.services.env.MAX_UPLOAD_MB * 1_000_000,
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const form = await parseUpload(ctx, AddPhotosForm);
    const { added, refused } = await addPhotos(ctx, ctx.services.files, args.params.id!, form.photos.map(uploadOf));
    if (refused.length > 0) {
      return data({ result: ctx.submission?.reply({ fieldErrors: { photos: [...refused] } }) }, { status: 422 });
    }
    const small = added.filter((photo) => photo.advice === "small").length;
    const notice = [m.products_photos_added({ count: added.length })];
    if (small > 0) notice.push(m.products_photos_small({ count: small }));
    return redirectWithNotice(paths.producerProductPhotos(args.params.id!), notice.join(" "));
  });
}

export default function ProductPhotos() {
  const { product, whyNot, mostBytes } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  const missing = missingViews(product.photos);
  const back = paths.producerProduct(product.id);
  return (
    <Page>
      <PageHeader
        title={m.products_photos_title()}
        lead={m.products_photos_lead()}
        breadcrumbs={[
          { label: m.ui_area_producer(), to: paths.producerHome() },
          { label: product.name, to: back },
        ]}
        actions={
          product.isPublic && <ButtonLink to={paths.product(product.slug)}>{m.products_public_page()}</ButtonLink>
        }
      />
      {whyNot ? (
        <Alert tone="info">{whyNot}</Alert>
      ) : (
        <PhotoUpload product={product} mostBytes={mostBytes} result={result} />
      )}
      <div className="mt-8">
        {product.photos.length === 0 ? (
          <EmptyState title={m.products_photos_empty_title()}>{m.products_photos_empty_text()}</EmptyState>
        ) : (
          <>
            <p className={missing.length > 0 ? "mb-4 font-semibold text-wait-ink" : "mb-4 font-semibold text-ok-ink"}>
              {missing.length > 0
                ? m.products_photos_missing({ views: formatList(missing.map(photoViewName)) })
                : m.products_photos_complete()}
            </p>
            <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
              {product.photos.map((photo, place) => (
                <PhotoCard
                  key={photo.id}
                  product={product}
                  photo={photo}
                  isFirst={place === 0}
                  isLast={place === product.photos.length - 1}
                  isLocked={whyNot !== null}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <div className="mt-8">
        <ButtonLink to={back} kind={missing.length === 0 ? "main" : "plain"}>
          {m.products_photos_done()}
        </ButtonLink>
      </div>
    </Page>
  );
}
