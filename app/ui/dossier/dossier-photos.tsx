import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PhotoView } from "~/lib/vocabulary";
import { ProductPicture } from "~/ui/products/product-picture";

interface DossierPhotosProps {
  readonly photos: readonly {
    readonly view: PhotoView;
    readonly original: string;
    readonly variants: readonly { readonly url: string; readonly width: number }[];
  }[];
  readonly product: string;
  readonly group: string | null;
  /** What never changes about the product, for the drawing where there is no photo. */
  readonly seed: string;
}

/** The first photo large, the others below it; each opens at full size. */
export function DossierPhotos({ photos, product, group, seed }: DossierPhotosProps) {
  const [first, ...others] = photos;
  if (!first) {
    return <ProductPicture group={group} seed={seed} className="rounded-box shadow-card" />;
  }
  const alt = (view: PhotoView) => m.products_photo_alt({ product, view: photoViewName(view) });
  return (
    <div className="grid gap-2">
      <a href={first.original} target="_blank" rel="noreferrer">
        <ProductPicture
          group={group}
          seed={seed}
          photo={first.variants}
          alt={alt(first.view)}
          sizes="(min-width: 64rem) 36rem, 100vw"
          priority
          className="rounded-box shadow-card"
        />
      </a>
      {others.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {others.map((photo) => (
            <li key={photo.original}>
              <a href={photo.original} target="_blank" rel="noreferrer" className="no-underline">
                <ProductPicture
                  group={group}
                  seed={seed}
                  photo={photo.variants}
                  alt={alt(photo.view)}
                  sizes="(min-width: 64rem) 12rem, 33vw"
                  className="rounded-box"
                />
                <span className="text-sm text-soft">{photoViewName(photo.view)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
