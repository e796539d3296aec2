import { eq } from "drizzle-orm";
import { aNomination } from "#tests/factories/nominations";
import { aProduct } from "#tests/factories/products";
import { aRound, setPhase, type TestRound } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { sheets } from "~/db/schema";
import { closeMotion } from "~/domain/councils/close-motion.server";
import { TimetableForm } from "~/domain/rounds/forms";
import { rescheduleRound } from "~/domain/rounds/reschedule-round.server";
import type { Places } from "./places";
import * as typed from "./typed";
import type { World } from "./world";

/** A post that the route would carry out for whoever may: a whole form, on something in the state the act needs. */
export interface Posting {
  readonly form?: typed.Typed | FormData;
  readonly json?: unknown;
  /** In place of the world's own. */
  readonly places?: Places;
  /** "?step=product" */
  readonly query?: string;
}

export type Makers = Readonly<Record<string, (world: World, db: Database) => Posting | Promise<Posting>>>;
type Maker = Makers[string];

export const plain: Maker = () => ({});
export const form = (fields: () => typed.Typed): Maker => {
  return () => ({ form: fields() });
};

/** On a dossier that waits for its answer while the round is screened. */
export async function onSubmitted({ things }: World, db: Database, fields: typed.Typed): Promise<Posting> {
  await setPhase(db, things.round.id, "screening");
  const product = await aProduct(db, { establishmentId: things.establishmentId });
  const { id } = await aNomination(db, { roundId: things.round.id, product, state: "submitted" });
  return { form: fields, places: { "/organiser/nominations/:id": id } };
}

/** On a round of the same agency that is not open yet and has its dates. */
export async function onDraftRound(
  { people, things }: World,
  db: Database,
  fields: (round: TestRound) => typed.Typed | Promise<typed.Typed>,
): Promise<Posting> {
  const draft = await aRound(db, { agencyId: things.agencyId, phase: null });
  await rescheduleRound(contextOf(db, people.organiser), draft.id, TimetableForm.parse(typed.timetable()));
  return { form: await fields(draft), places: { "/organiser/rounds/:slug": draft.slug } };
}

export async function sign(sheetId: string, db: Database) {
  await db.update(sheets).set({ signedAt: new Date() }).where(eq(sheets.id, sheetId));
}

/** The council has voted: members and attendance may change again. */
export async function endVote({ people, things }: World, db: Database): Promise<void> {
  await closeMotion(contextOf(db, people.organiser), things.motionId);
}
