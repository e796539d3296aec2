import { and, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL } from "drizzle-orm";
import { awards, complaints, nominations, products, rounds } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import type { PlainDate } from "~/lib/dates";
import { isUuid } from "~/lib/uuid";
import type { ComplaintOutcome } from "~/lib/vocabulary";
import type { Context } from "../context";
import { DomainError } from "../errors";
import { keptIds } from "../establishments/queries.server";
import { NAME_OF_ENTRY } from "./name-of-entry.server";
import { complaintLabel } from "./rules";

export interface OwnComplaint {
  readonly id: string;
  readonly label: string;
  readonly round: { readonly slug: string; readonly name: string; readonly nameEn: string };
  readonly entry: { readonly code: string; readonly productName: string } | null;
  /** The reader filed it; otherwise it is about an entry of theirs, and they read the answer only. */
  readonly isFiled: boolean;
  /** Null for those it is about: it may tell who wrote it. */
  readonly text: string | null;
  readonly receivedAt: Date;
  readonly dueOn: PlainDate;
  readonly answer: { readonly outcome: ComplaintOutcome; readonly text: string; readonly at: Date } | null;
}

/** What the reader filed, and the answered complaints about entries of their establishments; the latest first. */
export async function ownComplaints(ctx: Context): Promise<OwnComplaint[]> {
  return read(ctx, undefined);
}

/** One of those; "not_found" otherwise. */
export async function ownComplaintById(ctx: Context, id: string): Promise<OwnComplaint> {
  const [found] = isUuid(id) ? await read(ctx, eq(complaints.id, id)) : [];
  if (!found) throw new DomainError("not_found", m.complaints_unknown());
  return found;
}

async function read(ctx: Context, which: SQL | undefined): Promise<OwnComplaint[]> {
  if (!ctx.actor) throw new DomainError("forbidden", m.errors_sign_in_title());
  const { userId } = ctx.actor;
  const kept = keptIds(ctx);
  // Nobody learns of a complaint about their entry before it is answered, nor of one that was taken back.
  const about =
    kept.length === 0
      ? undefined
      : and(
          inArray(products.establishmentId, kept),
          isNotNull(complaints.answeredAt),
          ne(complaints.outcome, "withdrawn"),
          or(isNull(complaints.filedBy), ne(complaints.filedBy, userId)),
        );
  const rows = await ctx.db
    .select({
      row: complaints,
      round: { slug: rounds.slug, name: rounds.name, nameEn: rounds.nameEn },
      code: nominations.code,
      productName: NAME_OF_ENTRY,
    })
    .from(complaints)
    .innerJoin(rounds, eq(rounds.id, complaints.roundId))
    .leftJoin(nominations, eq(nominations.id, complaints.nominationId))
    .leftJoin(products, eq(products.id, nominations.productId))
    .leftJoin(awards, eq(awards.nominationId, nominations.id))
    .where(and(which, or(eq(complaints.filedBy, userId), about)))
    .orderBy(desc(complaints.receivedAt), desc(complaints.id));
  return rows.map(({ row, round, code, productName }) => {
    const isFiled = row.filedBy === userId;
    return {
      id: row.id,
      label: complaintLabel(row.number),
      round,
      entry: productName === null ? null : { code: code ?? "", productName },
      isFiled,
      text: isFiled ? row.text : null,
      receivedAt: row.receivedAt,
      dueOn: row.dueOn,
      answer: row.answeredAt && { outcome: row.outcome!, text: row.answer!, at: row.answeredAt },
    };
  });
}
