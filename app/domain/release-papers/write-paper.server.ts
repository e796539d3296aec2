import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { LegalLetter } from "~/adapters/documents/legal-letter";
import type { CalledWinner } from "~/adapters/documents/pdf/ceremony.server";
import type { Slide } from "~/adapters/documents/pdf/slides.server";
import { bytesOf, type FileStore } from "~/adapters/files/index";
import { runWithLocale } from "~/i18n/locale.server";
import { m } from "~/i18n/paraglide/messages";
import { storedForm } from "../attachments/queries.server";
import { complaintWindow } from "../complaints/filing.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { roundFooter } from "../exports/round-list.server";
import { MEDIA_TYPES } from "../exports/write-award-list.server";
import type { RoundDetails } from "../rounds/queries.server";
import type { KeptSeal } from "../seals/queries.server";
import { sealName } from "../seals/rules";
import { calledUp, makersOf, nameCard } from "./called-winners";
import { composeAnnouncement } from "./compose-announcement";
import { composeLetter, type LetterRound } from "./compose-letter";
import type { PaperQuery } from "./forms";
import { labelSheets } from "./label-sheets";
import { letterTexts, levelInText } from "./letter.server";
import { ADDRESSED, type PaperFormat, type ReleasePaper } from "./papers";
import { mayTakeAddressed } from "./policy";
import { chosenDecision, recognisedList, sealedProducts } from "./recognised-list.server";
import { contactsOf, firstPhotos, sealOfRelease, winnersOf } from "./winners.server";

export interface PaperFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What papers need of the world around the database: stored photos, and addresses that work on paper. */
interface Around {
  readonly store: FileStore;
  readonly site: string;
  readonly verifyPage: string;
}

/** Of a photo, in pixels: half the width of a slide on a large screen. */
const SLIDE_PHOTO = "1280";
/** Business cards, ten on A4. */
const CARD = { width: 90, height: 54 };

/**
 * A paper of a release as a file, in Vietnamese whatever language is read. For the people of the round's agency: "forbidden" to others,
 * and for papers with names and addresses to all but those who send them out. Throws "closed" where there is nothing to make it
 * from yet, "not_found" for a decision of another round.
 * Source: docs/rules/papers-of-a-release.md
 */
export function writePaper(
  ctx: Context,
  around: Around,
  round: RoundDetails,
  wanted: { readonly paper: ReleasePaper; readonly format: PaperFormat; readonly query: PaperQuery },
): Promise<PaperFile> {
  return runWithLocale("vi", async () => {
    const { paper, format, query } = wanted;
    const made = await chosenDecision(ctx, round, query.decision);
    if (ADDRESSED.includes(paper) && !mayTakeAddressed(ctx.actor, round)) {
      throw new DomainError("forbidden", m.releases_addressed_only());
    }
    const bytes =
      paper === "letter"
        ? await letterBytes(await letterOf(ctx, round, made), format)
        : await fromSeal(ctx, around, round, await sealOfRelease(ctx, made), wanted);
    return { name: `${round.slug}-${FILES[paper]}.${format}`, mediaType: MEDIA_TYPES[format], bytes };
  });
}

const FILES: Record<ReleasePaper, string> = {
  letter: "du-thao-quyet-dinh",
  announcement: "du-thao-thong-bao",
  ceremony: "danh-sach-trao-giay-chung-nhan",
  cards: "the-ten",
  labels: "nhan-dia-chi",
  slides: "trinh-chieu",
};

/** The letter of a decision as it stands now, for its paper and its preview. */
export async function letterOf(
  ctx: Context,
  round: RoundDetails,
  made: Awaited<ReturnType<typeof chosenDecision>>,
): Promise<LegalLetter> {
  const [texts, list] = await Promise.all([letterTexts(ctx, round), recognisedList(ctx, round, made)]);
  const footer = `${roundFooter(round, ctx.now)}. ${list.seal === null ? m.awards_draft_notice() : `${m.seals_paper({ name: list.seal })}.`}`;
  return composeLetter(texts, list, aboutRound(round, footer));
}

const aboutRound = (round: RoundDetails, footer: string): LetterRound => ({
  level: levelInText(round),
  year: round.year,
  tiers: round.rules.tiers.value,
  footer,
});

async function letterBytes(letter: LegalLetter, format: PaperFormat): Promise<Buffer> {
  return format === "docx"
    ? (await import("~/adapters/documents/word-letter.server")).letterDocx(letter)
    : (await import("~/adapters/documents/pdf/letter.server")).letterPdf(letter);
}

