import { and, asc, eq, inArray, isNotNull, or, type SQL } from "drizzle-orm";
import { awards, complaints, establishments, nominations, products } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import { announcedAt } from "../awards/announced-at.server";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { deadlineOf } from "../holidays/queries.server";
import { type RoundDetails, roundBySlug } from "../rounds/queries.server";
import { NAME_OF_ENTRY } from "./name-of-entry.server";
import type { ComplaintWindow } from "./policy";
import { complaintLabel } from "./rules";

/** A round for those who complain of it. A draft is nobody's yet, also not its agency's here. */
export async function roundToComplainOf(ctx: Context, slug: string): Promise<RoundDetails> {
  const round = await roundBySlug(ctx, slug);
  if (!round.openedAt) throw new DomainError("not_found", m.rounds_not_found());
  return round;
}

/** When complaints of a round are taken, by its rules and the holidays known now; null before results were announced. */
export async function complaintWindow(
  ctx: Context,
  round: Pick<RoundDetails, "id" | "rules">,
): Promise<ComplaintWindow | null> {
  const at = await announcedAt(ctx, round.id);
  return at && { announcedAt: at, lastDay: await deadlineOf(ctx, at, round.rules.complaintDays.value) };
}

export interface NameableEntry {
  readonly id: string;
  readonly code: string;
  readonly productName: string;
  readonly establishmentName: string | null;
  /** Of an establishment the reader acts for. */
  readonly isOwn: boolean;
}

/**
 * The entries of a round that the reader may name in a complaint: the recognised, which are public, and what their own
 * establishments handed in. Own entries first, then by voting code.
 */
export async function entriesToName(ctx: Context, roundId: string): Promise<NameableEntry[]> {
  const kept = keptIds(ctx);
  const own: SQL | undefined = kept.length > 0 ? inArray(products.establishmentId, kept) : undefined;
  const rows = await ctx.db
    .select({
      id: nominations.id,
      code: nominations.code,
      productName: NAME_OF_ENTRY,
      establishmentId: products.establishmentId,
      establishmentName: establishments.name,
    })
    .from(nominations)
    .innerJoin(products, eq(products.id, nominations.productId))
    .leftJoin(establishments, eq(establishments.id, products.establishmentId))
    .leftJoin(awards, eq(awards.nominationId, nominations.id))
    .where(and(eq(nominations.roundId, roundId), isNotNull(nominations.code), or(isNotNull(awards.id), own)))
    .orderBy(asc(nominations.code));
  const entries = rows.map(({ code, establishmentId, ...row }) => ({
    ...row,
    code: code ?? "",
    isOwn: establishmentId !== null && kept.includes(establishmentId),
  }));
  return [...entries.filter((entry) => entry.isOwn), ...entries.filter((entry) => !entry.isOwn)];
}

export interface Receipt {
  readonly label: string;
  readonly round: Pick<RoundDetails, "slug" | "name" | "nameEn">;
  /** What it is about; null for the round as a whole. */
  readonly productName: string | null;
  readonly receivedAt: Date;
  readonly dueOn: PlainDate;
  readonly answeredAt: Date | null;
}

/**
 * What the sender of a complaint can look up again by the address of its receipt, which nobody can guess. It says nothing of
 * the sender, of what was written, or of the answer.
 */
export async function receiptOf(ctx: Context, slug: string, id: string): Promise<Receipt> {
  const round = await roundToComplainOf(ctx, slug);
  const [row] = isUuid(id)
    ? await ctx.db
        .select({
          number: complaints.number,
          productName: NAME_OF_ENTRY,
          receivedAt: complaints.receivedAt,
          dueOn: complaints.dueOn,
          answeredAt: complaints.answeredAt,
        })
        .from(complaints)
        .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
        .leftJoin(products, eq(products.id, nominations.productId))
        .leftJoin(awards, eq(awards.nominationId, nominations.id))
        .where(and(eq(complaints.id, id), eq(complaints.roundId, round.id)))
    : [];
  if (!row) throw new DomainError("not_found", m.complaints_unknown());
  const { number, ...facts } = row;
  const { name, nameEn } = round;
  return { label: complaintLabel(number), round: { slug, name, nameEn }, ...facts };
}
