import path from "node:path";
import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair } from "#tests/factories/fairs";
import { aNomination } from "#tests/factories/nominations";
import { aCouncilMember, aJury } from "#tests/factories/panels";
import { actorOf, anAdmin, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct } from "#tests/factories/products";
import { aRound, setPhase } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf } from "#tests/support/database";
import type { TestServer } from "#tests/support/server";
import { aSession } from "#tests/support/sessions";
import { diskFileStore } from "~/adapters/files/disk.server";
import { outboxMailer } from "~/adapters/mail/outbox.server";
import {
  appointments,
  certificates,
  councilMembers,
  dossiers,
  establishments,
  galleryEntries,
  invitations,
  memberships,
  passwordResets,
  productPhotos,
  products,
} from "~/db/schema";
import type { Actor } from "~/domain/context";
import { uploadImport } from "~/domain/imports/upload-import.server";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import type { WorkingDossier } from "~/domain/nominations/forms";
import { listedSessionId } from "~/domain/people/lucia.server";
import { newSecret } from "~/domain/people/secret.server";
import { addPhotos } from "~/domain/products/add-photos.server";

/** Stands in every text of the protected things: whoever reads it has seen what is not theirs. */
export const MARKER = "Zyxq-khong-cong-khai";

/** Who asks: first those the protected things belong to, then their counterparts elsewhere. */
export const ROLES = [
  "visitor",
  "signed_in",
  "admin",
  "organiser",
  "secretary",
  "support",
  "producer",
  "head",
  "juror",
  "council",
  "other_organiser",
  "other_producer",
  "other_juror",
  "other_council",
] as const;
export type AccessRole = (typeof ROLES)[number];

/** Those to whom nothing of the world belongs. */
export const OUTSIDERS: readonly AccessRole[] = [
  "visitor",
  "signed_in",
  "other_organiser",
  "other_producer",
  "other_juror",
  "other_council",
];

export interface World {
  /** What each role's cookie "session" holds; null for the visitor. */
  readonly sessions: Readonly<Record<AccessRole, string | null>>;
  /** A path for a route: "/organiser/rounds/:slug" -> "/organiser/rounds/binh-chon-…". */
  pathOf(pattern: string): string;
}

/**
 * An agency with a round being scored: one entry admitted with photos, a paper and a sheet, one still a draft in a round that
 * is open; a decided round, a recorded award and a fair are public. Beside it, other people with the same roles elsewhere.
 */
