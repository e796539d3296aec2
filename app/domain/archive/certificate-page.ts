import { formatDate } from "~/i18n/formats";
import { awardStatusName, groupNameIn, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { type Html, html } from "~/lib/html";
import type { Certificate } from "../certificates/queries.server";
import { sealName } from "../seals/rules";
import { type ArchiveFacts, definitions, name, page, places } from "./page";
import type { ArchivedPhoto } from "./photos.server";

const ROOT = "../../";

/** Said once in each language by whoever calls. */
type InEnglish = <T>(say: () => T) => T;

interface CertificateParts {
  readonly facts: ArchiveFacts;
  /** The day of the archive. */
  readonly today: string;
  readonly certificate: Certificate;
  readonly photo: readonly ArchivedPhoto[] | null;
  /** Its PDF lies beside it. */
  readonly hasPdf: boolean;
  readonly inEnglish: InEnglish;
}

/** What a printed QR code opens once the archive is served. */
export function certificatePage({ facts, today, certificate, photo, hasPdf, inEnglish }: CertificateParts): string {
  const { number } = certificate;
  return page({
    facts,
    root: ROOT,
    title: `${m.certificates_page_title({ number })} · ${m.common_brand()}`,
    body: html`<h1>${m.certificates_page_title({ number })}</h1>
${statusBox(certificate, today)}
<article class="paper">
<p><strong>${certificate.decision.agencyName}</strong></p>
<p>${titleOf(certificate)}</p>
<h2>${name(certificate.productName)}</h2>
<p>${certificate.establishmentName && html`<strong>${name(certificate.establishmentName)}</strong><br>`}${name(placeOf(certificate))}</p>
${picture(photo, certificate.productName)}
${certificateFacts(certificate)}
</article>
<p>${linksOf(certificate, hasPdf)}</p>
${inEnglish(() => summary(certificate, today))}`,
  });
}

const titleOf = ({ level, year }: Certificate) => m.certificates_of({ level: levelTitle(level).toLowerCase(), year });

const placeOf = ({ address, provinceName }: Certificate) => [address, provinceName].filter(Boolean).join(", ");

function statusBox(certificate: Certificate, today: string): Html {
  const { status } = certificate;
  return html`<div class="status ${status}">
<strong>${m.archive_status_on({ status: awardStatusName(status), day: formatDate(today) })}</strong>
${worth(certificate)}
<p class="soft">${m.archive_as_of({ day: formatDate(today) })}</p>
</div>`;
}

function worth({ status, validUntil, year, revokedOn, revokedReason, revokedBy, replacedBy }: Certificate): Html {
  const date = formatDate(validUntil);
  if (status === "valid") return html`<p>${m.certificates_valid_text({ date })}</p>`;
  if (status === "expired") return html`<p>${m.certificates_expired_text({ date, year })}</p>`;
  if (status === "revoked") {
    const told = m.certificates_revoked_text({ date: formatDate(revokedOn!), reason: revokedReason! });
    return html`<p>${name(told)}</p>${revokedBy && html`<p>${m.certificates_revoked_by({ number: revokedBy })}</p>`}`;
  }
  if (!replacedBy) return html``;
  const on = { date: formatDate(replacedBy.on) };
  const why =
    replacedBy.kind === "loss" ? m.certificates_superseded_loss(on) : m.certificates_superseded_correction(on);
  return html`<p>${why} ${name(m.certificates_reason({ reason: replacedBy.reason }))}</p>
<p><a href="${ROOT}${places.certificate(replacedBy.number)}">${m.certificates_superseded_by({ number: replacedBy.number })}</a></p>`;
}

function certificateFacts(certificate: Certificate): Html {
  const { number, decision, issuedOn, validUntil, groupCode, tier, round, replaces, seal } = certificate;
  return definitions([
    [m.certificates_number(), number],
    [
      m.certificates_decision(),
      m.certificates_decision_line({
        number: decision.number,
        date: formatDate(decision.decidedOn),
        agency: decision.agencyName,
      }),
    ],
    [m.archive_signer(), `${decision.signerTitle} ${decision.signerName}, ${decision.place}`],
    [m.certificates_issued(), formatDate(issuedOn)],
    [m.certificates_valid_until(), formatDate(validUntil)],
    [m.archive_group(), groupCode && groupNameIn(round, groupCode)],
    [m.archive_tier(), tier],
    [m.certificates_round(), html`<a href="${ROOT}${places.round(round.slug)}">${name(round.name)}</a>`],
    [
      m.certificates_replaces(),
      replaces &&
        html`<a href="${ROOT}${places.certificate(replaces.number)}">${
          replaces.kind === "loss"
            ? m.certificates_replaces_loss({ number: replaces.number })
            : m.certificates_replaces_correction({ number: replaces.number })
        }</a> ${name(m.certificates_reason({ reason: replaces.reason }))}`,
    ],
    [
      m.seals_title(),
      seal ? html`<a href="${ROOT}${places.seal(seal.digest)}">${sealName(seal)}</a>` : m.archive_unsealed(),
    ],
  ]);
}

function linksOf({ number, productSlug }: Certificate, hasPdf: boolean): Html {
  const links = [
    html`<a href="${ROOT}${places.credential(number)}">${m.archive_credential()}</a>`,
    hasPdf && html`<a href="${ROOT}${places.pdf(number)}">${m.archive_pdf()}</a>`,
    html`<a href="${ROOT}${places.product(productSlug)}">${m.archive_product_page()}</a>`,
    html`<a href="${ROOT}verify/index.html">${m.archive_verify()}</a>`,
  ];
  return html`${links.filter(Boolean).map((link, place) => [place > 0 ? " · " : null, link])}`;
}

/** A photo for phones and screens. forms: narrowest first. */
export function picture(forms: readonly ArchivedPhoto[] | null, productName: string): Html {
  const [first] = forms ?? [];
  if (!forms || !first) return html``;
  const sources = forms.map(({ path, width }) => `${ROOT}${path} ${width}w`).join(", ");
  return html`<img src="${ROOT}${first.path}" srcset="${sources}" sizes="(min-width: 56rem) 54rem, 95vw" width="${first.width}" height="${first.height}" alt="${m.archive_photo({ name: productName })}" loading="lazy">`;
}

function summary(certificate: Certificate, today: string): Html {
  const { number, productName, establishmentName, decision, issuedOn, validUntil } = certificate;
  return html`<section lang="en">
<h2>${m.certificates_page_title({ number })}</h2>
${statusBox(certificate, today)}
${definitions([
  [m.archive_product(), name(productName)],
  [m.archive_maker(), establishmentName && name(establishmentName)],
  [m.archive_award(), titleOf(certificate)],
  [
    m.certificates_decision(),
    m.certificates_decision_line({
      number: decision.number,
      date: formatDate(decision.decidedOn),
      agency: decision.agencyName,
    }),
  ],
  [m.certificates_issued(), formatDate(issuedOn)],
  [m.certificates_valid_until(), formatDate(validUntil)],
])}
</section>`;
}
