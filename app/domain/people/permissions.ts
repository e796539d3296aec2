import { ROLES, type Role } from "~/lib/vocabulary";
import type { Actor, Membership, Seat } from "../context";

/** What a permission is asked about: things of one place, and the person's own account. */
export interface Place {
  readonly agencyId: string;
  readonly establishmentId: string;
  /** A round of `agencyId`. */
  readonly roundId: string;
  /** The account acted on. */
  readonly userId: string;
}

/**
 * One act and the predicate of the noun's policy that decides it. Each `policy.ts` exports its rows, and
 * domain/permissions.ts gathers them. Where a predicate also asks for a state (a phase, a deadline), the row gives it the
 * state in which the act is possible.
 */
export interface Permission {
  /** Noun and verb: "invitation.agency". */
  readonly act: `${string}.${string}`;
  /** For people, in their language: what it is that one may. */
  readonly title: () => string;
  may(actor: Actor | null, here: Place): boolean;
}

/** `visitor` is nobody; `signed_in` has an account and no role. */
export const SUBJECTS = [
  "visitor",
  "signed_in",
  "producer",
  "juror",
  "council_member",
  "support",
  "secretary",
  "organiser",
  "admin",
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** `own`: where the role is held, or on one's own account; `all`: everywhere. */
export type Grant = "none" | "own" | "all";

export interface PermissionRow {
  readonly act: string;
  readonly title: string;
  readonly grants: Readonly<Record<Subject, Grant>>;
}

const ME = "00000000-0000-7000-8000-000000000001";
const HERE: Place = {
  agencyId: "00000000-0000-7000-8000-00000000000a",
  establishmentId: "00000000-0000-7000-8000-00000000000b",
  roundId: "00000000-0000-7000-8000-00000000000c",
  userId: ME,
};
const ELSEWHERE: Place = {
  agencyId: "00000000-0000-7000-8000-0000000000fa",
  establishmentId: "00000000-0000-7000-8000-0000000000fb",
  roundId: "00000000-0000-7000-8000-0000000000fc",
  userId: "00000000-0000-7000-8000-000000000002",
};

/** Who may what, found out by asking the policies themselves with a sample person a role. */
export function permissionTable(permissions: readonly Permission[]): PermissionRow[] {
  return permissions.map(({ act, title, may }) => {
    const grantOf = (subject: Subject): Grant => {
      const actor = sampleActor(subject);
      if (!may(actor, HERE)) return "none";
      return may(actor, ELSEWHERE) ? "all" : "own";
    };
    const grants = Object.fromEntries(SUBJECTS.map((subject) => [subject, grantOf(subject)])) as Record<Subject, Grant>;
    return { act, title: title(), grants };
  });
}

function sampleActor(subject: Subject): Actor | null {
  if (subject === "visitor") return null;
  const role = ROLES.find((one) => one === subject);
  return {
    userId: ME,
    name: "Sample",
    email: "sample@tinhhoa.test",
    memberships: role ? membershipsOf(role) : [],
    seats: role ? seatsOf(role) : [],
    judged: [],
    wasSeated: role === "juror",
    address: null,
  };
}

function membershipsOf(role: Role): Membership[] {
  if (role === "juror" || role === "council_member") return [];
  if (role === "admin") return [{ role, agencyId: null, establishmentId: null }];
  if (role === "producer") return [{ role, agencyId: null, establishmentId: HERE.establishmentId }];
  return [{ role, agencyId: HERE.agencyId, establishmentId: null }];
}

function seatsOf(role: Role): Seat[] {
  return role === "juror" || role === "council_member" ? [{ role, roundId: HERE.roundId }] : [];
}

const SIGNS: Record<Grant, string> = { none: "", own: "own", all: "all" };

/** The table as Markdown, for docs/permissions.md. */
export function permissionsMarkdown(rows: readonly PermissionRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    "# Who may what",
    "",
    "Made by `npm run --silent cli -- permissions`, which asks the policies of the domain; a test compares. `own` means where",
    "the role is held (one's agency, establishment, round) or on one's own account; `all` means everywhere.",
    "",
    line(["act", "what", ...SUBJECTS]),
    line(["---", "---", ...SUBJECTS.map(() => "---")]),
    ...rows.map((row) => line([`\`${row.act}\``, row.title, ...SUBJECTS.map((subject) => SIGNS[row.grants[subject]])])),
    "",
  ].join("\n");
}
