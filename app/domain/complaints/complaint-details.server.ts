import { and, asc, eq, inArray } from "drizzle-orm";
import { appointments, auditEntries, panels, users } from "~/db/schema";
import type { PlainDate } from "~/lib/dates";
import type { ComplaintOutcome } from "~/lib/vocabulary";
import { mayKeepCertificates } from "../certificates/policy";
import type { Context } from "../context";
import { clocksOf } from "../holidays/queries.server";
import type { Clock } from "../holidays/rules";
import { mayWorkOnRound } from "../rounds/policy";
import { certificateOfEntry, type EntryCertificate } from "./certificate-of-entry.server";
import { keptResult } from "./count-from-ledger.server";
import { type ComplainedEntry, type FoundComplaint, findComplaint } from "./find-complaint.server";
import { peopleAround } from "./people-around.server";
import {
  mayAssign,
  mayHandle,
  mayKnowJurors,
  mayProposeRevocation,
  whyNotProposeRevocation,
  whyNotRetally,
  whyNotWork,
} from "./policy";
import { RetallyRecord } from "./retally";
import { complaintLabel } from "./rules";

export interface TrailEntry {
  readonly id: string;
  readonly at: Date;
  /** "complaints.assigned" */
  readonly act: string;
  /** Null for the sender and for a job. */
  readonly actorName: string | null;
  /** What was written or named: a note, a reason, whom it was given to. */
  readonly note: string | null;
}

export interface Retally extends RetallyRecord {
  readonly at: Date;
  readonly actorName: string | null;
  /** Whose the sheets are, by appointment; empty for those who may not know. */
  readonly jurors: Readonly<Record<string, string>>;
}

export interface Complainant {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
}

export interface ComplaintDetails {
  readonly id: string;
  readonly label: string;
  readonly round: FoundComplaint["round"];
  readonly entry: ComplainedEntry | null;
  /** Null once it was erased, at `contactErasedAt`. */
  readonly complainant: Complainant | null;
  readonly contactErasedAt: Date | null;
  readonly text: string;
  readonly receivedAt: Date;
  readonly acknowledgedAt: Date | null;
  readonly dueOn: PlainDate;
  readonly clock: Clock;
  readonly assignee: { readonly id: string; readonly name: string } | null;
  readonly answer: {
    readonly outcome: ComplaintOutcome;
    readonly text: string;
    readonly at: Date;
    readonly by: string;
  } | null;
  readonly revocationProposedAt: Date | null;
  readonly certificate: EntryCertificate | null;
  /** Oldest first. */
  readonly trail: readonly TrailEntry[];
  readonly retallies: readonly Retally[];
  /** Who can be given it, staff first; empty for those who do not assign. */
  readonly assignable: readonly { readonly id: string; readonly name: string; readonly role: string }[];
  /** The reader works for the agency of the round; otherwise they sit on its council. */
  readonly isStaff: boolean;
  /** What the reader may do here; a sentence says why not. */
  readonly mayHandle: boolean;
  readonly mayAssign: boolean;
  readonly mayPropose: boolean;
  readonly mayRevoke: boolean;
  readonly whyNotWork: string | null;
  readonly whyNotRetally: string | null;
  readonly whyNotPropose: string | null;
}

/** A complaint with all that was done about it, for those who work on it; "not_found" to others. */
export async function complaintById(ctx: Context, id: string): Promise<ComplaintDetails> {
  const found = await findComplaint(ctx, id);
  const { row, round, entry, nominationId, roundId } = found;
  const assigns = mayAssign(ctx.actor, found);
  const [certificate, kept, kepts, people, [clock], names] = await Promise.all([
    certificateOfEntry(ctx, nominationId),
    nominationId ? keptResult(ctx, roundId, nominationId) : null,
    auditOf(ctx, row.id),
    assigns ? peopleAround(ctx, found) : [],
    clocksOf(ctx, [{ dueOn: row.dueOn, doneAt: row.answeredAt }]),
    namesOf(ctx, [row.assignedTo, row.answeredBy]),
  ]);
  const jurors = mayKnowJurors(ctx.actor, found) ? await jurorNames(ctx, roundId) : {};
  return {
    id: row.id,
    label: complaintLabel(row.number),
    round,
    entry,
    complainant:
      row.name === null || row.email === null ? null : { name: row.name, email: row.email, phone: row.phone },
    contactErasedAt: row.contactErasedAt,
    text: row.text,
    receivedAt: row.receivedAt,
    acknowledgedAt: row.acknowledgedAt,
    dueOn: row.dueOn,
    clock: clock!,
    assignee: row.assignedTo === null ? null : { id: row.assignedTo, name: names.get(row.assignedTo) ?? "" },
    answer: row.answeredAt && {
      outcome: row.outcome!,
      text: row.answer!,
      at: row.answeredAt,
      by: names.get(row.answeredBy!) ?? "",
    },
    revocationProposedAt: row.revocationProposedAt,
    certificate,
    trail: kepts.map(({ after, ...kept }) => ({ ...kept, note: noteOf(kept.act, after) })),
    retallies: kepts.flatMap(({ act, after, at, actorName }) => {
      const record = act === "complaints.retallied" ? RetallyRecord.safeParse(after) : null;
      return record?.success ? [{ ...record.data, at, actorName, jurors }] : [];
    }),
    assignable: people.filter((person) => person.maySee).map(({ userId, name, role }) => ({ id: userId, name, role })),
    isStaff: mayWorkOnRound(ctx.actor, found),
    mayHandle: mayHandle(ctx.actor, found),
    mayAssign: assigns,
    mayPropose: mayProposeRevocation(ctx.actor, found),
    mayRevoke: mayKeepCertificates(ctx.actor, found),
    whyNotWork: whyNotWork(found),
    whyNotRetally: whyNotRetally(found, kept !== null),
    whyNotPropose: whyNotProposeRevocation({
      hasCertificate: certificate !== null,
      isRevoked: certificate?.revokedOn != null,
      isProposed: row.revocationProposedAt !== null,
    }),
  };
}

function auditOf(ctx: Context, id: string) {
  return ctx.db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      act: auditEntries.act,
      after: auditEntries.after,
      actorName: users.name,
    })
    .from(auditEntries)
    .leftJoin(users, eq(users.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectKind, "complaint"), eq(auditEntries.subjectId, id)))
    .orderBy(asc(auditEntries.id));
}

/** What an act of the trail put into words. */
function noteOf(act: string, after: unknown): string | null {
  const said = (after ?? {}) as Readonly<Record<string, unknown>>;
  const word = {
    "complaints.noted": said.note,
    "complaints.assigned": said.name,
    "complaints.revocation_proposed": said.reason,
  }[act];
  return typeof word === "string" ? word : null;
}

async function namesOf(ctx: Context, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, wanted));
  return new Map(rows.map((row) => [row.id, row.name]));
}

async function jurorNames(ctx: Context, roundId: string): Promise<Record<string, string>> {
  const rows = await ctx.db
    .select({ id: appointments.id, name: users.name })
    .from(appointments)
    .innerJoin(panels, eq(panels.id, appointments.panelId))
    .innerJoin(users, eq(users.id, appointments.userId))
    .where(eq(panels.roundId, roundId));
  return Object.fromEntries(rows.map((row) => [row.id, row.name]));
}
