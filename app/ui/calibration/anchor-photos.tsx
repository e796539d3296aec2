import type { AnchorCard } from "~/domain/calibration/queries.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ProductPicture } from "~/ui/products/product-picture";

type Shown = Pick<AnchorCard, "id" | "title" | "groupCode" | "photos">;

/** The first photo large, the others below it; each opens at full size. */
export function AnchorPhotos({ anchor }: { anchor: Shown }) {
  const { id, title, groupCode, photos } = anchor;
  const [first, ...others] = photos;
  if (!first) return <ProductPicture group={groupCode} seed={id} className="rounded-box shadow-card" />;
  const alt = (number: number) => m.calibration_photo_alt({ number, title });
  return (
    <div className="grid gap-2">
      <a href={paths.file(first.fileId, "original")} target="_blank" rel="noreferrer">
        <ProductPicture
          group={groupCode}
          seed={id}
          photo={first.variants}
          alt={alt(1)}
          sizes="(min-width: 64rem) 36rem, 100vw"
          priority
          className="rounded-box shadow-card"
        />
      </a>
      {others.length > 0 && (
        <ul className="grid grid-cols-3 gap-2">
          {others.map((photo, place) => (
            <li key={photo.fileId}>
              <a href={paths.file(photo.fileId, "original")} target="_blank" rel="noreferrer">
                <ProductPicture
                  group={groupCode}
                  seed={id}
                  photo={photo.variants}
                  alt={alt(place + 2)}
                  sizes="(min-width: 64rem) 12rem, 33vw"
                  className="rounded-box"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
