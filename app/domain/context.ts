import type { Database, Transaction } from "~/db/client.server";
import type { Role } from "./people/rules";

/** Who acts. `null` in a context means an anonymous visitor. */
export interface Actor {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
  /** Memberships in force at `now`: roles held for an agency or an establishment. */
  readonly memberships: readonly Membership[];
  /** Where the request came from, for the audit; null for a command or a job. */
  readonly address: string | null;
}

export interface Membership {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly establishmentId: string | null;
}

/** Everything a domain function needs from around it: no ambient session, no clock of its own. */
export interface Context<A extends Actor | null = Actor | null> {
  readonly db: Database | Transaction;
  readonly actor: A;
  readonly now: Date;
}

export type SignedInContext = Context<Actor>;
