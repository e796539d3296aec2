import { eq } from "drizzle-orm";
import { aRecordedDecision, aReleasedDecision } from "#tests/factories/awards";
import { aListToDecide, type ListToDecide } from "#tests/factories/council-lists";
import { aMotion, anOpenMeeting, type TestCouncil } from "#tests/factories/councils";
import type { Establishment } from "#tests/factories/establishments";
import { aProducer } from "#tests/factories/people";
import { setPhase, type TestRound } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { awards, certificates, councilMembers, meetings } from "~/db/schema";
import { fileComplaint } from "~/domain/complaints/file-complaint.server";
import type { Actor } from "~/domain/context";
import { mergeEntries } from "~/domain/councils/merge-entries.server";
import { addHoliday } from "~/domain/holidays/add-holiday.server";
import { copyScheme } from "~/domain/schemes/copy-scheme.server";
import { SECTION_FORMS } from "~/domain/schemes/forms";
import { saveDraft } from "~/domain/schemes/save-draft.server";
import type { Places } from "./places";
import { MARKER } from "./roles";
import * as typed from "./typed";

export interface CouncilThings {
  /** Of the round being scored; its last member is the council of `people`. */
  readonly seats: TestCouncil;
  readonly meetingId: string;
  readonly motionId: string;
  /** A round of the same agency whose council decides its list: the first two entries are of `establishment` and passed. */
  readonly listed: TestRound;
  readonly listedEntries: readonly string[];
  /** A round of the same agency whose result was announced; the first entry is recognised, and complained of. */
  readonly announced: TestRound;
  readonly complaintId: string;
}

interface Parties {
  readonly agencyId: string;
  readonly establishment: Establishment;
  readonly organiser: Actor;
  readonly admin: Actor;
  /** Of the scored round: its last member sits in the councils of the others too. */
  readonly council: TestCouncil;
}

/** What comes after scoring: the council at work, a list being decided, a complaint; and an agency's own scheme. */
export async function layOutCouncil(
  db: Database,
  { agencyId, establishment, organiser, admin, council }: Parties,
): Promise<{ places: Places; things: CouncilThings }> {
  const meetingId = await anOpenMeeting(db, council);
  await db.update(meetings).set({ notes: MARKER, agenda: MARKER }).where(eq(meetings.id, meetingId));
  const motionId = await aMotion(db, council, meetingId, { text: MARKER });
  const member = council.members.at(-1)!.actor;

  const maker = establishment;
  const specs = [{ points: 95 }, { points: 90 }, { points: 85 }, { points: 80 }, { points: 60 }];
  const named = specs.map((spec, place) => ({ ...spec, maker, name: `${MARKER} ${place}` }));
  const listed = await aListToDecide(db, named, { agencyId, rules: { expectedList: true } });
  await seat(db, listed, member);
  const nominationIds = listed.entries.slice(2, 4).map(({ id }) => id);
  const mergeId = await mergeEntries(listed.ctx, listed.round.id, {
    nominationIds,
    leadNominationId: nominationIds[0]!,
    name: MARKER,
    setCase: "c",
    reason: MARKER,
  });

  const decided = await aListToDecide(db, specs, { agencyId, phase: "decision" });
  await seat(db, decided, member);
  const { round, entries } = decided;
  await aReleasedDecision(contextOf(db, organiser), round.id, [entries[0]!.id], { number: "77/QĐ-UBND" });
  await setPhase(db, round.id, "complaints");
  const complaintId = await fileComplaint(contextOf(db, await aProducer(db, establishment.id)), round.id, {
    name: MARKER,
    email: "phan.anh@tinhhoa.test",
    nominationId: entries[0]!.id,
    text: `${MARKER}: sản phẩm này không do cơ sở đã đăng ký sản xuất.`,
    consent: true,
  });
  const deciding = await aListToDecide(db, specs, { agencyId, phase: "decision" });
  await seat(db, deciding, member);
  const [best] = deciding.entries;
  const recorded = { number: "78/QĐ-UBND" };
  const decisionId = await aRecordedDecision(contextOf(db, organiser), deciding.round.id, [best!.id], recorded);
  const [certificate] = await db
    .select({ number: certificates.number })
    .from(certificates)
    .innerJoin(awards, eq(awards.id, certificates.awardId))
    .where(eq(awards.nominationId, entries[0]!.id));

  // What is published of a scheme is for organisers of all agencies to learn from; its draft is not.
  const scheme = { name: "Quy chế của tỉnh", nameEn: "Rules of the province", agencyId };
  const { code } = await copyScheme(contextOf(db, organiser), "cnnttb", scheme);
  const form = SECTION_FORMS.scoring.parse({ ...typed.scoring, version: 1, passMarkSource: MARKER, passMark: "65" });
  await saveDraft(contextOf(db, organiser), code, { section: "scoring", form });
  await addHoliday(contextOf(db, admin), {
    day: "2031-09-02",
    name: "Quốc khánh",
    nameEn: "National day",
    source: "Bộ luật Lao động",
  });

  return {
    places: {
      "/admin/holidays/:day": "2031-09-02",
      "/council/motions/:id": motionId,
      "/council/rounds/:slug": listed.round.slug,
      "/organiser/certificates/:number": certificate!.number,
      "/organiser/complaints/:id": complaintId,
      "/organiser/rounds/:slug list": listed.round.slug,
      "/organiser/rounds/:slug complaints": round.slug,
      "/organiser/rounds/:slug papers": round.slug,
      "/organiser/rounds/:slug/papers/:paper": "announcement",
      "/organiser/rounds/:slug/papers/:paper/:format": "docx",
      "/organiser/rounds/:slug/decision/:id": decisionId,
      "/organiser/rounds/:slug/decision/:id/list/:format": "csv",
      "/organiser/rounds/:slug/list/sets/:id": mergeId,
      "/organiser/rounds/:slug/meetings/:number": "1",
      "/organiser/rounds/:slug/meetings/:number/motions/:motion": "1",
      "/organiser/rounds/:slug/reliability/:table": "entries",
      "/organiser/rounds/:slug/rules/:section": "scoring",
      "/organiser/rounds/:slug/rules/criteria/:criterion": "I.1",
      "/organiser/schemes/:code": code,
      "/organiser/schemes/:code/draft/:section": "scoring",
      "/organiser/schemes/:code/draft/criteria/:criterion": "I.1",
      "/organiser/schemes/:code versions": "cnnttb",
      "/organiser/schemes/:code/versions/:version": "1",
      "/producer/complaints/:id": complaintId,
      "/rounds/:slug complaints": round.slug,
      "/rounds/:slug/complaints/:id": complaintId,
    },
    things: {
      seats: council,
      meetingId,
      motionId,
      listed: listed.round,
      listedEntries: listed.entries.map(({ id }) => id),
      announced: round,
      complaintId,
    },
  };
}

/** Gives the last seat of a council to someone. */
async function seat(db: Database, { council }: ListToDecide, { userId }: Actor): Promise<void> {
  await db
    .update(councilMembers)
    .set({ userId })
    .where(eq(councilMembers.id, council.members.at(-1)!.memberId));
}
