import type { RedactionDetails } from "~/domain/redactions/queries.server";
import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ProductPicture } from "~/ui/products/product-picture";

interface PhotoChoiceProps {
  readonly photos: RedactionDetails["photos"];
  /** What was chosen in a form that was refused; undefined: what stands. */
  readonly typed: readonly string[] | string | undefined;
  readonly product: string;
  readonly isClosed: boolean;
}

/** The photos of a dossier, large enough to see what is written on a label; those that are ticked the jury sees. */
export function PhotoChoice({ photos, typed, product, isClosed }: PhotoChoiceProps) {
  if (photos.length === 0) return null;
  const isChosen = (id: string, isShown: boolean) => (typed === undefined ? isShown : [typed].flat().includes(id));
  return (
    <fieldset disabled={isClosed} className="rounded-box bg-card p-4 shadow-card">
      <legend className="float-left w-full font-semibold">{m.redactions_photos()}</legend>
      <p className="clear-both mb-3 text-[0.92rem] text-soft">{m.redactions_photos_hint()}</p>
      <ul className="grid grid-cols-1 gap-4 min-[30rem]:grid-cols-2 lg:grid-cols-3">
        {photos.map((photo) => (
          <li key={photo.fileId}>
            <ProductPicture
              group={null}
              seed={photo.fileId}
              photo={photo.variants}
              alt={m.products_photo_alt({ product, view: photoViewName(photo.view) })}
              sizes="(min-width: 64rem) 24rem, 50vw"
              className="rounded-box"
            />
            <label className="flex min-h-11 items-center gap-2.5">
              <input
                type="checkbox"
                name="photos"
                value={photo.fileId}
                defaultChecked={isChosen(photo.fileId, photo.isShown)}
                className="checkbox"
              />
              {m.redactions_photo_shown({ view: photoViewName(photo.view) })}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
