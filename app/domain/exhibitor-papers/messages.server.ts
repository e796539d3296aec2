import { asc, count, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { applications, fairMessageRecipients, fairMessages, users } from "~/db/schema";
import { m } from "~/i18n/paraglide/messages";
import { isUuid } from "~/lib/uuid";
import type { Context } from "../context";
import { DomainError } from "../errors";
import type { FairDetails } from "../fairs/fair-details.server";
import { listProvinces } from "../provinces/queries.server";
import { maySeePapers } from "./policy";
import { type Addressed, addressed } from "./recipients.server";
import { MessageFilter } from "./rules";

export interface FairMessage {
  readonly id: string;
  readonly fairId: string;
  readonly filter: MessageFilter;
  readonly subject: string;
  readonly body: string;
  readonly version: number;
  readonly updatedAt: Date;
  readonly createdBy: string;
  readonly sentAt: Date | null;
  readonly sentBy: string | null;
  /** Applications it went to; 0 of a draft. */
  readonly recipients: number;
}

const senders = alias(users, "senders");

function selectMessages(ctx: Context) {
  return ctx.db
    .select({
      id: fairMessages.id,
      fairId: fairMessages.fairId,
      filter: fairMessages.filter,
      subject: fairMessages.subject,
      body: fairMessages.body,
      version: fairMessages.version,
      updatedAt: fairMessages.updatedAt,
      createdBy: users.name,
      sentAt: fairMessages.sentAt,
      sentBy: senders.name,
      recipients: sql<number>`(select ${count()}::int from ${fairMessageRecipients}
        where ${fairMessageRecipients.messageId} = ${fairMessages.id})`,
    })
    .from(fairMessages)
    .innerJoin(users, eq(users.id, fairMessages.createdBy))
    .leftJoin(senders, eq(senders.id, fairMessages.sentBy))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selectMessages>>[number];
const read = (row: Row): FairMessage => ({ ...row, filter: MessageFilter.parse(row.filter) });

/** Drafts first, then what was sent, the latest first. Throws "forbidden" to all but the people of the fair's agency. */
export async function messagesOf(ctx: Context, fair: FairDetails): Promise<FairMessage[]> {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const rows = await selectMessages(ctx)
    .where(eq(fairMessages.fairId, fair.id))
    .orderBy(sql`${fairMessages.sentAt} desc nulls first`, desc(fairMessages.id));
  return rows.map(read);
}

/** One of a fair. Throws as `messagesOf`, and "not_found" for another fair's. */
export async function messageById(ctx: Context, fair: FairDetails, id: string): Promise<FairMessage> {
  if (!maySeePapers(ctx.actor, fair)) throw new DomainError("forbidden", m.fairs_not_your_agency());
  const [row] = isUuid(id) ? await selectMessages(ctx).where(eq(fairMessages.id, id)) : [];
  if (!row || row.fairId !== fair.id) throw new DomainError("not_found", m.exhibitors_message_unknown());
  return read(row);
}

/** What a message says to whom: of a draft as things stand now, of one that was sent as it was sent. */
export async function messageToShow(ctx: Context, fair: FairDetails, id: string) {
  const message = await messageById(ctx, fair, id);
  const to = message.sentAt ? await sentTo(ctx, message.id) : await addressed(ctx, fair, message);
  return { message, to: to.map(({ number, signName, email }) => ({ number, signName, email })), sample: to[0] ?? null };
}

/** email: null once it was erased. */
type Sent = Pick<Addressed, "number" | "signName" | "subject" | "body"> & { readonly email: string | null };

function sentTo(ctx: Context, messageId: string): Promise<Sent[]> {
  return ctx.db
    .select({
      number: sql<string>`${applications.number}`,
      signName: applications.signName,
      email: fairMessageRecipients.email,
      subject: fairMessageRecipients.subject,
      body: fairMessageRecipients.body,
    })
    .from(fairMessageRecipients)
    .innerJoin(applications, eq(applications.id, fairMessageRecipients.applicationId))
    .where(eq(fairMessageRecipients.messageId, messageId))
    .orderBy(sql`length(${applications.number})`, asc(applications.number));
}

/** What an application was sent, the latest first. Asks no policy. */
export function messagesTo(ctx: Context, applicationId: string) {
  return ctx.db
    .select({
      id: fairMessageRecipients.messageId,
      subject: fairMessageRecipients.subject,
      body: fairMessageRecipients.body,
      sentAt: sql<Date>`${fairMessages.sentAt}`.mapWith(fairMessages.sentAt),
    })
    .from(fairMessageRecipients)
    .innerJoin(fairMessages, eq(fairMessages.id, fairMessageRecipients.messageId))
    .where(eq(fairMessageRecipients.applicationId, applicationId))
    .orderBy(desc(fairMessages.sentAt), desc(fairMessages.id));
}

/** Today's provinces, to choose one from. */
export async function provincesToday(ctx: Context) {
  const all = await listProvinces(ctx);
  return all.filter(({ era }) => era === "new").map(({ id, name }) => ({ id, name }));
}
