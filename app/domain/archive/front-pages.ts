import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { type Html, html } from "~/lib/html";
import type { RoundToKeep } from "./kept.server";
import { MANIFEST } from "./manifest";
import { type ArchiveFacts, name, page, places } from "./page";

type InEnglish = <T>(say: () => T) => T;

/** The search, the rounds, and what else lies in the folder. */
export function searchPage(facts: ArchiveFacts, rounds: readonly RoundToKeep[], inEnglish: InEnglish): string {
  return page({
    facts,
    root: "",
    title: `${m.archive_title()} · ${m.common_brand()}`,
    scripts: ["search/about.js", "search.js"],
    body: html`<h1>${m.archive_title()}</h1>
<p>${m.archive_lead({ host: facts.host, time: formatDateTime(facts.at) })}</p>
<form role="search">
<label for="q">${m.archive_search()}</label>
<input id="q" name="q" type="search" autocomplete="off" aria-describedby="hint">
<p id="hint" class="soft">${m.archive_search_hint()}</p>
</form>
<noscript><p>${m.archive_search_needs_script()}</p></noscript>
<p id="told" role="status"></p>
<ul id="found"></ul>
<p><button id="more" type="button" hidden>${m.archive_search_more()}</button></p>
<h2>${m.archive_rounds()}</h2>
<ul>${rounds.map(
      (round) => html`<li><a href="${places.round(round.slug)}">${name(round.name)}</a> (${round.year})</li>\n`,
    )}</ul>
<h2>${m.archive_files()}</h2>
${files()}
<p><a href="verify/index.html">${m.archive_verify()}</a></p>
${inEnglish(
  () => html`<section lang="en"><h2>${m.archive_title()}</h2>
<p>${m.archive_lead({ host: facts.host, time: formatDateTime(facts.at) })}</p>
<p>${m.archive_search()}: ${m.archive_search_hint()}</p>
${files()}</section>`,
)}`,
  });
}

function files(): Html {
  const links = [
    ["awards.csv", m.archive_file_csv()],
    ["awards.json", m.archive_file_json()],
    ["keys.json", m.archive_file_keys()],
    [".well-known/did.json", "did.json"],
    ["ledgers.json", m.archive_file_ledgers()],
    [MANIFEST, m.archive_file_manifest()],
  ] as const;
  return html`<ul>${links.map(([path, title]) => html`<li><a href="${path}">${title}</a></li>`)}</ul>`;
}

/** What the address printed under "how to check" shows. */
export function verifyPage(facts: ArchiveFacts, inEnglish: InEnglish): string {
  const steps = () => html`<h2>${m.archive_verify()}</h2>
<ol>
<li><a href="../index.html">${m.archive_search()}</a>. ${m.archive_verify_page()}</li>
<li>${m.archive_verify_file({ file: "certificates/….json" })}</li>
<li>${m.archive_verify_list({ host: facts.host })}</li>
<li>${m.archive_verify_whole()}</li>
</ol>`;
  return page({
    facts,
    root: "../",
    title: `${m.archive_verify()} · ${m.common_brand()}`,
    body: html`${steps()}
${inEnglish(() => html`<section lang="en">${steps()}</section>`)}`,
  });
}

/** README.md of the folder: how to serve it. */
export function readme({ site, host, at }: ArchiveFacts, inEnglish: InEnglish): string {
  const part = () => [
    `# ${m.archive_title()}: ${host}`,
    m.archive_lead({ host, time: formatDateTime(at) }),
    m.archive_readme_serve({ host, site }),
    m.archive_readme_types(),
    m.archive_readme_folder(),
    m.archive_readme_check(),
    m.archive_verify_list({ host }),
    m.archive_readme_frozen(),
  ];
  return `${[...part(), ...inEnglish(part)].join("\n\n")}\n`;
}
