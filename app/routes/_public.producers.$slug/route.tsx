import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { producerPage } from "~/domain/gallery/pages.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { legalFormName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ContactLinks } from "~/ui/gallery/contact-links";
import { GalleryCard } from "~/ui/gallery/gallery-card";
import { Section } from "~/ui/primitives/card";
import { Page, PageHeader } from "~/ui/primitives/page-header";
import { Tag } from "~/ui/primitives/tag";
import { ProductGrid } from "~/ui/products/product-card";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.producer.name ?? m.errors_not_found_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ producer: await producerPage(ctx, args.params.slug!) }));
}

export default function Producer() {
  const { producer } = useLoaderData<typeof loader>();
  return (
    <Page>
      <PageHeader
        breadcrumbs={[{ label: m.gallery_title(), to: paths.products() }]}
        title={producer.name}
        lead={producer.address}
        tags={
          <>
            {producer.legalForm && <Tag>{legalFormName(producer.legalForm)}</Tag>}
            <Tag>{producer.provinceName}</Tag>
          </>
        }
      />
      <ContactLinks contact={producer} />
      {producer.story && (
        <Section title={m.gallery_story()}>
          <p className="max-w-3xl whitespace-pre-line">{producer.story}</p>
        </Section>
      )}
      <Section title={m.gallery_producer_products()}>
        <ProductGrid>
          {producer.products.map((item) => (
            <GalleryCard key={item.awardId} item={item} to={paths.product(item.slug)} />
          ))}
        </ProductGrid>
      </Section>
    </Page>
  );
}
