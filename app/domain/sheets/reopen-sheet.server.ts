import { and, eq, isNull } from "drizzle-orm";
import { nominations, rounds, sheets, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { recordEvent } from "../ledger/record-event.server";
import { letter } from "../notifications/letter";
import { queueLetter } from "../notifications/queue-mail.server";
import { mayWorkOnRound } from "../rounds/policy";
import { inTransaction } from "../transaction.server";
import type { ReopeningForm } from "./forms";
import { isHeadOfPanel, type LockedSheet, lockSheet } from "./lock-sheet.server";
import { whyNotReopen } from "./policy";

/** Where the mail leads; the site's `paths` say the same. */
const sheetPath = (sheetId: string) => `/judge/sheets/${sheetId}`;

/**
 * The head of the jury opens a signed sheet again, with a reason; its juror may then change points and must sign anew.
 * No points change here, and nobody of the agency may do it. The juror is told by mail.
 * Throws "not_found" to those who may not know of the sheet, "forbidden" to the agency's staff, "closed" when it is not signed
 * or the jury is done.
 * Source: docs/rules/sheets.md#reopening
 */
export function reopenSheet(ctx: Context, sheetId: string, input: ReopeningForm): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const sheet = await lockSheet(ctx, sheetId);
    if (!sheet) throw new DomainError("not_found", m.judge_sheet_not_found());
    const isHead = await isHeadOfPanel(ctx, sheet.panelId);
    const about = await aboutSheet(ctx, sheet);
    if (!isHead && sheet.userId !== ctx.actor?.userId && !mayWorkOnRound(ctx.actor, about)) {
      throw new DomainError("not_found", m.judge_sheet_not_found());
    }
    const reason = whyNotReopen(sheet, isHead);
    if (reason) throw new DomainError(isHead ? "closed" : "forbidden", reason);
    await ctx.db.update(sheets).set({ signedAt: null }).where(eq(sheets.id, sheet.id));
    await recordEvent(ctx, {
      roundId: sheet.roundId,
      kind: "sheet_reopened",
      payload: {
        sheet: sheet.id,
        nomination: sheet.nominationId,
        appointment: sheet.appointmentId,
      },
      sealed: { reason: input.reason },
    });
    if (sheet.userId !== ctx.actor?.userId) await tellJuror(ctx, sheet, about, input.reason);
  });
}

async function aboutSheet(ctx: WriteContext, sheet: LockedSheet) {
  const [row] = await ctx.db
    .select({ agencyId: rounds.agencyId, roundName: rounds.name, code: nominations.code })
    .from(nominations)
    .innerJoin(rounds, eq(rounds.id, nominations.roundId))
    .where(eq(nominations.id, sheet.nominationId));
  return row!;
}

async function tellJuror(
  ctx: WriteContext,
  sheet: LockedSheet & { readonly userId: string },
  about: { readonly roundName: string; readonly code: string | null },
  reason: string,
) {
  const [juror] = await ctx.db
    .select({ email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(and(eq(users.id, sheet.userId), isNull(users.disabledAt)));
  if (!juror) return;
  const code = about.code ?? "";
  await queueLetter(ctx, juror, () => ({
    purpose: "sheet_reopened",
    subject: m.judge_mail_reopened_subject({ code }),
    body: letter({
      name: juror.name,
      paragraphs: [
        m.judge_mail_reopened_text({ code, round: about.roundName }),
        m.judge_mail_reopened_reason({ reason }),
      ],
      link: sheetPath(sheet.id),
      after: [m.judge_mail_reopened_after()],
    }),
  }));
}
