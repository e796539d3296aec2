import { only } from "#tests/factories/counter";
import { anEstablishment } from "#tests/factories/establishments";
import { aNomination } from "#tests/factories/nominations";
import { aJury, answerNone, type TestJuror } from "#tests/factories/panels";
import { actorOf, anOrganiser, aProducer } from "#tests/factories/people";
import { aProduct, photosFor } from "#tests/factories/products";
import { aBlindCopy } from "#tests/factories/redactions";
import { aRound } from "#tests/factories/rounds";
import type { Database } from "~/db/client.server";
import { assignments, councilMembers, files, fileVariants, sampleEvents, sheets, storedBytes } from "~/db/schema";
import { sha256Hex } from "~/lib/hash.server";

/** Stand nowhere but in what a blind jury must not know, each in one place. */
export const MARKERS = {
  name: "zkqname",
  address: "zkqstreet",
  phone: "0977123409",
  email: "zkqmail",
  website: "zkqsite",
  representative: "zkqperson",
  taxCode: "0100112437",
  paper: "zkq-paper-77",
  paperFile: "zkqscan",
  text: "zkqtext",
  summary: "zkqsummary",
  sample: "zkqsample",
} as const;

/**
 * A blind round being scored, with one marked entry among three, as its jurors and its agency find it. taxCode: of its maker; one of a
 * database has that of the markers.
 */
export async function aBlindWorld(db: Database, { taxCode = MARKERS.taxCode }: { taxCode?: string } = {}) {
  const round = await aRound(db, { rules: { blind: true } });
  const { jurors } = await aJury(db, round.id, 3);
  const establishment = await anEstablishment(db, {
    name: "HTX Zkqname Vàng",
    commune: "Xã Thường Tín",
    address: "Số 7 Zkqstreet",
    phone: MARKERS.phone,
    email: "zkqmail@mail.test",
    website: "https://zkqsite.test",
    representative: "Trần Zkqperson",
    taxCode,
    legalForm: "cooperative",
  });
  const product = await aProduct(db, {
    establishmentId: establishment.id,
    name: "Bình gốm Zkqname",
    summary: "Làm ở zkqsummary",
  });
  const [shown, hidden] = await photosFor(db, product, 2);
  const paper = await aPaper(db, establishment.id);
  const entry = await aNomination(db, {
    roundId: round.id,
    product,
    answers: {
      description: "Zkqtext làm từ đất sét.",
      revenueLast: 1_000,
      lowerTitleNumber: MARKERS.paper,
      papers: [
        {
          ...{ fileId: paper, name: "zkqscan.pdf", kind: "registration", number: MARKERS.paper },
          ...{ issuer: null, issuedOn: null, validUntil: null },
        },
      ],
    },
  });
  await db
    .insert(sampleEvents)
    .values({ nominationId: entry.id, kind: "received", note: "Zkqsample mang tới", by: entry.createdBy });
  const others = [await aNomination(db, { roundId: round.id }), await aNomination(db, { roundId: round.id })];
  await aBlindCopy(db, entry.id, {
    productName: "Bình gốm kể chuyện",
    answers: { description: "Làm từ đất sét.", revenueLast: 1_000 },
    photos: [shown!],
  });
  for (const other of others) await aBlindCopy(db, other.id);
  const pairs = jurors.flatMap((juror) =>
    [entry, ...others].map(({ id }) => ({ appointmentId: juror.appointmentId, nominationId: id })),
  );
  await db.insert(assignments).values(pairs.map((pair) => ({ ...pair, source: "plan" as const })));
  const made = await db.insert(sheets).values(pairs).returning();
  await answerNone(db, round.id);
  const sheetOf = (juror: TestJuror, nominationId = entry.id) =>
    made.find((one) => one.appointmentId === juror.appointmentId && one.nominationId === nominationId)!.id;
  const [head, juror] = jurors as [TestJuror, TestJuror, TestJuror];
  await db.insert(councilMembers).values({ roundId: round.id, userId: head.actor.userId, role: "member" });
  return {
    ...{ round, establishment, product, entry, others, paper, sheetOf },
    photos: { shown: shown!, hidden: hidden! },
    juror,
    /** Sits in the council too. */
    head: { ...head, actor: await actorOf(db, { id: head.actor.userId }) },
    producer: await aProducer(db, establishment.id),
    secretary: await anOrganiser(db, round.agencyId, "secretary"),
  };
}
export type BlindWorld = Awaited<ReturnType<typeof aBlindWorld>>;

async function aPaper(db: Database, establishmentId: string): Promise<string> {
  const sha256 = sha256Hex(establishmentId);
  const common = { mediaType: "application/pdf", size: 4 };
  const storageKey = `${sha256}.pdf`;
  const file = only(
    await db
      .insert(files)
      .values({ establishmentId, name: "zkqscan.pdf", sha256, ...common })
      .returning(),
  );
  await db.insert(storedBytes).values({ storageKey, putAt: new Date() });
  await db.insert(fileVariants).values({ fileId: file.id, name: "original", storageKey, ...common });
  return file.id;
}
