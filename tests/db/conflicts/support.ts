import { anEstablishment } from "#tests/factories/establishments";
import { aNomination, nominationsFor } from "#tests/factories/nominations";
import { aJury, type TestJuror } from "#tests/factories/panels";
import { anOrganiser } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { aRound, type RoundOptions } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { assignments, sheets } from "~/db/schema";
import type { GivenAnswer } from "~/domain/conflicts/forms";
import { entriesToAnswer } from "~/domain/conflicts/own-entries.server";
import { roundById } from "~/domain/rounds/queries.server";
import { sheetsOfJuror } from "~/domain/sheets/queries.server";

export const NONE: GivenAnswer = { answer: "none", reason: undefined };
export const relative = (reason = "Chủ cơ sở là em ruột tôi"): GivenAnswer => ({ answer: "conflict", reason });

/** A round whose jury has its entries, and has not answered for any; while it is scored, with its sheets. */
export async function aJuryBeforeAnswers(
  db: Database,
  { jurors: size = 3, entries: count = 3, ...options }: RoundOptions & { jurors?: number; entries?: number } = {},
) {
  const round = await aRound(db, options);
  const { jurors } = await aJury(db, round.id, size);
  const entries = await nominationsFor(db, round.id, count);
  const pairs = jurors.flatMap((juror) =>
    entries.map((entry) => ({ appointmentId: juror.appointmentId, nominationId: entry.id })),
  );
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = (options.phase ?? "scoring") === "scoring" ? await db.insert(sheets).values(pairs).returning() : [];
  const sheetOf = (juror: TestJuror, entry: { readonly id: string }) =>
    made.find((one) => one.appointmentId === juror.appointmentId && one.nominationId === entry.id)!.id;
  const secretary = await anOrganiser(db, round.agencyId, "secretary");
  return { round, jurors, entries, sheetOf, ctx: contextOf(db, secretary) };
}

/** A juror of a blind round with three entries: two of HTX Bình An, one of Cơ sở Cẩm Tú; while it is scored, with their sheets. */
export async function aBlindJuror(db: Database, options: RoundOptions = {}) {
  const round = await aRound(db, { rules: { blind: true, minimumSheets: 1 }, ...options });
  const { head: juror } = await aJury(db, round.id, 1);
  const anEntryOf = async (establishmentId: string) =>
    aNomination(db, { roundId: round.id, product: await aProduct(db, { establishmentId }) });
  const [binhAn, camTu] = [
    await anEstablishment(db, { name: "HTX Bình An", commune: "Xã Đơn Dương" }),
    await anEstablishment(db, { name: "Cơ sở Cẩm Tú", commune: "Xã Đức Trọng" }),
  ];
  const entries = [await anEntryOf(binhAn.id), await anEntryOf(camTu.id), await anEntryOf(binhAn.id)];
  const pairs = entries.map(({ id }) => ({ appointmentId: juror.appointmentId, nominationId: id }));
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = (options.phase ?? "scoring") === "scoring" ? await db.insert(sheets).values(pairs).returning() : [];
  const ctx = contextOf(db, juror.actor);
  const shown = async (now?: Date) =>
    (await entriesToAnswer({ ...ctx, now: now ?? ctx.now }, await roundById(ctx, round.id))).entries;
  const codes = async () => (await sheetsOfJuror(ctx, round.id)).sheets.map((sheet) => sheet.code);
  const keyOf = async (name: string) => (await shown()).find((one) => one.establishment === name)!.key;
  const secretary = contextOf(db, await anOrganiser(db, round.agencyId, "secretary"));
  const sheetIds = entries.map(({ id }) => made.find((one) => one.nominationId === id)?.id ?? "");
  const keys = { binhAn: await keyOf("HTX Bình An"), camTu: await keyOf("Cơ sở Cẩm Tú") };
  return { round, juror, entries, ctx, shown, codes, sheetIds, keys, secretary, anEntryOf, binhAn, camTu };
}

/** What the page of a juror knows of their entries, in the order of these nominations. */
export async function shownTo(
  db: Database,
  juror: TestJuror,
  roundId: string,
  entries: readonly { readonly product: { readonly name: string } }[],
) {
  const ctx = contextOf(db, juror.actor);
  const { entries: shown } = await entriesToAnswer(ctx, await roundById(ctx, roundId));
  return entries.map((entry) => shown.find((one) => one.product === entry.product.name)!);
}

/** The keys under which a juror answers, in the order of these nominations. */
export async function keysFor(
  db: Database,
  juror: TestJuror,
  roundId: string,
  entries: readonly { readonly product: { readonly name: string } }[],
): Promise<string[]> {
  return (await shownTo(db, juror, roundId, entries)).map((one) => one.key);
}
