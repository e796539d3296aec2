import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { fileComplaint } from "~/domain/complaints/file-complaint.server";
import type { FileComplaintForm } from "~/domain/complaints/forms";
import type { Actor } from "~/domain/context";
import { saveSheet } from "~/domain/sheets/save-sheet.server";
import { signSheet } from "~/domain/sheets/sign-sheet.server";
import { versionOf } from "~/domain/sheets/version.server";
import { aReleasedDecision } from "./awards";
import { nextNumber } from "./counter";
import { anEstablishment } from "./establishments";
import { aNomination, type TestNomination } from "./nominations";
import { aCouncilMember, aJury, type TestJury } from "./panels";
import { anOrganiser, aProducer } from "./people";
import { aProduct } from "./products";
import { aRound, setPhase, type TestRound } from "./rounds";
import { aSheet, spread } from "./sheets";

export interface AnnouncedRound {
  readonly round: TestRound;
  /** The best first; the first is recognised. */
  readonly entries: readonly TestNomination[];
  readonly jury: TestJury;
  readonly organiser: Actor;
  readonly secretary: Actor;
  readonly support: Actor;
  readonly council: Actor;
  /** Of the establishment of the first entry, and of the second. */
  readonly maker: Actor;
  readonly other: Actor;
}

/** A Monday morning in Vietnam, with no holiday in the six weeks after it. */
export const ANNOUNCED = new Date("2026-06-01T02:00:00Z");
const SCORED = new Date("2026-05-20T02:00:00Z");

/**
 * A round whose jury scored through the verbs, so that the ledger tells all of it, and whose result was announced.
 * scores: of each entry, in points, one a juror. announced: when its decision was recorded.
 */
export async function anAnnouncedRound(
  db: Database,
  scores: readonly (readonly number[])[] = [
    [90, 88, 91.5],
    [80, 82, 81],
    [60, 62, 61],
  ],
  announced: Date = ANNOUNCED,
  recognised = 1,
): Promise<AnnouncedRound> {
  const round = await aRound(db, { phase: "scoring", now: SCORED, rules: { minimumSheets: 3 } });
  const jury = await aJury(db, round.id, 3);
  const entries: TestNomination[] = [];
  const makers: Actor[] = [];
  for (const totals of scores) {
    const { id } = await anEstablishment(db);
    makers.push(await aProducer(db, id));
    const nomination = await aNomination(db, {
      roundId: round.id,
      product: await aProduct(db, { establishmentId: id }),
    });
    for (const [index, juror] of jury.jurors.entries()) {
      const sheet = await aSheet(db, { round, juror, nomination });
      const wanted = spread(round, totals[index]! * 100);
      const points = Object.fromEntries(round.leaves.map(({ id, code }) => [id, wanted[code]!]));
      const ctx = contextOf(db, juror.actor, SCORED);
      await saveSheet(ctx, sheet.id, { version: versionOf([], null), points, notes: {}, after: "stay" });
      await signSheet(ctx, sheet.id);
    }
    entries.push(nomination);
  }
  const organiser = await anOrganiser(db, round.agencyId);
  await setPhase(db, round.id, "decision", announced);
  const ctx = contextOf(db, organiser, announced);
  const winners = entries.slice(0, recognised).map(({ id }) => id);
  await aReleasedDecision(ctx, round.id, winners, { number: `${nextNumber()}/QĐ-UBND` });
  await setPhase(db, round.id, "complaints", announced);
  return {
    round,
    entries,
    jury,
    organiser,
    secretary: await anOrganiser(db, round.agencyId, "secretary"),
    support: await anOrganiser(db, round.agencyId, "support"),
    council: await aCouncilMember(db, round.id),
    maker: makers[0]!,
    other: makers[1]!,
  };
}

/** What somebody who is nobody here writes. */
export const complaintForm = (changes: Partial<FileComplaintForm> = {}): FileComplaintForm => ({
  name: "Trần Thị Phản Ánh",
  email: `phan.anh.${nextNumber()}@tinhhoa.test`,
  phone: "0912345678",
  nominationId: null,
  text: "Sản phẩm này không do cơ sở đã đăng ký sản xuất mà nhập từ nơi khác.",
  consent: true,
  ...changes,
});

/** A complaint about an entry, or about the round as a whole, filed by a stranger. Returns its id. */
export function aComplaint(
  db: Database,
  round: { readonly id: string },
  entry: { readonly id: string } | null,
  { now = new Date("2026-06-02T02:00:00Z"), actor = null }: { now?: Date; actor?: Actor | null } = {},
): Promise<string> {
  const form = complaintForm(entry ? { nominationId: entry.id } : {});
  return fileComplaint(contextOf(db, actor, now), round.id, form);
}
