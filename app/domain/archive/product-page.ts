import { formatDate } from "~/i18n/formats";
import { awardStatusName, groupName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { type Html, html } from "~/lib/html";
import type { AwardRecord } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import { picture } from "./certificate-page";
import { type ArchiveFacts, definitions, name, page, places } from "./page";
import type { ArchivedPhoto } from "./photos.server";

const ROOT = "../../";

export interface ArchivedProduct {
  readonly slug: string;
  readonly name: string;
  readonly groupCode: string | null;
  readonly summary: string | null;
  readonly setMembers: string | null;
}

interface ProductParts {
  readonly facts: ArchiveFacts;
  readonly today: PlainDate;
  readonly product: ArchivedProduct;
  /** Highest first is not promised: newest first. */
  readonly awards: readonly AwardRecord[];
  readonly photos: readonly (readonly ArchivedPhoto[])[];
  readonly inEnglish: <T>(say: () => T) => T;
}

/** A recognised product; also what lists of earlier years recorded, which has no certificate here. */
export function productPage({ facts, today, product, awards, photos, inEnglish }: ProductParts): string {
  return page({
    facts,
    root: ROOT,
    title: `${product.name} · ${m.common_brand()}`,
    body: html`<h1>${name(product.name)}</h1>
${product.groupCode && html`<p>${groupName(product.groupCode)}</p>`}
${product.summary && html`<p>${name(product.summary)}</p>`}
${product.setMembers && html`<p>${name(product.setMembers)}</p>`}
${photos.length > 0 && html`<div class="photos">${photos.map((forms) => picture(forms, product.name))}</div>`}
${awards.map((award) => awardCard(award, today))}
${inEnglish(
  () =>
    html`<section lang="en"><h2>${name(product.name)}</h2>${awards.map((award) => awardCard(award, today))}</section>`,
)}`,
  });
}

function awardCard(award: AwardRecord, today: PlainDate): Html {
  const status = certificateStatus(award, today);
  const { productName, establishmentName, address, province, certificateNumber, sourceUrl } = award;
  return html`<article class="paper">
<div class="status ${status}">
<strong>${levelTitle(award.level)} ${award.year}: ${status === "recorded" ? m.archive_recorded() : awardStatusName(status)}</strong>
${
  certificateNumber
    ? html`<p><a href="${ROOT}${places.certificate(certificateNumber)}">${m.archive_certificate({ number: certificateNumber })}</a></p>
<p class="soft">${m.archive_as_of({ day: formatDate(today) })}</p>`
    : html`<p>${m.archive_recorded_note()}</p>`
}
</div>
${definitions([
  [m.archive_product(), name(productName)],
  [m.archive_maker(), establishmentName && name(establishmentName)],
  [m.archive_province(), name([address, province.name].filter(Boolean).join(", "))],
  [m.archive_tier(), award.tier && name(award.tier)],
  [m.certificates_decision(), decisionOf(award)],
  [
    m.archive_recorded_source(),
    sourceUrl && /^https?:/.test(sourceUrl)
      ? html`<a href="${sourceUrl}" rel="noopener nofollow">${sourceUrl}</a>`
      : sourceUrl,
  ],
])}
</article>`;
}

function decisionOf({ decisionNumber: number, decisionDate }: AwardRecord): string | null {
  if (!number) return null;
  return decisionDate
    ? m.gallery_award_decision_of({ number, date: formatDate(decisionDate) })
    : m.gallery_award_decision({ number });
}

/** The address of a product that another now stands for. */
export function movedPage(facts: ArchiveFacts, slug: string): string {
  const movesTo = `${ROOT}${places.product(slug)}`;
  return page({
    facts,
    root: ROOT,
    title: m.archive_moved(),
    movesTo,
    body: html`<h1>${m.archive_moved()}</h1><p><a href="${movesTo}">${m.archive_product_page()}</a></p>`,
  });
}
