import { Link } from "@remix-run/react";
import type { KnownTitle } from "~/domain/nominations/lower-title";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";

/** The title that a letter of request names the dossier with: it is read, and nobody types another. */
export function LetterTitle({ title, nominationId }: { readonly title: KnownTitle; readonly nominationId: string }) {
  return (
    <section className="grid gap-4">
      <h2>{m.nominations_title_section()}</h2>
      <p className="text-soft">{m.nominations_level_title_of_letter()}</p>
      <div className="rounded-field bg-wash px-3.5 py-2.5">
        <Link to={paths.certificate(title.number)} className="font-semibold">
          {title.number}
        </Link>
        <span className="block">{title.productName}</span>
        <span className="block text-sm text-soft">
          {m.nominations_level_known_facts({
            level: levelTitle(title.level),
            from: formatDate(title.issuedOn),
            until: formatDate(title.validUntil),
          })}
        </span>
      </div>
      <div className="actions">
        <ButtonLink kind="main" to={paths.producerNominationSubmission(nominationId)}>
          {m.nominations_step_submit()}
        </ButtonLink>
      </div>
    </section>
  );
}
