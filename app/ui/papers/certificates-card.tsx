import { Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Card } from "~/ui/primitives/card";

interface CertificatesCardProps {
  readonly slug: string;
  /** The agency's, whose templates it leads to. */
  readonly agency: string;
  /** The released decision whose certificates are printed; null before the release. */
  readonly decisionId: string | null;
}

/** The certificates of a release: how they look, and all of them at once. */
export function CertificatesCard({ slug, agency, decisionId }: CertificatesCardProps) {
  return (
    <Card as="li" className="grid content-start gap-3">
      <h3 className="text-lg">{m.templates_card_title()}</h3>
      <p className="text-soft">{m.templates_card_lead()}</p>
      <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        {decisionId === null ? (
          <span>{m.templates_card_before()}</span>
        ) : (
          <Link
            to={paths.organiserCertificates(slug, decisionId)}
            className="inline-flex min-h-11 items-center font-semibold sm:min-h-8"
          >
            {m.templates_print_title()}
          </Link>
        )}
        <Link to={paths.organiserTemplates(agency)} className="inline-flex min-h-11 items-center sm:min-h-8">
          {m.templates_title()}
        </Link>
      </p>
    </Card>
  );
}
