import { m } from "~/i18n/paraglide/messages";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { manualsOf } from "./give-manual.server";
import { letterRows } from "./letters.server";
import { messagesOf } from "./messages.server";
import { maySeePapers } from "./policy";
import { lastCopies } from "./write-list.server";

/** All papers of a fair, and how each stands. Throws "forbidden" to all but the people of its agency. */
export async function papersOfFair(ctx: Context, fair: FairDetails) {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const [{ rows }, manuals, messages, copies] = await Promise.all([
    letterRows(ctx, fair),
    manualsOf(ctx, fair.id),
    messagesOf(ctx, fair),
    lastCopies(ctx, fair.id),
  ]);
  return {
    letters: {
      issued: rows.filter(({ letter }) => letter !== null).length,
      due: rows.filter(({ isDue }) => isDue).length,
      changed: rows.filter(({ state }) => state === "changed").length,
    },
    manual: manuals[0] ?? null,
    /** That were sent. */
    messages: messages.filter(({ sentAt }) => sentAt !== null).length,
    copies,
  };
}
