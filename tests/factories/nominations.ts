import { eq } from "drizzle-orm";
import type { Database } from "~/db/client.server";
import { dossierSnapshots, dossiers, establishments, nominationEvents, nominations } from "~/db/schema";
import { hashOfDossier } from "~/domain/nominations/admit-nomination.server";
import { territoryFor } from "~/domain/nominations/quotas.server";
import { readDossier } from "~/domain/nominations/read-dossier.server";
import { giveVotingCode } from "~/domain/nominations/voting-codes.server";
import type { NominationState } from "~/lib/vocabulary";
import { only } from "./counter";
import { aUser } from "./people";
import { aProduct, type Product } from "./products";
import { aRound } from "./rounds";

export interface TestNomination extends Omit<typeof nominations.$inferSelect, "code"> {
  /** Empty for a draft. */
  readonly code: string;
  readonly product: Product;
}

export interface NominationOptions extends Partial<Omit<typeof nominations.$inferInsert, "productId">> {
  state?: NominationState;
  product?: Product;
  /** The working copy of its dossier. */
  answers?: Record<string, unknown>;
}

/** The events that lead to a state, in order. */
const HISTORY: Record<NominationState, readonly NominationState[]> = {
  draft: ["draft"],
  submitted: ["draft", "submitted"],
  more_asked: ["draft", "submitted", "more_asked"],
  admitted: ["draft", "submitted", "admitted"],
  refused: ["draft", "submitted", "refused"],
  withdrawn: ["draft", "submitted", "withdrawn"],
};

/** One product in one round, admitted and sealed unless told otherwise; round and product are made when not given. */
export async function aNomination(db: Database, options: NominationOptions = {}): Promise<TestNomination> {
  const { state = "admitted", product: given, answers = {}, ...values } = options;
  const roundId = values.roundId ?? (await aRound(db)).id;
  const product = given ?? (await aProduct(db));
  const createdBy = values.createdBy ?? (await aUser(db)).id;
  const at = new Date();
  const submitted = state === "draft" ? {} : { code: await codeIn(db, roundId), submittedAt: at, declaredAt: at };
  const counted = state === "draft" ? {} : { countedTerritoryId: await territoryOf(db, roundId, product) };
  const decided = state === "admitted" || state === "refused" ? { decidedAt: at } : {};
  const row = only(
    await db
      .insert(nominations)
      .values({
        groupCode: product.groupCode ?? "D",
        ...submitted,
        ...counted,
        ...decided,
        ...values,
        roundId,
        productId: product.id,
        state,
        createdBy,
      })
      .returning(),
  );
  await db.insert(dossiers).values({ nominationId: row.id, answers, updatedBy: createdBy });
  await db.insert(nominationEvents).values(
    HISTORY[state].map((kind) => ({
      nominationId: row.id,
      kind,
      actorId: createdBy,
      note: kind === "refused" || kind === "more_asked" ? "Thiếu ảnh chụp từ trên xuống" : null,
    })),
  );
  if (state === "admitted") {
    const content = await readDossier({ db, actor: null, now: at }, row.id);
    await db.insert(dossierSnapshots).values({ nominationId: row.id, content, contentHash: hashOfDossier(content) });
  }
  return { ...row, code: row.code ?? "", product };
}

/** Several, one product each. */
export async function nominationsFor(db: Database, roundId: string, count: number): Promise<TestNomination[]> {
  const made: TestNomination[] = [];
  for (let index = 0; index < count; index += 1) made.push(await aNomination(db, { roundId }));
  return made;
}

/** Where its maker stands, as when it is handed in. */
async function territoryOf(db: Database, roundId: string, { establishmentId }: Product): Promise<string | null> {
  if (establishmentId === null) return null;
  const [maker] = await db
    .select({ provinceId: establishments.provinceId })
    .from(establishments)
    .where(eq(establishments.id, establishmentId));
  return maker ? territoryFor({ db, actor: null, now: new Date() }, roundId, maker.provinceId) : null;
}

function codeIn(db: Database, roundId: string): Promise<string> {
  return db.transaction((tx) => giveVotingCode({ db: tx, actor: null, now: new Date() }, roundId));
}
