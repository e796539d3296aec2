import { Link } from "@remix-run/react";
import type { Certificate } from "~/domain/certificates/queries.server";
import { sealName } from "~/domain/seals/rules";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatLongDate } from "~/lib/dates";
import { DefinitionList } from "~/ui/primitives/definition-list";
import { QrCode } from "~/ui/primitives/qr-code";
import { Corners, Drum } from "./ornament";

interface CertificatePaperProps {
  readonly certificate: Certificate;
  /** What its QR code opens. */
  readonly address: string;
}

/** The certificate as a page: what the paper says, in the same order. */
export function CertificatePaper({ certificate, address }: CertificatePaperProps) {
  return (
    <article className="relative overflow-hidden rounded-lg border-[6px] border-lacquer bg-card p-1.5 shadow-card">
      <Drum />
      <div className="relative border-2 border-gold p-1">
        <div className="border border-gold px-4 py-10 sm:px-14 sm:py-12">
          <Words certificate={certificate} />
          <Facts certificate={certificate} address={address} />
        </div>
      </div>
      <Corners />
    </article>
  );
}

function Words({ certificate }: { certificate: Certificate }) {
  const { decision, productName, establishmentName, establishmentSlug } = certificate;
  return (
    <div className="text-center text-balance">
      <p className="font-semibold uppercase">{m.certificates_nation()}</p>
      <p className="mx-auto mt-0.5 w-fit border-b-[1.5px] border-ink pb-0.5 font-semibold">{m.certificates_motto()}</p>
      <p className="mt-6 font-semibold tracking-wide uppercase">{decision.agencyName}</p>
      <h1 className="mt-3 text-[clamp(1.4rem,6vw,3.2rem)] tracking-wide text-lacquer-ink uppercase">
        {m.certificates_heading()}
      </h1>
      <p className="mt-1 text-lg">
        {m.certificates_of({ level: levelTitle(certificate.level).toLowerCase(), year: certificate.year })}
      </p>
      {certificate.tier && <p className="mt-1 text-lg font-bold text-lacquer-ink">{certificate.tier}</p>}
      <p className="mt-8 font-display text-[clamp(1.6rem,4.6vw,2.6rem)] leading-tight font-bold">{productName}</p>
      <p aria-hidden="true" className="mx-auto my-3 h-px w-28 bg-gold" />
      {establishmentName && (
        <p className="text-lg font-semibold">
          {establishmentSlug ? (
            <Link to={paths.producer(establishmentSlug)} className="text-ink">
              {establishmentName}
            </Link>
          ) : (
            establishmentName
          )}
        </p>
      )}
      <p>{[certificate.address, certificate.provinceName].filter(Boolean).join(", ")}</p>
    </div>
  );
}

function Facts({ certificate, address }: CertificatePaperProps) {
  const { decision, round, replaces, seal, groupCode, tier } = certificate;
  return (
    <div className="mt-9 grid gap-x-10 gap-y-8 md:grid-cols-[1fr_auto]">
      <DefinitionList
        items={[
          { term: m.certificates_number(), detail: <span className="font-semibold">{certificate.number}</span> },
          {
            term: m.certificates_decision(),
            detail: m.certificates_decision_line({
              number: decision.number,
              date: formatDate(decision.decidedOn),
              agency: decision.agencyName,
            }),
          },
          ...(groupCode ? [{ term: m.certificates_group(), detail: groupNameIn(round, groupCode) }] : []),
          ...(tier ? [{ term: m.certificates_tier(), detail: tier }] : []),
          { term: m.certificates_issued(), detail: formatDate(certificate.issuedOn) },
          { term: m.certificates_valid_until(), detail: formatDate(certificate.validUntil) },
          {
            term: m.certificates_round(),
            detail: <Link to={paths.round(round.slug)}>{getLocale() === "vi" ? round.name : round.nameEn}</Link>,
          },
          ...(replaces
            ? [
                {
                  term: m.certificates_replaces(),
                  detail: (
                    <>
                      {replaces.kind === "loss"
                        ? m.certificates_replaces_loss({ number: replaces.number })
                        : m.certificates_replaces_correction({ number: replaces.number })}
                      <span className="block text-soft">{m.certificates_reason({ reason: replaces.reason })}</span>
                    </>
                  ),
                },
              ]
            : []),
          ...(seal
            ? [
                {
                  term: m.seals_title(),
                  detail: (
                    <Link to={paths.seal(seal.digest)} reloadDocument className="tabular-nums">
                      {sealName(seal)}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
      <div className="flex flex-col items-center gap-6 text-center">
        <div className="min-w-56">
          <p className="italic">
            {decision.place}, {formatLongDate(decision.decidedOn, getLocale())}
          </p>
          <p className="font-semibold uppercase">{decision.signerTitle}</p>
          <p className="py-3 text-soft italic">{m.certificates_signed()}</p>
          <p className="font-semibold">{decision.signerName}</p>
        </div>
        <QrCode src={paths.certificateQr(certificate.number)} address={address} size={132} />
      </div>
    </div>
  );
}
