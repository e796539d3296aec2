import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { productMovedTo, productPage } from "~/domain/gallery/pages.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { levelTitle, photoViewName, shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ContactLinks } from "~/ui/gallery/contact-links";
import { GalleryCard } from "~/ui/gallery/gallery-card";
import { Card, Section } from "~/ui/primitives/card";
import { CertificateTag } from "~/ui/primitives/certificate-status";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { QrCode } from "~/ui/primitives/qr-code";
import { AwardTag, Tag } from "~/ui/primitives/tag";
import { Unbroken } from "~/ui/primitives/unbroken";
import { ProductGrid } from "~/ui/products/product-card";
import { ProductPicture } from "~/ui/products/product-picture";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.product.name ?? m.errors_not_found_title()} · ${m.common_brand()}` },
  ...(data?.product.summary ? [{ name: "description", content: data.product.summary }] : []),
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const moved = await productMovedTo(ctx, args.params.slug!);
    if (moved) return redirect(paths.product(moved), 301);
    const product = await productPage(ctx, args.params.slug!);
    const address = new URL(paths.product(product.slug), ctx.services.env.PUBLIC_URL).href;
    return { product, address };
  });
}

export default function Product() {
  const { product, address } = useLoaderData<typeof loader>();
  const [best] = product.awards;
  const [first, ...more] = product.photos;
  return (
    <Page>
      <div className="grid gap-x-11 gap-y-7 lg:grid-cols-[1.1fr_1fr]">
        <div>
          <ProductPicture
            group={product.groupCode}
            seed={product.slug}
            photo={first?.variants}
            alt={first && m.gallery_photo_alt({ name: product.name, view: photoViewName(first.view) })}
            sizes="(min-width: 64rem) 38rem, 100vw"
            priority
            className="rounded-box shadow-card"
          />
          {more.length > 0 && (
            <div className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-2">
              {more.map((photo) => (
                <a key={photo.id} href={photo.variants.at(-1)?.url}>
                  <ProductPicture
                    group={product.groupCode}
                    seed={product.slug}
                    photo={photo.variants}
                    alt={m.gallery_photo_alt({ name: product.name, view: photoViewName(photo.view) })}
                    sizes="(min-width: 64rem) 12rem, 33vw"
                    className="rounded-lg"
                  />
                </a>
              ))}
            </div>
          )}
        </div>
        <div>
          <PageHeader
            breadcrumbs={[{ label: m.gallery_title(), to: paths.products() }]}
            title={product.name}
            lead={product.summary}
            tags={
              <>
                {best && <AwardTag level={best.level} year={best.year} />}
                {product.groupCode && <Tag>{shortGroupName(product.groupCode)}</Tag>}
                <Tag>{product.provinceName}</Tag>
              </>
            }
          />
          <h2 className="text-xl">{m.gallery_awards()}</h2>
          <ul className="mt-3 grid gap-3">
            {product.awards.map((award) => (
              <Card as="li" key={award.awardId} className="grid gap-1.5 sm:p-5">
                <div className="flex flex-wrap items-center justify-between gap-2">
                  <p className="font-semibold">
                    {m.gallery_award_line({ level: levelTitle(award.level), year: award.year })}
                    {award.tier && ` · ${award.tier}`}
                  </p>
                  <CertificateTag status={award.status} />
                </div>
                {award.certificateNumber ? (
                  <Link to={paths.certificate(award.certificateNumber)}>
                    <Unbroken
                      text={m.gallery_certificate({ number: award.certificateNumber })}
                      part={award.certificateNumber}
                    />
                  </Link>
                ) : (
                  <p className="text-sm text-soft">{m.gallery_recorded_note()}</p>
                )}
                {award.decisionNumber && (
                  <p className="text-sm">{decisionLine(award.decisionNumber, award.decisionDate)}</p>
                )}
                {award.sourceUrl && (
                  <a href={award.sourceUrl} rel="noopener nofollow" className="text-sm">
                    {m.gallery_source()}
                  </a>
                )}
              </Card>
            ))}
          </ul>
          <h2 className="mt-8 text-xl">{m.gallery_maker()}</h2>
          {product.producer ? (
            <div className="mt-2">
              <p className="text-lg font-semibold">
                <Link to={paths.producer(product.producer.slug)}>{product.producer.name}</Link>
              </p>
              {product.producer.address && <p className="text-soft">{product.producer.address}</p>}
              <ContactLinks contact={product.producer} />
            </div>
          ) : (
            <p className="mt-2 text-soft">{m.gallery_maker_unknown()}</p>
          )}
          {product.setMembers && (
            <>
              <h2 className="mt-8 text-xl">{m.gallery_set_members()}</h2>
              <p className="mt-2 whitespace-pre-line">{product.setMembers}</p>
            </>
          )}
        </div>
      </div>
      <div className="grid gap-x-11 lg:grid-cols-[1.1fr_1fr]">
        {product.producer?.story && (
          <Section title={m.gallery_story()}>
            <p className="max-w-3xl whitespace-pre-line">{product.producer.story}</p>
          </Section>
        )}
        <Section title={m.gallery_share()}>
          <QrCode src={paths.productQr(product.slug)} address={address} />
        </Section>
      </div>
      {product.others.length > 0 && (
        <Section title={m.gallery_more_of_maker()}>
          <ProductGrid>
            {product.others.map((item) => (
              <GalleryCard key={item.awardId} item={item} to={paths.product(item.slug)} />
            ))}
          </ProductGrid>
        </Section>
      )}
    </Page>
  );
}

const decisionLine = (number: string, date: string | null) =>
  date ? m.gallery_award_decision_of({ number, date: formatDate(date) }) : m.gallery_award_decision({ number });
