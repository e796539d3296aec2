import { formatDate, formatNumber } from "~/i18n/formats";
import { awardStatusName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { type Html, html } from "~/lib/html";
import type { AwardRecord } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import type { LastHead, RoundToKeep, SealToKeep, TranscriptToKeep } from "./kept.server";
import { type ArchiveFacts, name, page, places } from "./page";

const ROOT = "../../";

interface RoundParts {
  readonly facts: ArchiveFacts;
  readonly today: PlainDate;
  readonly round: RoundToKeep;
  readonly awards: readonly AwardRecord[];
  readonly seals: readonly SealToKeep[];
  readonly transcripts: readonly TranscriptToKeep[];
  readonly head: LastHead | null;
}

/** What a round recognised, with its seals, its transcripts and what its ledger was. */
export function roundPage({ facts, today, round, awards, seals, transcripts, head }: RoundParts): string {
  return page({
    facts,
    root: ROOT,
    title: `${round.name} · ${m.common_brand()}`,
    body: html`<h1>${name(round.name)}</h1>
<p lang="en">${name(round.nameEn)}</p>
<p>${levelTitle(round.level)} ${round.year}</p>
<h2>${m.archive_round_list()}</h2>
<div class="wide"><table>
<thead><tr>${[
      m.archive_position(),
      m.archive_product(),
      m.archive_maker(),
      m.archive_province(),
      m.archive_tier(),
      m.certificates_number(),
      m.archive_status(),
    ].map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>
${awards.map((award, place) => awardRow(award, place, today))}</tbody></table></div>
<p class="soft">${m.archive_as_of({ day: formatDate(today) })}</p>
<h2>${m.archive_round_seals()}</h2>
<ul>${seals.map(
      ({ digest, name: sealed }) =>
        html`<li><a href="${ROOT}${places.seal(digest)}">${m.seals_paper({ name: sealed })}</a></li>`,
    )}</ul>
${
  transcripts.length > 0 &&
  html`<h2>${m.archive_round_transcripts()}</h2>
<ul>${transcripts.map(
    ({ digest, publishedAt }) =>
      html`<li><a href="${ROOT}${places.transcript(round.slug, digest)}">${m.archive_round_transcript({ date: formatDate(publishedAt) })}</a></li>`,
  )}</ul>`
}
${head && html`<p class="soft">${m.archive_round_head({ size: formatNumber(head.size), root: head.root })}</p>`}`,
  });
}

function awardRow(award: AwardRecord, place: number, today: PlainDate): Html {
  const { certificateNumber: number, productSlug } = award;
  return html`<tr><td>${place + 1}</td>
<td><a href="${ROOT}${places.product(productSlug)}">${name(award.productName)}</a></td>
<td>${award.establishmentName && name(award.establishmentName)}</td><td>${award.province.name}</td><td>${award.tier}</td>
<td>${number && html`<a href="${ROOT}${places.certificate(number)}">${number}</a>`}</td>
<td>${awardStatusName(certificateStatus(award, today))}</td></tr>
`;
}
