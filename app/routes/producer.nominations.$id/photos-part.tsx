import { Camera } from "lucide-react";
import type { Nomination } from "~/domain/nominations/queries.server";
import { missingViews } from "~/domain/products/rules";
import { paths } from "~/http/paths";
import { formatList } from "~/i18n/formats";
import { photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { DossierPhotos } from "~/ui/dossier/dossier-photos";
import { ButtonLink } from "~/ui/primitives/button";

/** The first step: the photos, which belong to the product. */
export function PhotosPart({ nomination }: { nomination: Nomination }) {
  const { id, photos, dossier, groupCode, productId } = nomination;
  const missing = missingViews(photos);
  return (
    <div className="grid gap-4">
      <h2>{m.nominations_step_photos()}</h2>
      <p className="text-soft">{m.nominations_photos_step_text()}</p>
      {photos.length > 0 && (
        <div className="max-w-xl">
          <DossierPhotos photos={photos} product={dossier.product.name} group={groupCode} seed={productId} />
        </div>
      )}
      <p className={missing.length > 0 ? "font-semibold text-wait-ink" : "font-semibold text-ok-ink"}>
        {missing.length > 0
          ? m.products_photos_missing({ views: formatList(missing.map(photoViewName)) })
          : m.products_photos_complete()}
      </p>
      <div className="flex flex-wrap gap-3">
        <ButtonLink
          to={paths.producerProductPhotos(productId)}
          kind={missing.length > 0 ? "main" : "plain"}
          icon={<Camera size={20} aria-hidden />}
        >
          {m.products_photos_manage()}
        </ButtonLink>
        <ButtonLink to={paths.producerNominationStep(id, "product")} kind={missing.length > 0 ? "plain" : "main"}>
          {m.common_continue()}
        </ButtonLink>
      </div>
    </div>
  );
}