export async function layOut({ db, dataDir }: TestServer): Promise<World> {
  const now = new Date();
  const store = diskFileStore(path.join(dataDir, "files"));
  const agency = await anAgency(db);
  const organiser = await anOrganiser(db, agency.id);
  const secretary = await anOrganiser(db, agency.id, "secretary");
  const support = await anOrganiser(db, agency.id, "support");
  const establishment = await anEstablishment(db, {
    name: `Cơ sở ${MARKER}`,
    representative: `Bà ${MARKER}`,
    address: MARKER,
    story: MARKER,
  });
  const producer = await aProducer(db, establishment.id);
  const product = await aProduct(db, {
    establishmentId: establishment.id,
    name: `Nước mắm ${MARKER}`,
    summary: MARKER,
  });
  await addPhotos(contextOf(db, producer), store, product.id, [
    { name: "front.jpg", bytes: await aJpeg() },
    { name: "side.jpg", bytes: await aJpeg() },
    { name: "above.jpg", bytes: await aJpeg() },
  ]);
  const [photo] = await db.select().from(productPhotos).where(eq(productPhotos.productId, product.id));

  const answers = { description: MARKER, materials: MARKER, process: MARKER };
  const round = await aRound(db, { agencyId: agency.id, phase: "screening" });
  const entry = await aNomination(db, { roundId: round.id, product, state: "submitted", answers });
  await admitNomination(contextOf(db, organiser), entry.id, { groupCode: "B" });
  await setPhase(db, round.id, "scoring");
  const jury = await aJury(db, round.id, 3);
  const juror = jury.jurors[2]!;
  const sheet = await aSheet(db, { round, juror, nomination: entry, points: 7350 });
  const council = await aCouncilMember(db, round.id);
  const [seat] = await db.select().from(councilMembers).where(eq(councilMembers.roundId, round.id));

  const open = await aRound(db, { agencyId: agency.id, phase: "nomination" });
  const draft = await aNomination(db, { roundId: open.id, product, state: "draft", answers });
  await addPaper(contextOf(db, producer), store, draft.id, {
    kind: "other",
    name: `${MARKER}.pdf`,
    number: MARKER,
    issuer: MARKER,
    issuedOn: null,
    validUntil: null,
    bytes: aPdf(MARKER),
  });
  const paperId = await paperOf(db, draft.id);

  const list = Buffer.from(`year,level,province,product_name\n2023,tỉnh,Phú Yên,${MARKER}\n`);
  const importId = await uploadImport(contextOf(db, organiser), store, { name: `${MARKER}.csv`, bytes: list });
  const member = await aUser(db, { name: MARKER, email: `${MARKER}@tinhhoa.test` });
  const [role] = await db
    .insert(memberships)
    .values({ userId: member.id, role: "support", agencyId: agency.id })
    .returning();
  const invitation = newSecret();
  const invited = await aUser(db, { name: "Người được mời", email: "invited@tinhhoa.test" });
  const [sent] = await db
    .insert(invitations)
    .values({
      tokenHash: invitation.hash,
      email: invited.email,
      name: invited.name,
      role: "support",
      agencyId: agency.id,
      invitedBy: organiser.userId,
      expiresAt: new Date(now.getTime() + 86_400_000),
    })
    .returning();
  const reset = newSecret();
  await db
    .insert(passwordResets)
    .values({ tokenHash: reset.hash, userId: invited.id, expiresAt: new Date(now.getTime() + 3_600_000) });
  const mail = await outboxMailer(path.join(dataDir, "outbox"), "Tinh Hoa <a@tinhhoa.test>").send({
    to: "someone@tinhhoa.test",
    subject: MARKER,
    text: MARKER,
  });

  await aDecidedRound(db, { totals: [90, 80, 60], recognised: 1 });
  await recordedAwards(db, [{ product_name: "Muối ớt Tây Ninh", establishment_name: "Cơ sở Út Liêm" }]);
  const [winner] = await db.select().from(certificates);
  const [shown] = await db.select().from(galleryEntries).where(eq(galleryEntries.certificateNumber, winner!.number));
  const [maker] = await db
    .select({ slug: establishments.slug })
    .from(products)
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(eq(products.id, shown!.productId));
  const fair = await aFair(db, { agencyId: agency.id });

  const otherAgency = await anAgency(db, { name: "Sở Công Thương tỉnh khác" });
  const otherRound = await aRound(db, { agencyId: otherAgency.id, phase: "scoring" });
  const otherEstablishment = await anEstablishment(db);
  const signedIn = await aUser(db);
  const people: Record<AccessRole, Actor | null> = {
    visitor: null,
    signed_in: await actorOf(db, signedIn),
    admin: await anAdmin(db),
    organiser,
    secretary,
    support,
    producer,
    head: jury.head.actor,
    juror: juror.actor,
    council,
    other_organiser: await anOrganiser(db, otherAgency.id),
    other_producer: await aProducer(db, otherEstablishment.id),
    other_juror: (await aJury(db, otherRound.id, 3)).jurors[2]!.actor,
    other_council: await aCouncilMember(db, otherRound.id),
  };
  const sessions = {} as Record<AccessRole, string | null>;
  for (const name of ROLES) sessions[name] = people[name] && (await aSession(db, people[name].userId));
  const session = listedSessionId(await aSession(db, member.id));
  const [deputy] = await db.select().from(appointments).where(eq(appointments.id, jury.jurors[1]!.appointmentId));

  /** By the beginning of the pattern, the longest that fits; what a parameter stands for in it. */
  const places: Record<string, string> = {
    "/account/sessions/:id": session,
    "/admin/agencies/:slug": agency.slug,
    "/admin/outbox/:id": mail.id,
    "/admin/users/:id": member.id,
    "/certificates/:number": winner!.number,
    "/fairs/:slug": fair.slug,
    "/api/v1/fairs/:id": fair.id,
    "/api/v1/rounds/:id": round.id,
    "/files/:id": photo!.fileId,
    "/files/:id/:variant": "original",
    "/invitations/:id": sent!.id,
    "/invitations/:token": invitation.token,
    "/reset-password/:token": reset.token,
    "/memberships/:id": role!.id,
    "/judge/rounds/:slug": round.slug,
    "/judge/sheets/:id": sheet.id,
    "/organiser/agencies/:slug": agency.slug,
    "/organiser/imports/:id": importId,
    "/organiser/nominations/:id": entry.id,
    "/organiser/rounds/:slug": round.slug,
    "/organiser/rounds/:slug/jury/:appointmentId": deputy!.id,
    "/organiser/rounds/:slug/council/:seatId": seat!.id,
    "/organiser/sheets/:id": sheet.id,
    "/producer/establishments/:id": establishment.id,
    "/producer/nominations/:id": draft.id,
    "/producer/nominations/:id/papers/:fileId": paperId,
    "/producer/nominations/:id/steps/:step": "product",
    "/producer/products/:id": product.id,
    "/producer/products/:id/photos/:photoId": photo!.id,
    "/producers/:slug": maker!.slug,
    "/products/:slug": shown!.slug,
    "/rounds/:slug": round.slug,
  };
  return {
    sessions,
    pathOf: (pattern) => fill(pattern, places) + (pattern === "/api/v1/sheets" ? `?round=${round.id}` : ""),
  };
}

/** Puts what stands for each parameter into a pattern. Throws, by name, when a parameter of a new route has nothing. */
function fill(pattern: string, places: Readonly<Record<string, string>>): string {
  const parts = pattern.split("/");
  return parts
    .map((part, index) => {
      const name = /^:[\w-]+/.exec(part)?.[0];
      if (!name) return part === "*" ? "a-page-that-is-not-there" : part;
      const place = [...parts.slice(0, index), name].join("/");
      const value = places[place];
      if (value === undefined) throw new Error(`nothing in the world stands for ${place} (of ${pattern})`);
      return part.replace(name, encodeURIComponent(value));
    })
    .join("/");
}

async function paperOf(db: TestServer["db"], nominationId: string): Promise<string> {
  const [dossier] = await db.select().from(dossiers).where(eq(dossiers.nominationId, nominationId));
  const { papers } = dossier!.answers as WorkingDossier;
  return papers![0]!.fileId;
}
