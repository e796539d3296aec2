import { readFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { createGunzip } from "node:zlib";
import { inArray } from "drizzle-orm";
import type { FileStore } from "~/adapters/files/index";
import type { Signer } from "~/adapters/keys/index";
import type { Database } from "~/db/client.server";
import { awards } from "~/db/schema";
import { runWithLocale } from "~/i18n/locale.server";
import { type PlainDate, todayInVietnam } from "~/lib/dates";
import { type AwardRecord, awardRows, awardsOfRound } from "../awards/queries.server";
import { type Certificate, certificateBatches } from "../certificates/queries.server";
import type { Context } from "../context";
import { credentialOf } from "../credentials/credential.server";
import { issuerDocument } from "../credentials/issuer.server";
import { placeInLists } from "../credentials/status-list";
import { statusListByNumber } from "../credentials/status-list.server";
import { galleryAwardList } from "../exports/award-list.server";
import { writeAwardList } from "../exports/write-award-list.server";
import { keepUseOfKey, keysOfInstallation } from "../ledger/keys.server";
import { sealFile } from "../seals/queries.server";
import { certificatePage } from "./certificate-page";
import { paperMaker } from "./certificate-paper.server";
import { readme, searchPage, verifyPage } from "./front-pages";
import {
  headToKeep,
  type LastHead,
  movedProducts,
  productBatches,
  type RoundToKeep,
  roundsToKeep,
  sealsToKeep,
  transcriptsToKeep,
  whatToKeep,
} from "./kept.server";
import { ARCHIVE_FORMAT } from "./manifest";
import { type ArchiveFacts, places } from "./page";
import { type ArchivedPhoto, photosToKeep, writePhotos } from "./photos.server";
import { movedPage, productPage } from "./product-page";
import { roundPage } from "./round-page";
import { SearchRows } from "./search-rows.server";
import { ArchiveWriter } from "./writer.server";

export interface ArchiveOffice {
  readonly signer: Signer;
  /** "https://tinhhoa.vn": the host whose addresses are printed. */
  readonly site: string;
  readonly files: FileStore;
}

export interface ArchiveOptions {
  /** The papers too: they take more time and room than all else. */
  readonly withPdf?: boolean | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** What an archive holds. */
export interface ArchiveCounts {
  certificates: number;
  products: number;
  /** Awards known from published lists alone. */
  recorded: number;
  rounds: number;
  seals: number;
  transcripts: number;
  statusLists: number;
  photos: number;
  pdfs: number;
  files: number;
  bytes: number;
}

/**
 * Write a static site into an empty folder, from which every printed address can be served without this platform. All of it is what
 * the database held at one moment; memory does not grow with the number of certificates.
 * Source: docs/rules/archive.md.
 */
export async function exportArchive(
  ctx: Context & { readonly db: Database },
  office: ArchiveOffice,
  folder: string,
  options: ArchiveOptions = {},
): Promise<ArchiveCounts> {
  const { site, signer } = office;
  await keepUseOfKey(ctx, signer);
  const facts: ArchiveFacts = { site, host: new URL(site).host, at: ctx.now };
  const writer = new ArchiveWriter(folder, { format: ARCHIVE_FORMAT, site, exportedAt: ctx.now.toISOString() });
  try {
    const counts = await ctx.db.transaction(
      (tx) =>
        runWithLocale("vi", () => new Export({ ...ctx, db: tx, actor: null }, office, writer, facts, options).run()),
      { isolationLevel: "repeatable read", accessMode: "read only" },
    );
    await writer.finish(signer);
    return { ...counts, files: writer.files, bytes: writer.bytes };
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

const inEnglish = <T>(say: () => T): T => runWithLocale("en", say);

/** One run: what its steps share. */
class Export {
  readonly #today: PlainDate;
  readonly #search: SearchRows;
  /** Photos of the archive, by their path: what the store has lost is shown nowhere. */
  readonly #photos = new Set<string>();
  readonly #counts = {
    ...{ certificates: 0, products: 0, recorded: 0, rounds: 0, seals: 0 },
    ...{ transcripts: 0, statusLists: 0, photos: 0, pdfs: 0 },
  };
  #total = 0;
  #done = 0;

  constructor(
    readonly ctx: Context,
    readonly office: ArchiveOffice,
    readonly writer: ArchiveWriter,
    readonly facts: ArchiveFacts,
    readonly options: ArchiveOptions,
  ) {
    this.#today = todayInVietnam(ctx.now);
    this.#search = new SearchRows(writer);
  }

  async run() {
    const { lastPlace, ...all } = await whatToKeep(this.ctx);
    this.#total = all.certificates + all.products;
    this.#counts.recorded = all.recorded;
    for (const name of ["archive.css", "search.js"]) {
      await this.writer.write(name, await readFile(new URL(`./site/${name}`, import.meta.url)));
    }
    await this.#keys(placeInLists(Math.max(0, lastPlace)).list);
    await this.#products();
    await this.#certificates();
    const rounds = await roundsToKeep(this.ctx);
    await this.#rounds(rounds);
    await this.#lists();
    await this.#search.end();
    await this.writer.write("index.html", searchPage(this.facts, rounds, inEnglish));
    await this.writer.write("verify/index.html", verifyPage(this.facts, inEnglish));
    await this.writer.write("README.md", readme(this.facts, inEnglish));
    return this.#counts;
  }

  async #keys(lists: number): Promise<void> {
    const { signer, site } = this.office;
    await this.writer.writeJson(".well-known/did.json", await issuerDocument(this.ctx, signer, site));
    await this.writer.writeJson("keys.json", { site, keys: await keysOfInstallation(this.ctx, signer) });
    for (let list = 1; list <= lists; list += 1) {
      await this.writer.writeJson(places.statusList(list), await statusListByNumber(this.ctx, signer, site, list));
      this.#counts.statusLists += 1;
    }
  }

  async #products(): Promise<void> {
    for await (const batch of productBatches(this.ctx)) {
      const ids = batch.map(({ id }) => id);
      const photos = await photosToKeep(this.ctx, ids);
      const awardsOf = new Map<string, AwardRecord[]>(ids.map((id) => [id, []]));
      for await (const award of awardRows(this.ctx, { where: inArray(awards.productId, ids) })) {
        awardsOf.get(award.productId)!.push(award);
      }
      for (const product of batch) {
        const kept = await writePhotos(this.writer, this.office.files, photos.get(product.id) ?? []);
        this.#counts.photos += kept.length;
        for (const { path } of kept.flat()) this.#photos.add(path);
        const own = awardsOf.get(product.id)!;
        const { facts } = this;
        const text = productPage({ facts, today: this.#today, product, awards: own, photos: kept, inEnglish });
        await this.writer.write(places.product(product.slug), text);
        await this.#search.add(own, this.#today);
      }
      this.#counts.products += batch.length;
      this.#tell(batch.length);
    }
    for (const { from, to } of await movedProducts(this.ctx)) {
      await this.writer.write(places.product(from), movedPage(this.facts, to));
    }
  }

  async #certificates(): Promise<void> {
    const paperOf = this.options.withPdf ? await paperMaker(this.ctx, this.office) : null;
    for await (const batch of certificateBatches(this.ctx)) {
      const photos = await photosToKeep(
        this.ctx,
        batch.map(({ productId }) => productId),
      );
      const papers = new Set<string>();
      for (const certificate of paperOf ? batch : []) {
        const pdf = await paperOf!(certificate);
        if (!pdf) continue;
        await this.writer.write(places.pdf(certificate.number), pdf);
        papers.add(certificate.number);
      }
      await Promise.all(
        batch.map(async (certificate) => {
          const written = (photos.get(certificate.productId) ?? []).map((forms) =>
            forms.filter(({ path }) => this.#photos.has(path)),
          );
          const photo = written.find((forms) => forms.length > 0) ?? null;
          await this.#certificate(certificate, photo, papers.has(certificate.number));
        }),
      );
      this.#counts.certificates += batch.length;
      this.#counts.pdfs += papers.size;
      this.#tell(batch.length);
    }
  }

  async #certificate(certificate: Certificate, photo: readonly ArchivedPhoto[] | null, hasPdf: boolean): Promise<void> {
    const { number } = certificate;
    const { signer, site } = this.office;
    await this.writer.writeJson(places.credential(number), credentialOf(certificate, signer, site));
    const { facts } = this;
    const parts = { facts, today: this.#today, certificate, photo, hasPdf, inEnglish };
    await this.writer.write(places.certificate(number), certificatePage(parts));
  }

  async #rounds(rounds: readonly RoundToKeep[]): Promise<void> {
    const heads: LastHead[] = [];
    for (const round of rounds) {
      const seals = await sealsToKeep(this.ctx, round.id);
      for (const { digest } of seals) {
        await this.writer.writeJson(places.seal(digest), await sealFile(this.ctx, digest));
      }
      const transcripts = [];
      for (const transcript of await transcriptsToKeep(this.ctx, round.id)) {
        if (await this.#transcript(round, transcript)) transcripts.push(transcript);
      }
      const head = await headToKeep(this.ctx, round);
      if (head) heads.push(head);
      const own = await awardsOfRound(this.ctx, round.id);
      const parts = { facts: this.facts, today: this.#today, round, awards: own, seals, transcripts, head };
      await this.writer.write(places.round(round.slug), roundPage(parts));
      this.#counts.rounds += 1;
      this.#counts.seals += seals.length;
      this.#counts.transcripts += transcripts.length;
    }
    await this.writer.writeJson("ledgers.json", { heads });
  }

  /** False where the store has lost it. */
  async #transcript({ slug }: RoundToKeep, { digest, storageKey }: { digest: string; storageKey: string }) {
    const file = await this.office.files.get(storageKey);
    if (!file) return false;
    const packed = Readable.fromWeb(file.body as NodeStream);
    await this.writer.pipe(places.transcript(slug, digest), (output) => pipeline(packed, createGunzip(), output));
    return true;
  }

  /** Every public award, recorded ones too. */
  async #lists(): Promise<void> {
    for (const format of ["csv", "json"] as const) {
      await this.writer.pipe(`awards.${format}`, (output) =>
        writeAwardList(galleryAwardList(this.ctx, {}), format, output),
      );
    }
  }

  #tell(more: number): void {
    this.#done += more;
    this.options.onProgress?.(this.#done, this.#total);
  }
}
