import { eq } from "drizzle-orm";
import { aLetter, anOffice, aRegion, aReleasedRound } from "#tests/factories/forwardings";
import { anOrganiser, aProducer } from "#tests/factories/people";
import type { RoundOptions } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { certificates, dossiers, nominations, revocations } from "~/db/schema";
import type { Context } from "~/domain/context";
import { putForward } from "~/domain/forwardings/put-forward.server";
import type { Paper } from "~/domain/nominations/forms";
import { todayInVietnam } from "~/lib/dates";
import type { PaperKind } from "~/lib/vocabulary";
import { answerAll } from "../nominations/steps";

/** A winner of a province put forward to a region, as its maker, its sender and an officer of the region see it. */
export async function aSent(db: Database, options: RoundOptions = {}) {
  const below = await aReleasedRound(db);
  const region = await aRegion(db, options);
  const sender = contextOf(db, below.organiser);
  await putForward(sender, anOffice(), below.round.id, aLetter(region, below.candidates));
  const establishmentId = below.winners[0]!.product.establishmentId!;
  return {
    ...below,
    ...{ region, sender, establishmentId, candidate: below.candidates[0]!, winner: below.winners[0]! },
    id: (await draftIn(db, region.id)).id,
    maker: contextOf(db, await aProducer(db, establishmentId)),
    officer: contextOf(db, await anOrganiser(db, region.agencyId)),
  };
}

/** The only live entry of a round. */
export async function draftIn(db: Database, roundId: string) {
  const rows = await db.select().from(nominations).where(eq(nominations.roundId, roundId));
  const live = rows.filter((row) => row.state !== "withdrawn");
  if (live.length !== 1) throw new Error(`${live.length} entries`);
  return live[0]!;
}

/** Everything is answered that its maker may answer. */
export const upgrade = (maker: Context, id: string) => answerAll(maker, id);

export async function revoke(db: Database, number: string, recordedBy: string): Promise<void> {
  const [certificate] = await db.select().from(certificates).where(eq(certificates.number, number));
  const revokedOn = todayInVietnam(new Date());
  await db
    .insert(revocations)
    .values({ certificateId: certificate!.id, revokedOn, reason: "Không giữ chất lượng", recordedBy });
}

/** A paper its maker adds to those that are there. */
export async function addPaper(db: Database, id: string, kind: PaperKind): Promise<void> {
  const [row] = await db.select().from(dossiers).where(eq(dossiers.nominationId, id));
  const answers = row!.answers as { papers?: readonly Paper[] };
  const facts = { number: null, issuer: null, issuedOn: null, validUntil: null };
  const paper: Paper = { fileId: crypto.randomUUID(), kind, name: "cong-van.pdf", ...facts };
  await db
    .update(dossiers)
    .set({ answers: { ...answers, papers: [...(answers.papers ?? []), paper] } })
    .where(eq(dossiers.nominationId, id));
}
