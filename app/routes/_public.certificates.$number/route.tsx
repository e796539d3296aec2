import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { mayKeepCertificates } from "~/domain/certificates/policy";
import { certificateByNumber } from "~/domain/certificates/queries.server";
import { normalizeCertificateNumber } from "~/domain/certificates/rules";
import { keepPage } from "~/http/keep-page.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { CertificatePaper } from "~/ui/certificates/certificate-paper";
import { ButtonLink } from "~/ui/primitives/button";
import { CertificateStatus } from "~/ui/primitives/certificate-status";
import { Page } from "~/ui/primitives/page-header";
import { SearchField } from "~/ui/primitives/search-field";
import { Unbroken } from "~/ui/primitives/unbroken";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title: `${data?.certificate ? m.certificates_page_title({ number: data.certificate.number }) : m.certificates_unknown_title()} · ${m.common_brand()}`,
  },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const number = normalizeCertificateNumber(args.params.number!);
    const certificate = await certificateByNumber(ctx, number);
    const address = new URL(paths.certificate(number), ctx.services.env.PUBLIC_URL).href;
    if (certificate) keepPage(ctx, args.context.request, certificate.sources);
    const isKeeper = certificate !== null && mayKeepCertificates(ctx.actor, certificate.round);
    return data({ number, certificate, address, isKeeper }, { status: certificate ? 200 : 404 });
  });
}

export default function Certificate() {
  const { number, certificate, address, isKeeper } = useLoaderData<typeof loader>();
  if (!certificate) return <Unknown number={number} />;
  const { status, replacedBy } = certificate;
  const isDone = status === "revoked" || status === "superseded";
  return (
    <Page>
      <div className="mx-auto grid max-w-4xl gap-6">
        <CertificateStatus status={status}>
          {status === "valid" && m.certificates_valid_text({ date: formatDate(certificate.validUntil) })}
          {status === "expired" &&
            m.certificates_expired_text({ date: formatDate(certificate.validUntil), year: certificate.year })}
          {status === "revoked" && (
            <>
              {m.certificates_revoked_text({
                date: formatDate(certificate.revokedOn!),
                reason: certificate.revokedReason!,
              })}
              {certificate.revokedBy && (
                <span className="block">{m.certificates_revoked_by({ number: certificate.revokedBy })}</span>
              )}
            </>
          )}
          {status === "superseded" && replacedBy && (
            <>
              {replacedBy.kind === "loss"
                ? m.certificates_superseded_loss({ date: formatDate(replacedBy.on) })
                : m.certificates_superseded_correction({ date: formatDate(replacedBy.on) })}
              <span className="block">{m.certificates_reason({ reason: replacedBy.reason })}</span>
              <Link to={paths.certificate(replacedBy.number)} className="font-semibold">
                <Unbroken text={m.certificates_superseded_by({ number: replacedBy.number })} part={replacedBy.number} />
              </Link>
            </>
          )}
        </CertificateStatus>
        <div className={isDone ? "grayscale" : undefined}>
          <CertificatePaper certificate={certificate} address={address} />
        </div>
        <div className="no-print flex flex-wrap items-center gap-3">
          {!isDone && (
            <ButtonLink to={paths.certificatePdf(certificate.number)} reloadDocument>
              {m.certificates_pdf()}
            </ButtonLink>
          )}
          <ButtonLink to={paths.product(certificate.productSlug)}>{m.certificates_product_page()}</ButtonLink>
          {status === "valid" && (
            <ButtonLink to={paths.certificateKit(certificate.number)}>{m.certificates_kit_link()}</ButtonLink>
          )}
          <Link to={paths.verify()} className="text-sm sm:ml-auto">
            {m.certificates_how()}
          </Link>
        </div>
        {isKeeper && !isDone && (
          <div className="no-print flex flex-wrap items-center gap-3 border-t border-line pt-5">
            {status === "valid" && (
              <>
                <ButtonLink to={paths.organiserReissue(certificate.number)}>{m.certificates_reissue_link()}</ButtonLink>
                <ButtonLink to={paths.organiserCorrection(certificate.number)}>
                  {m.certificates_correct_link()}
                </ButtonLink>
              </>
            )}
            <ButtonLink to={paths.organiserRevocation(certificate.number)}>{m.certificates_revoke_link()}</ButtonLink>
          </div>
        )}
      </div>
    </Page>
  );
}

function Unknown({ number }: { number: string }) {
  return (
    <Page narrow>
      <h1 className="mb-6 text-3xl">{m.certificates_unknown_title()}</h1>
      <CertificateStatus status="unknown">{m.certificates_unknown_text({ number })}</CertificateStatus>
      <div className="mt-6">
        <SearchField
          action={paths.verify()}
          name="number"
          defaultValue={number}
          label={m.certificates_verify_field()}
          placeholder={m.certificates_verify_field()}
          button={m.certificates_verify_button()}
        />
      </div>
    </Page>
  );
}
