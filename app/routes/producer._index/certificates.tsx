import { Link } from "@remix-run/react";
import type { HeldAward } from "~/domain/establishments/held-awards.server";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import type { AwardStatus } from "~/lib/vocabulary";
import { Card } from "~/ui/primitives/card";
import { CertificateTag } from "~/ui/primitives/certificate-status";
import { AwardTag } from "~/ui/primitives/tag";
import { Unbroken } from "~/ui/primitives/unbroken";

interface CertificatesProps {
  readonly awards: readonly (HeldAward & { readonly status: AwardStatus })[];
}

/** What the producer has won, with its certificate where there is one. */
export function Certificates({ awards }: CertificatesProps) {
  if (awards.length === 0) return <p className="text-soft">{m.nominations_certificates_empty()}</p>;
  return (
    <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {awards.map((award) => (
        <Card as="li" key={award.id} className="grid content-start gap-2">
          <div className="flex flex-wrap gap-2">
            <AwardTag level={award.level} year={award.year} />
            <CertificateTag status={award.status} />
          </div>
          <h3>
            <Link to={paths.product(award.productSlug)} className="text-ink">
              {award.productName}
            </Link>
          </h3>
          {award.validUntil && (
            <p className="text-soft">{m.nominations_certificate_until({ date: formatDate(award.validUntil) })}</p>
          )}
          {award.certificateNumber && (
            <Link to={paths.certificate(award.certificateNumber)}>
              <Unbroken
                text={m.nominations_certificate_view({ number: award.certificateNumber })}
                part={award.certificateNumber}
              />
            </Link>
          )}
        </Card>
      ))}
    </ul>
  );
}
