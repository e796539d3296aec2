import { sql } from "drizzle-orm";
import { insertMany } from "~/db/insert-many.server";
import { exhibitorLetters, letterPlans } from "~/db/schema";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { recordAudit } from "../audit/record-audit.server";
import type { Context, WriteContext } from "../context";
import { DomainError } from "../errors";
import { type FairDetails, lockFair } from "../fairs/fair-details.server";
import { inTransaction } from "../transaction.server";
import type { IssueLettersForm } from "./forms";
import { placesDigest } from "./letter-facts.server";
import { dueOf, type LetterRow, letterRows, whyNoneDue, whyNotIssue } from "./letters.server";
import { letterIssuedMail } from "./mails";
import { mayGivePapers } from "./policy";
import { tellContacts } from "./tell-contacts.server";

/**
 * Issue the confirmation letters that are due: of applications with booths that have none, or whose last one no longer says what is. The
 * contacts are told by mail. Returns how many were issued.
 * Refused: "not_found"; "forbidden" to all but organisers and secretaries; "closed" before the publication, after the report and before
 * a signer is named; "conflict" when nothing is due, or not as many as the page showed.
 */
export function issueLetters(ctx: Context, fairId: string, { count, only }: IssueLettersForm): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    const fair = await lockFair(ctx, fairId);
    const { facts, rows } = await letterRows(ctx, fair);
    const whyNot = whyNotIssue(ctx, fair, facts);
    if (whyNot) throw new DomainError(mayGivePapers(ctx.actor, fair) ? "closed" : "forbidden", whyNot);
    const due = dueOf(rows, only);
    const none = whyNoneDue(rows, only);
    if (none) throw new DomainError("conflict", none);
    if (due.length !== count) {
      const words = { shown: formatNumber(count), now: formatNumber(due.length) };
      throw new DomainError("conflict", m.exhibitors_letter_count_changed(words));
    }
    const plans = [...facts.plans.values()].filter(({ digest }) =>
      due.some(({ content }) => content.plans.includes(digest)),
    );
    await insertMany(ctx.db, letterPlans, plans, sql`on conflict do nothing`);
    await insertMany(
      ctx.db,
      exhibitorLetters,
      due.map((row) => letterRow(ctx, row)),
      sql``,
    );
    await recordAudit(ctx, {
      act: "exhibitor_letters.issued",
      subject: { kind: "fair", id: fair.id },
      after: { letters: due.map(({ application, content }) => `${application.number}/${content.number}`) },
    });
    await tell(ctx, fair, due);
    return due.length;
  });
}

const letterRow = (ctx: WriteContext, { application, content }: LetterRow) => ({
  applicationId: application.id,
  number: content.number,
  content,
  placesDigest: placesDigest(content),
  issuedBy: ctx.actor!.userId,
  issuedAt: ctx.now,
});

function tell(ctx: WriteContext, fair: FairDetails, due: readonly LetterRow[]): Promise<void> {
  const byId = new Map(due.map((row) => [row.application.id, row]));
  return tellContacts(ctx, [...byId.keys()], ({ applicationId }) => {
    const { application, content } = byId.get(applicationId)!;
    const codes = application.booths.map(({ code }) => code);
    return letterIssuedMail({ applicationId, fair, codes, isFirst: content.number === 1 });
  });
}
