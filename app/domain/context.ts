import type { Database, Transaction } from "~/db/client.server";
import type { MembershipRole, RoundRole } from "~/lib/vocabulary";

/** A role held for an agency or an establishment, in force now. */
export interface Membership {
  readonly role: MembershipRole;
  readonly agencyId: string | null;
  readonly establishmentId: string | null;
}

/** A seat in the jury or the council of a round, in force now. */
export interface Seat {
  readonly role: RoundRole;
  readonly roundId: string;
}

/** Who acts. `null` in a context means an anonymous visitor. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly memberships: readonly Membership[];
  readonly seats: readonly Seat[];
  /** Rounds in which sheets they signed count although they gave up the seat: there they are still someone who judged. */
  readonly judged: readonly string[];
  /** Whether they ever held a seat in a jury: a device of theirs may keep what was not sent before the seat ended. */
  readonly wasSeated: boolean;
  /** Where the request came from, for the audit; null for a command or a job. */
  readonly address: string | null;
}

/** Everything a domain function needs from around it: no ambient session, no clock of its own. */
export interface Context {
  readonly db: Database | Transaction;
  readonly actor: Actor | null;
  readonly now: Date;
}

/** A context inside a transaction, where rows may be locked. */
export interface WriteContext extends Context {
  readonly db: Transaction;
}
