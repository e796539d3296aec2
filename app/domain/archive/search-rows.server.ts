import { awardStatusName, levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import type { AwardRecord } from "../awards/queries.server";
import { certificateStatus } from "../certificates/rules";
import { places } from "./page";
import type { ArchiveWriter } from "./writer.server";

/** Rows of one script: about half a megabyte. */
const ROWS = 4_000;

/** What the search page looks through: scripts of rows, because a page opened from a folder may load nothing else. */
export class SearchRows {
  #rows: (string | null)[][] = [];
  #parts = 0;

  constructor(readonly writer: ArchiveWriter) {}

  async add(awards: readonly AwardRecord[], today: PlainDate): Promise<void> {
    for (const award of awards) {
      this.#rows.push(rowOf(award, today));
      if (this.#rows.length === ROWS) await this.#write();
    }
  }

  /** Write what is left, and how many parts there are. */
  async end(): Promise<void> {
    if (this.#rows.length > 0 || this.#parts === 0) await this.#write();
    const about = {
      parts: this.#parts,
      words: {
        none: m.archive_search_none(),
        found: m.archive_search_found(),
        count: m.archive_search_count(),
        loading: m.archive_search_loading(),
      },
    };
    await this.writer.write("search/about.js", `window.archiveSearch = ${JSON.stringify(about)};\n`);
  }

  async #write(): Promise<void> {
    this.#parts += 1;
    const lines = this.#rows.map((row) => JSON.stringify(row)).join(",\n");
    this.#rows = [];
    await this.writer.write(`search/awards-${this.#parts}.js`, `archiveRows([\n${lines}\n]);\n`);
  }
}

/** As site/search.js reads it. */
function rowOf(award: AwardRecord, today: PlainDate): (string | null)[] {
  const { certificateNumber, productSlug, productName, establishmentName, province, level, year, tier } = award;
  return [
    productName,
    establishmentName,
    province.name,
    [levelTitle(level), year, tier].filter(Boolean).join(" "),
    awardStatusName(certificateStatus(award, today)),
    certificateNumber ? places.certificate(certificateNumber) : places.product(productSlug),
    certificateNumber ?? award.decisionNumber,
  ];
}