async function fromSeal(
  ctx: Context,
  { store, site, verifyPage }: Around,
  round: RoundDetails,
  seal: KeptSeal,
  { paper, format, query }: { readonly paper: ReleasePaper; readonly format: PaperFormat; readonly query: PaperQuery },
): Promise<Buffer> {
  const { decision, version } = seal.content;
  const source = m.seals_paper({ name: sealName({ version, digest: seal.digest }) });
  const footer = `${roundFooter(round, ctx.now)}. ${source}.`;
  if (paper === "announcement") {
    const awards = await sealedProducts(ctx, seal.content.awards);
    const window = await complaintWindow(ctx, round);
    const complaints = { days: round.rules.complaintDays.value, lastDay: window?.lastDay ?? null };
    const result = { decision, roundName: seal.content.round.name, awards, complaints, site, verifyPage };
    return letterBytes(composeAnnouncement(result, aboutRound(round, footer)), format);
  }
  const winners = await winnersOf(ctx, seal);
  const heading = `Sản phẩm công nghiệp nông thôn tiêu biểu ${levelInText(round)} năm ${round.year}`;
  const author = decision.agency;
  if (paper === "slides") {
    const photos = await firstPhotos(ctx, winners);
    const slides: Slide[] = [];
    for (const { product, establishment, province, tier, productId } of winners) {
      const photo = await photoBytes(ctx, store, photos.get(productId));
      slides.push({ product, maker: establishment, province: province.name, tier, photo });
    }
    const { slidesPdf } = await import("~/adapters/documents/pdf/slides.server");
    return slidesPdf({ title: heading, author, heading, slides, source: footer });
  }
  const contacts = await contactsOf(ctx, winners);
  if (paper === "ceremony") {
    const tiers = round.rules.tiers.value.map(({ name }) => name);
    const called = calledUp(winners, contacts, query.order, tiers);
    const lead = `${heading}. Quyết định số ${decision.number}`;
    return ceremonyBytes({ lead, author, footer, called }, format);
  }
  const makers = makersOf(winners, contacts);
  const { cardSheetsPdf } = await import("~/adapters/documents/pdf/card-sheets.server");
  if (paper === "labels")
    return cardSheetsPdf(labelSheets(makers, query, { author, source: footer, place: decision.place }));
  return cardSheetsPdf({
    title: "Thẻ tên",
    author,
    source: footer,
    page: "a4",
    across: 2,
    down: 5,
    card: CARD,
    padding: 5,
    align: "center",
    hasCutMarks: true,
    sender: [],
    cards: makers.map(nameCard),
  });
}

async function photoBytes(ctx: Context, store: FileStore, fileId: string | undefined): Promise<Buffer | null> {
  const form = fileId === undefined ? null : await storedForm(ctx, fileId, SLIDE_PHOTO);
  const kept = form && (await store.get(form.storageKey));
  return kept && bytesOf(kept);
}

const CEREMONY_TITLE = "Danh sách trao giấy chứng nhận";

interface Ceremony {
  readonly lead: string;
  readonly author: string;
  readonly footer: string;
  readonly called: readonly CalledWinner[];
}

async function ceremonyBytes({ lead, author, footer, called }: Ceremony, format: PaperFormat): Promise<Buffer> {
  if (format === "xlsx") {
    const { writeSheet } = await import("~/adapters/documents/write-spreadsheet.server");
    const output = new PassThrough();
    const read = buffer(output);
    await writeSheet(
      {
        name: "Trao giấy chứng nhận",
        titleLines: [`${CEREMONY_TITLE}. ${lead}`, footer],
        columns: [
          { key: "number", header: "Thứ tự", width: 8, kind: "integer" },
          { key: "tier", header: "Giải", width: 18, kind: "text" },
          { key: "product", header: "Sản phẩm/bộ sản phẩm", width: 44, kind: "text" },
          { key: "maker", header: "Cơ sở", width: 48, kind: "text" },
          { key: "receives", header: "Người nhận", width: 26, kind: "text" },
          { key: "certificate", header: "Số giấy chứng nhận", width: 22, kind: "text" },
        ],
        rows: called,
      },
      output,
    );
    return read;
  }
  const { ceremonyPdf } = await import("~/adapters/documents/pdf/ceremony.server");
  const labels = { receivesLabel: "Người nhận", certificateLabel: "Giấy chứng nhận" };
  return ceremonyPdf({ title: CEREMONY_TITLE, lead, author, ...labels, winners: called, footer });
}
