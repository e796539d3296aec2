import { isGood, itemName } from "~/domain/nominations/checklist";
import { changesBetween } from "~/domain/nominations/dossier";
import { filesOfDossier } from "~/domain/nominations/dossier-files.server";
import { pendingItems } from "~/domain/nominations/pending-papers.server";
import { announcedOn } from "~/domain/nominations/rules";
import { samplePlace } from "~/domain/nominations/sample";
import { sampleLog } from "~/domain/nominations/samples.server";
import { type Screening, screeningOf } from "~/domain/nominations/screening.server";
import {
  whyNotAssign,
  whyNotCheckPaper,
  whyNotCompletePapers,
  whyNotMovePapersDay,
  whyNotUndo,
} from "~/domain/nominations/screening-policy";
import { lowerDossierOf, sealChainOf } from "~/domain/nominations/seal-chain.server";
import { type RequestContext, requireActor } from "~/http/respond.server";
import { paperKindName, photoViewName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { roundName } from "~/ui/rounds/round-name";
import { answerable, listAddress, placeInList } from "./answering.server";
import type { ShownFile } from "./viewer";

/** Everything the page of a dossier shows to those who screen it. */
export async function screeningData(ctx: RequestContext, id: string) {
  requireActor(ctx);
  const screening = await screeningOf(ctx, id);
  const { nomination, awaitsPapers } = screening;
  const { round, papersDueOn, papersCompletedAt } = nomination;
  const [place, files, pending, samples, chain, lower] = await Promise.all([
    placeInList(ctx, nomination),
    shownFiles(ctx, screening),
    pendingItems(ctx, nomination),
    sampleLog(ctx, id),
    sealChainOf(ctx, screening.dossier, screening.seal),
    lowerDossierOf(ctx, screening.dossier),
  ]);
  const mayNotCheck = whyNotCheckPaper(ctx.actor, nomination);
  const wanting = pending.filter((one) => !isGood(one.verdict)).map((one) => itemName(one.item));
  return {
    id,
    userId: ctx.actor.userId,
    list: listAddress(ctx.request),
    round: { slug: round.slug, name: roundName(round), year: round.year },
    state: nomination.state,
    code: nomination.code ?? "",
    submittedAt: nomination.submittedAt,
    steps: nomination.steps,
    gaps: nomination.gaps,
    dossier: screening.dossier,
    rules: { groups: round.rules.groups },
    seal: screening.seal,
    chain,
    changes: lower && changesBetween(lower, screening.dossier),
    warnings: screening.warnings,
    checklist: screening.checklist.map((line) => ({
      ...line,
      whyNot: mayNotCheck ?? (awaitsPapers && !line.check?.isPending ? m.nominations_screen_not_asked() : null),
    })),
    today: todayInVietnam(ctx.now),
    decisionOn: announcedOn(round.phases, "decision"),
    clock: screening.clock,
    lastDay: screening.lastDay,
    officer: screening.officer,
    officers: screening.officers,
    whyNotAssign: whyNotAssign(ctx.actor, nomination),
    awaitsPapers,
    pending: papersDueOn && {
      items: pending,
      dueOn: papersDueOn,
      completedAt: papersCompletedAt,
      seen: screening.seen,
      whyNot: whyNotCompletePapers(ctx.actor, nomination, wanting),
      isOver: papersDueOn < todayInVietnam(ctx.now),
      mayMoveDay: !whyNotMovePapersDay(ctx.actor, nomination),
    },
    sample: samplePlace(samples),
    files,
    place,
    admission: answerable(ctx, screening, "admitted"),
    request: answerable(ctx, screening, "more_asked"),
    refusal: answerable(ctx, screening, "refused"),
    undo: (["admitted", "refused"] as const).find((answer) => !whyNotUndo(ctx.actor, nomination, answer)) ?? null,
  };
}

/** Papers first, for they are what is checked; then the photos. */
async function shownFiles(ctx: RequestContext, { dossier, photos, addendum }: Screening): Promise<ShownFile[]> {
  const files = await filesOfDossier(ctx, dossier, addendum);
  const papers = [...dossier.papers, ...addendum].map((paper) => ({
    fileId: paper.fileId,
    label: `${paperKindName(paper.kind)} · ${paper.name}`,
    isPicture: files.get(paper.fileId)?.mediaType.startsWith("image/") ?? false,
    thumbnail: null,
    isLate: addendum.includes(paper),
  }));
  const pictures = photos.map((photo) => ({
    fileId: photo.fileId,
    label: photoViewName(photo.view),
    isPicture: true,
    thumbnail: photo.variants[0]?.url ?? null,
    isLate: false,
  }));
  return [...papers, ...pictures];
}
