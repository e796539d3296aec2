import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type Html, html } from "~/lib/html";

/** What every page of an archive says of it. */
export interface ArchiveFacts {
  /** "https://tinhhoa.vn" */
  readonly site: string;
  /** "tinhhoa.vn" */
  readonly host: string;
  readonly at: Date;
}

/**
 * From a page to the archive's folder. Links always go there first and name the file of a folder: so they lead to the same page from
 * a folder, from a server that adds a slash to `/certificates/<number>` and from one that does not.
 */
export type Root = "" | "../" | "../../";

interface PageParts {
  readonly facts: ArchiveFacts;
  readonly title: string;
  readonly root: Root;
  readonly body: Html;
  /** At the end of the page. */
  readonly scripts?: readonly string[];
  /** Where the page leads by itself. */
  readonly movesTo?: string;
}

/** A page of the archive, in Vietnamese. */
export function page({ facts, title, root, body, scripts = [], movesTo }: PageParts): string {
  return html`<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${movesTo && html`<meta http-equiv="refresh" content="0; url=${movesTo}">\n`}<link rel="stylesheet" href="${root}archive.css">
</head>
<body>
<header><a href="${root}index.html">${m.common_brand()} · ${m.archive_home()}</a></header>
<main>
${body}
</main>
<footer><p>${m.archive_made({ host: facts.host, time: formatDateTime(facts.at) })}</p></footer>
${scripts.map((script) => html`<script src="${root}${script}"></script>\n`)}</body>
</html>
`.text;
}

/** A name that somebody typed: its direction of writing changes nothing around it. */
export const name = (text: string): Html => html`<bdi>${text}</bdi>`;

/** Terms with what is said of them; those without anything are left out. */
export function definitions(items: readonly (readonly [term: string, detail: Html | string | null])[]): Html {
  const told = items.filter(([, detail]) => detail !== null && detail !== "");
  return html`<dl>${told.map(([term, detail]) => html`<dt>${term}</dt><dd>${detail}</dd>\n`)}</dl>`;
}

/** Where the page of a certificate, a product or a round lies. */
export const places = {
  certificate: (number: string) => `certificates/${number}/index.html`,
  credential: (number: string) => `certificates/${number}.json`,
  pdf: (number: string) => `certificates/${number}.pdf`,
  product: (slug: string) => `products/${slug}/index.html`,
  round: (slug: string) => `rounds/${slug}/index.html`,
  transcript: (slug: string, digest: string) => `rounds/${slug}/transcript-${digest.slice(0, 16)}.json`,
  seal: (digest: string) => `seals/${digest}.json`,
  statusList: (list: number) => `credentials/status/${list}.json`,
};
