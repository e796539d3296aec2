import { Form } from "@remix-run/react";
import { ArrowLeft, ArrowRight, Trash2 } from "lucide-react";
import { adviceForPhoto } from "~/domain/attachments/rules";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { PHOTO_VIEWS, type PhotoView } from "~/lib/vocabulary";
import { Button, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { Tag } from "~/ui/primitives/tag";
import { type PhotoVariant, ProductPicture } from "~/ui/products/product-picture";

interface PhotoCardProps {
  readonly product: {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly groupCode: string | null;
  };
  readonly photo: {
    readonly id: string;
    readonly view: PhotoView;
    readonly width: number;
    readonly height: number;
    readonly variants: readonly PhotoVariant[];
  };
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isLocked: boolean;
}

/** One photo: what it shows, where it stands, and its acts. Each act is a form of its own and works without scripts. */
export function PhotoCard({ product, photo, isFirst, isLast, isLocked }: PhotoCardProps) {
  const size = m.products_photo_size({ width: formatNumber(photo.width), height: formatNumber(photo.height) });
  return (
    <Card as="li" padded={false} className="overflow-hidden">
      <div className="relative">
        <ProductPicture
          group={product.groupCode}
          seed={product.slug}
          photo={photo.variants}
          alt={m.products_photo_alt({ product: product.name, view: photoViewName(photo.view) })}
          sizes="(min-width: 64rem) 23rem, (min-width: 40rem) 50vw, 100vw"
        />
        <span className="absolute top-3 left-3 flex gap-2">
          <Tag tone="info">{photoViewName(photo.view)}</Tag>
          {isFirst && <Tag tone="ok">{m.products_photo_first()}</Tag>}
        </span>
      </div>
      <div className="grid gap-3 p-4">
        <div className="flex items-center justify-between gap-3">
          <p className="text-sm text-soft">{size}</p>
          {!isLocked && (
            <PostButton
              action={paths.producerPhotoRemoval(product.id, photo.id)}
              kind="quiet"
              icon={<Trash2 size={18} aria-hidden />}
            >
              {m.products_photo_remove()}
            </PostButton>
          )}
        </div>
        <Advice photo={photo} />
        {!isLocked && (
          <>
            <ViewForm productId={product.id} photo={photo} />
            <div className="flex flex-wrap items-center gap-2">
              {!isFirst && (
                <PostButton
                  action={paths.producerPhotoPosition(product.id, photo.id)}
                  fields={{ direction: "earlier" }}
                  icon={<ArrowLeft size={18} aria-hidden />}
                >
                  {m.products_photo_earlier()}
                </PostButton>
              )}
              {!isLast && (
                <PostButton
                  action={paths.producerPhotoPosition(product.id, photo.id)}
                  fields={{ direction: "later" }}
                  icon={<ArrowRight size={18} aria-hidden />}
                >
                  {m.products_photo_later()}
                </PostButton>
              )}
            </div>
          </>
        )}
      </div>
    </Card>
  );
}

function Advice({ photo }: Pick<PhotoCardProps, "photo">) {
  const advice = adviceForPhoto(photo);
  if (!advice) return null;
  if (advice === "small") return <p className="font-semibold text-wait-ink">{m.products_photo_advice_small()}</p>;
  return <p className="text-sm text-soft">{m.products_photo_advice_print()}</p>;
}

function ViewForm({ productId, photo }: { productId: string; photo: PhotoCardProps["photo"] }) {
  const id = `view-${photo.id}`;
  return (
    <Form
      method="post"
      action={paths.producerProductPhoto(productId, photo.id)}
      className="grid grid-cols-[1fr_auto] items-end gap-2"
    >
      <label htmlFor={id} className="col-span-2 text-sm font-semibold">
        {m.products_photo_view()}
      </label>
      <select id={id} name="view" defaultValue={photo.view} className="select">
        {PHOTO_VIEWS.map((view) => (
          <option key={view} value={view}>
            {photoViewName(view)}
          </option>
        ))}
      </select>
      <Button type="submit">{m.common_save()}</Button>
    </Form>
  );
}
