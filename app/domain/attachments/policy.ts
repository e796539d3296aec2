import { AGENCY_ROLES, type NominationState } from "~/lib/vocabulary";
import type { Actor } from "../context";

/** A nomination that shows a file: of its product's photos, its dossier's papers or its sealed dossier. */
export interface FileUse {
  readonly roundId: string;
  /** The agency that runs the round. */
  readonly agencyId: string;
  readonly state: NominationState;
  /** Whether it was ever submitted: a withdrawn draft was not. */
  readonly submitted: boolean;
  /** Whether the dossier sealed for the jury names the file. */
  readonly sealed: boolean;
  /**
   * Whether the reader, as a juror of the round, may not see its dossier: it is not theirs to
   * score, they have not answered for their entries, or they are close to its entrant; in a blind round what its copy leaves out.
   */
  readonly closedToJuror: boolean;
  /** Whether a seat in its council opens nothing to the reader yet: they sit in its blind jury too. */
  readonly closedToCouncil: boolean;
}

/** A score sheet on paper that a file is a scan of. */
export interface ScannedSheet {
  readonly roundId: string;
  /** The agency that runs the round. */
  readonly agencyId: string;
  /** The juror whose sheet it is. */
  readonly jurorId: string;
  /** Whether its points were taken over. */
  readonly isWritten: boolean;
}

/** An anchor product of a jury's calibration that shows a file. */
export interface AnchorUse {
  readonly roundId: string;
  /** The agency that runs the round. */
  readonly agencyId: string;
  /** Whether the reader, as a juror of the round, may see it: once the calibration is opened, and as the jury's head. */
  readonly openToJuror: boolean;
}

/** A paper that an application to a fair shows. */
export interface FairUse {
  /** The agency that runs the fair. */
  readonly agencyId: string;
  /** Whether it was ever sent and is not taken back. */
  readonly isSent: boolean;
}

export interface FileReach {
  /** Whether a product in the public gallery shows it. */
  readonly isPublic: boolean;
  readonly establishmentId: string | null;
  readonly uses: readonly FileUse[];
  readonly scans: readonly ScannedSheet[];
  readonly anchors: readonly AnchorUse[];
  readonly fairs: readonly FairUse[];
}

/** Its members give an establishment's files. */
export function mayKeepFiles(actor: Actor | null, establishmentId: string | null): boolean {
  return actor?.memberships.some((one) => one.role === "producer" && one.establishmentId === establishmentId) ?? false;
}

/**
 * Who may read the bytes of a file. Everybody else is told that it does not exist.
 * Source: docs/rules/attachments.md#who-reads.
 */
export function mayReadFile(actor: Actor | null, file: FileReach): boolean {
  if (file.isPublic) return true;
  if (actor === null) return false;
  return (
    mayKeepFiles(actor, file.establishmentId) ||
    file.uses.some((use) => worksOn(actor, use) || judges(actor, use)) ||
    file.scans.some((scan) => keysSheets(actor, scan) || (scan.isWritten && scan.jurorId === actor.userId)) ||
    file.anchors.some((anchor) => calibrates(actor, anchor)) ||
    file.fairs.some((use) => use.isSent && isStaffOf(actor, use.agencyId))
  );
}

/** Those who take over what stands on paper: organiser and secretary, unless they score in the round themselves, or did. */
function keysSheets(actor: Actor, { agencyId, roundId }: ScannedSheet): boolean {
  if (actor.judged.includes(roundId)) return false;
  if (actor.seats.some((seat) => seat.role === "juror" && seat.roundId === roundId)) return false;
  return actor.memberships.some(
    (one) => one.agencyId === agencyId && (one.role === "organiser" || one.role === "secretary"),
  );
}

const STAFF: readonly string[] = AGENCY_ROLES;

const isStaffOf = (actor: Actor, agencyId: string): boolean =>
  actor.memberships.some((one) => one.agencyId === agencyId && STAFF.includes(one.role));

function worksOn(actor: Actor, use: FileUse): boolean {
  if (!use.submitted || use.state === "withdrawn") return false;
  return actor.memberships.some((one) => one.agencyId === use.agencyId && STAFF.includes(one.role));
}

function calibrates(actor: Actor, { agencyId, roundId, openToJuror }: AnchorUse): boolean {
  return (
    actor.memberships.some((one) => one.agencyId === agencyId && STAFF.includes(one.role)) ||
    (openToJuror && actor.seats.some((seat) => seat.role === "juror" && seat.roundId === roundId))
  );
}

/** A seat in the council, or in the jury once it may read. */
function judges(actor: Actor, use: FileUse): boolean {
  if (!use.sealed || use.state !== "admitted") return false;
  return actor.seats.some(
    ({ roundId, role }) =>
      roundId === use.roundId && !(role === "council_member" ? use.closedToCouncil : use.closedToJuror),
  );
}
