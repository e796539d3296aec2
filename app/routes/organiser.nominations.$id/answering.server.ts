import { itemName, mayPend } from "~/domain/nominations/checklist";
import { whyNotAdmitTitle } from "~/domain/nominations/policy";
import type { Nomination } from "~/domain/nominations/queries.server";
import { placeIn, QueueFilter, selectFrom } from "~/domain/nominations/queue";
import type { Screening } from "~/domain/nominations/screening.server";
import { whyNotMovePapersDay, whyNotScreen, whyNotUndo } from "~/domain/nominations/screening-policy";
import { screeningQueue } from "~/domain/nominations/screening-queue.server";
import { parseQuery } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { type RequestContext, redirectWithNotice, requireActor } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { inLanguage } from "~/ui/rounds/round-name";
import type { After } from "./answer-forms";
import { requestText } from "./request-text";

/** The list a dossier was opened from. Opened from elsewhere (a mail), it is what waits for an answer. */
function listFilter(request: Request): Omit<QueueFilter, "page"> {
  const { page: _, ...filter } = parseQuery(request, QueueFilter);
  return isOpenedFromList(request) ? filter : { ...filter, state: "submitted" };
}

/** The address of that list: it goes along with every link and form of the page. */
export function listAddress(request: Request): Partial<Omit<QueueFilter, "page">> {
  return isOpenedFromList(request) ? listFilter(request) : {};
}

const isOpenedFromList = (request: Request) => new URL(request.url).searchParams.has("sort");

export type Answer = "admitted" | "more_asked" | "refused";

/** What the form of one answer shows. */
export function answerable(ctx: RequestContext, screening: Screening, answer: Answer) {
  const { nomination, dossier, checklist, seen, dueOn } = screening;
  const { id, code, groupCode, round } = nomination;
  return {
    id,
    code: code ?? "",
    product: dossier.product.name,
    groupCode,
    groups: round.rules.groups.map((group) => ({
      value: group.code,
      label: `${group.code} · ${inLanguage(group.name, group.nameEn)}`,
    })),
    roundSlug: round.slug,
    seen,
    dueOn,
    requestText: requestText(checklist),
    /** Papers it may be admitted without. */
    pendable: checklist.filter(mayPend).map(({ item }) => ({ value: item.code, label: itemName(item) })),
    list: listAddress(ctx.request),
    whyNot:
      whyNotScreen(ctx.actor, nomination, answer) ?? (answer === "admitted" ? whyNotAdmitTitle(nomination.gaps) : null),
  };
}
export type Answerable = ReturnType<typeof answerable>;

/** What the form that takes an answer back shows. */
export function undoable(
  ctx: RequestContext,
  { nomination, dossier, seen }: Screening,
  answer: "admitted" | "refused",
) {
  return {
    id: nomination.id,
    code: nomination.code ?? "",
    product: dossier.product.name,
    roundSlug: nomination.round.slug,
    list: listAddress(ctx.request),
    seen,
    whyNot: whyNotUndo(ctx.actor, nomination, answer),
  };
}
export type Undoable = ReturnType<typeof undoable>;

/** What the form that sets a later day for pending papers shows. */
export function extendable(ctx: RequestContext, { nomination, dossier, seen }: Screening) {
  return {
    id: nomination.id,
    code: nomination.code ?? "",
    product: dossier.product.name,
    roundSlug: nomination.round.slug,
    list: listAddress(ctx.request),
    seen,
    papersDueOn: nomination.papersDueOn,
    whyNot: whyNotMovePapersDay(ctx.actor, nomination),
  };
}

/** A dossier's place in the list it was opened from, and its neighbours. */
export async function placeInList(ctx: RequestContext, nomination: Nomination) {
  requireActor(ctx);
  const viewer = { userId: ctx.actor.userId, today: todayInVietnam(ctx.now) };
  const rows = selectFrom(await screeningQueue(ctx, nomination.round), listFilter(ctx.request), viewer);
  return placeIn(rows, nomination.id);
}

/** The way on, found before the answer takes the dossier out of its list. */
export async function wayOn(ctx: RequestContext, nomination: Nomination) {
  const { next } = await placeInList(ctx, nomination);
  const list = listAddress(ctx.request);
  return {
    /** After an answer: the next of the list, this one again, or the queue when the list is done. */
    go(after: After, notice: string) {
      if (after === "stay") return redirectWithNotice(paths.organiserNomination(nomination.id, list), notice);
      if (next && next !== nomination.id) return redirectWithNotice(paths.organiserNomination(next, list), notice);
      const queue = paths.organiserNominations(nomination.round.slug, list);
      return redirectWithNotice(queue, `${notice} ${m.rounds_nomination_all_done()}`);
    },
  };
}
