import { Link } from "@remix-run/react";
import { missingViews, REQUIRED_VIEWS } from "~/domain/products/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { shortGroupName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PhotoView } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { EmptyState } from "~/ui/primitives/empty-state";
import { Tag } from "~/ui/primitives/tag";
import { type PhotoVariant, ProductPicture } from "./product-picture";

interface OwnProduct {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly groupCode: string | null;
  readonly photos: readonly { readonly view: PhotoView; readonly variants: readonly PhotoVariant[] }[];
}

/** A producer's products as cards, with how far their photos are. */
export function OwnProducts({ products }: { products: readonly OwnProduct[] }) {
  if (products.length === 0) {
    return <EmptyState title={m.products_empty_title()}>{m.products_empty_text()}</EmptyState>;
  }
  return (
    <ul className="grid grid-cols-2 gap-3 sm:gap-4 lg:grid-cols-4">
      {products.map((product) => (
        <Card as="li" key={product.id} padded={false} className="relative overflow-hidden">
          <ProductPicture group={product.groupCode} seed={product.slug} photo={product.photos[0]?.variants} />
          <div className="grid content-start gap-2 p-3 sm:p-4">
            <Completeness photos={product.photos} />
            <h3>
              <Link to={paths.producerProduct(product.id)} className="text-ink after:absolute after:inset-0">
                {product.name}
              </Link>
            </h3>
            {product.groupCode && <p className="text-sm text-soft">{shortGroupName(product.groupCode)}</p>}
          </div>
        </Card>
      ))}
    </ul>
  );
}

function Completeness({ photos }: Pick<OwnProduct, "photos">) {
  const total = REQUIRED_VIEWS.length;
  const done = total - missingViews(photos).length;
  return (
    <Tag tone={done === total ? "ok" : "wait"}>
      {m.products_completeness({ done: formatNumber(done), total: formatNumber(total) })}
    </Tag>
  );
}
