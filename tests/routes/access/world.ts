import path from "node:path";
import { eq } from "drizzle-orm";
import { anAgency } from "#tests/factories/agencies";
import { aDecidedRound, recordedAwards } from "#tests/factories/awards";
import { aCouncil } from "#tests/factories/councils";
import { anEstablishment } from "#tests/factories/establishments";
import { aFair } from "#tests/factories/fairs";
import { aNomination } from "#tests/factories/nominations";
import { aCouncilMember, aJury, type TestJury } from "#tests/factories/panels";
import { actorOf, anAdmin, anOrganiser, aProducer, aUser } from "#tests/factories/people";
import { aGivenFile, aJpeg, aPdf } from "#tests/factories/pictures";
import { aProduct, type Product } from "#tests/factories/products";
import { aRound, setPhase, type TestRound } from "#tests/factories/rounds";
import { aSheet } from "#tests/factories/sheets";
import { contextOf } from "#tests/support/database";
import type { TestServer } from "#tests/support/server";
import { aSession } from "#tests/support/sessions";
import { diskFileStore } from "~/adapters/files/disk.server";
import { outboxMailer } from "~/adapters/mail/outbox.server";
import {
  apiTokens,
  appointments,
  certificates,
  dossiers,
  establishments,
  galleryEntries,
  invitations,
  memberships,
  passwordResets,
  productPhotos,
  products,
  seals,
  users,
} from "~/db/schema";
import type { Actor } from "~/domain/context";
import { proposeFrame } from "~/domain/frames/propose-frame.server";
import { uploadImport } from "~/domain/imports/upload-import.server";
import { addPaper } from "~/domain/nominations/add-paper.server";
import { admitNomination } from "~/domain/nominations/admit-nomination.server";
import type { WorkingDossier } from "~/domain/nominations/forms";
import { keepPaper } from "~/domain/papers/keep-paper.server";
import { listedSessionId } from "~/domain/people/lucia.server";
import { hashPassword } from "~/domain/people/password.server";
import { newSecret } from "~/domain/people/secret.server";
import { addPhotos } from "~/domain/products/add-photos.server";
import { withMaxima } from "~/domain/schemes/criteria";
import type { Places } from "./places";
import { type AccessRole, MARKER, PASSWORD, ROLES } from "./roles";
import { layOutAllocations } from "./world-allocations";
import { type ApplicationThings, layOutApplications } from "./world-applications";
import { type BoothThings, layOutBooths } from "./world-booths";
import { type CalibrationThings, layOutCalibration } from "./world-calibration";
import { type CouncilThings, layOutCouncil } from "./world-council";
import { layOutExhibitorPapers } from "./world-exhibitor-papers";
import { type FairDayThings, layOutFairDays } from "./world-fair-days";
import { type FairThings, layOutFairs } from "./world-fairs";
import { type InvoiceThings, layOutInvoices } from "./world-invoices";
import { type LevelThings, layOutLevels } from "./world-levels";
import { layOutMeetings, type MeetingThings } from "./world-meetings";
import { layOutPaper, type PaperThings } from "./world-paper";
import { layOutPlans } from "./world-plans";
import { layOutReports, type ReportThings } from "./world-reports";
import { layOutTemplates, type TemplateThings } from "./world-templates";

export interface World {
  readonly people: Readonly<Record<AccessRole, Actor | null>>;
  /** What each role's cookie "session" holds; null for the visitor. */
  readonly sessions: Readonly<Record<AccessRole, string | null>>;
  /** What stands for the parameters of a path, by the beginning of its pattern. */
  readonly places: Places;
  readonly things: Things;
}

/** What the forms of the routes speak of. */
export interface Things
  extends BoothThings,
    CalibrationThings,
    CouncilThings,
    ApplicationThings,
    FairThings,
    FairDayThings,
    InvoiceThings,
    LevelThings,
    MeetingThings,
    PaperThings,
    ReportThings,
    TemplateThings {
  readonly agencyId: string;
  readonly establishmentId: string;
  /** Its plan waits to be taken over. */
  readonly placedFairId: string;
  readonly pairedIds: readonly [string, string];
  readonly product: Product;
  /** Being scored; all its seats and sheets are those of `people`. */
  readonly round: TestRound;
  /** The seats of `people` in its jury, the head first. */
  readonly jury: TestJury;
  /** Takes nominations. */
  readonly open: TestRound;
  /** Of `product`, in `open`. */
  readonly draftId: string;
  /** Of `product`, in `round`, admitted; the juror's sheet for it has all its points. */
  readonly entryId: string;
  readonly sheetId: string;
}

/**
 * An agency with a round being scored: one entry admitted with photos, a paper and a sheet, one still a draft in a round that
 * is open; a decided round, a recorded award and a fair are public. Beside it, other people with the same roles elsewhere.
 */
export async function layOut({ db, dataDir }: Pick<TestServer, "db" | "dataDir">): Promise<World> {
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
    await aGivenFile("front.jpg", await aJpeg()),
    await aGivenFile("side.jpg", await aJpeg()),
    await aGivenFile("above.jpg", await aJpeg()),
  ]);
  const [photo] = await db.select().from(productPhotos).where(eq(productPhotos.productId, product.id));

  const answers = { description: MARKER, materials: MARKER, process: MARKER };
  const round = await aRound(db, { agencyId: agency.id, phase: "screening", rules: { minimumSheets: 1 } });
  const entry = await aNomination(db, { roundId: round.id, product, state: "submitted", answers });
  await admitNomination(contextOf(db, organiser), entry.id, { groupCode: "B" });
  const frameId = await proposeFrame(contextOf(db, organiser), round.id, {
    criteria: withMaxima(round.rules.criteria.value, { "I.1": 1500, "I.2": 1100 }, round.rules.scoreStep.value),
    note: MARKER,
  });
  await setPhase(db, round.id, "scoring");
  const jury = await aJury(db, round.id, 3);
  const juror = jury.jurors[2]!;
  const sheet = await aSheet(db, { round, juror, nomination: entry, points: 7350 });
  await db
    .update(appointments)
    .set({ organisation: establishment.name })
    .where(eq(appointments.id, juror.appointmentId));
  const seats = await aCouncil(db, round.id);

  const open = await aRound(db, { agencyId: agency.id, phase: "nomination" });
  // The juror is asked to judge that round as well, and has not answered.
  const { panelId } = await aJury(db, open.id, 1);
  const [waiting] = await db
    .insert(appointments)
    .values({ panelId, userId: juror.actor.userId, role: "member" })
    .returning();
  const draft = await aNomination(db, { roundId: open.id, product, state: "draft", answers });
  await addPaper(contextOf(db, producer), store, draft.id, {
    kind: "other",
    number: MARKER,
    issuer: MARKER,
    issuedOn: null,
    validUntil: null,
    file: await aGivenFile(`${MARKER}.pdf`, aPdf(MARKER)),
  });
  const paperId = await paperOf(db, draft.id);
  const vaultPaper = await keepPaper(contextOf(db, producer), store, establishment.id, {
    kind: "trademark",
    number: MARKER,
    issuer: MARKER,
    issuedOn: null,
    validUntil: null,
    file: await aGivenFile(`${MARKER}-nhan-hieu.pdf`, aPdf(MARKER)),
  });

  const list = Buffer.from(`year,level,province,product_name\n2023,tỉnh,Lâm Đồng,${MARKER}\n`);
  const importId = await uploadImport(contextOf(db, organiser), store, await aGivenFile(`${MARKER}.csv`, list));
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
  const token = newSecret();
  const [issued] = await db
    .insert(apiTokens)
    .values({
      tokenHash: token.hash,
      userId: member.id,
      name: MARKER,
      scopes: ["read"],
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
  const [seal] = await db.select({ digest: seals.digest }).from(seals);
  const [shown] = await db.select().from(galleryEntries).where(eq(galleryEntries.certificateNumber, winner!.number));
  const [maker] = await db
    .select({ slug: establishments.slug })
    .from(products)
    .innerJoin(establishments, eq(establishments.id, products.establishmentId))
    .where(eq(products.id, shown!.productId));
  const fair = await aFair(db, { agencyId: agency.id });
  const fairs = await layOutFairs(db, { fair });
  const apply = await layOutApplications(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer, organiser },
  });
  const picks = await layOutBooths(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer: await actorOf(db, { id: producer.userId }), organiser },
  });
  const exhibitorPapers = await layOutExhibitorPapers(
    { db, dataDir },
    { agencyId: agency.id, establishmentId: establishment.id, organiser, producer },
  );
  const placing = await layOutAllocations(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer, organiser },
  });
  const money = await layOutInvoices(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer, organiser },
  });
  const fairDays = await layOutFairDays(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer: await actorOf(db, { id: producer.userId }), organiser },
  });
  const meetings = await layOutMeetings(db, {
    ...{ agencyId: agency.id, establishmentId: establishment.id },
    ...{ producer: await actorOf(db, { id: producer.userId }), organiser },
  });
  const plans = await layOutPlans({ db, dataDir }, { fairId: fair.id, organiser });

  const admin = await anAdmin(db);
  const later = await layOutCouncil(db, { agencyId: agency.id, establishment, organiser, admin, council: seats });

  const calibration = await layOutCalibration(db, { agencyId: agency.id, head: jury.head, juror });

  const levels = await layOutLevels(db, { agencyId: agency.id, producer, organiser });
  const reports = await layOutReports(db, {
    agencyId: agency.id,
    producer: await actorOf(db, { id: producer.userId }),
    organiser,
  });

  const templates = await layOutTemplates({ db, dataDir }, { agencyId: agency.id, organiser });

  const paper = await layOutPaper(db, { agencyId: agency.id, organiser, secretary });

  const otherAgency = await anAgency(db, { name: "Sở Công Thương tỉnh khác" });
  const otherRound = await aRound(db, { agencyId: otherAgency.id, phase: "scoring" });
  const otherEstablishment = await anEstablishment(db);
  const signedIn = await aUser(db);
  const people: Record<AccessRole, Actor | null> = {
    visitor: null,
    signed_in: await actorOf(db, signedIn),
    admin,
    organiser,
    secretary,
    support,
    producer,
    head: jury.head.actor,
    juror: juror.actor,
    council: seats.members.at(-1)!.actor,
    other_organiser: await anOrganiser(db, otherAgency.id),
    other_support: await anOrganiser(db, otherAgency.id, "support"),
    other_producer: await aProducer(db, otherEstablishment.id),
    other_juror: (await aJury(db, otherRound.id, 3)).jurors[2]!.actor,
    other_council: await aCouncilMember(db, otherRound.id),
  };
  const sessions = {} as Record<AccessRole, string | null>;
  const passwordHash = await hashPassword(PASSWORD);
  for (const name of ROLES) {
    const person = people[name];
    if (person) await db.update(users).set({ passwordHash }).where(eq(users.id, person.userId));
    sessions[name] = person && (await aSession(db, person.userId));
  }
  const session = listedSessionId(await aSession(db, member.id));
  const [deputy] = await db.select().from(appointments).where(eq(appointments.id, jury.jurors[1]!.appointmentId));

  const places: Places = {
    ...later.places,
    ...levels.places,
    ...reports.places,
    ...templates.places,
    ...fairs.places,
    ...apply.places,
    ...picks.places,
    ...exhibitorPapers.places,
    ...placing.places,
    ...fairDays.places,
    ...meetings.places,
    ...money.places,
    ...plans.places,
    ...paper.places,
    ...calibration.places,
    "/account/sessions/:id": session,
    "/admin/agencies/:slug": agency.slug,
    "/admin/outbox/:id": mail.id,
    "/admin/users/:id": member.id,
    "/certificates/:number": winner!.number,
    "/credentials/status/:list": "1",
    "/seals/:digest": seal!.digest,
    "/fairs/:slug": fair.slug,
    "/api/v1/fairs/:id": fair.id,
    "/api/v1/rounds/:id": round.id,
    "/frames/:id": frameId,
    "/frames/rounds/:slug": round.slug,
    "/frames/rounds/:slug/criteria/:criterion": "I.1",
    "/files/:id": photo!.fileId,
    "/files/:id/:variant": "original",
    "/invitations/:id": sent!.id,
    "/invitations/:token": invitation.token,
    "/reset-password/:token": reset.token,
    "/memberships/:id": role!.id,
    "/tokens/:id": issued!.id,
    "/judge/rounds/:slug": round.slug,
    "/judge/sheets/:id": sheet.id,
    "/judge/sheets/:id/photos/:photo": "0123456789abcdef-1",
    "/judge/sheets/:id/photos/:photo/:form": "640",
    "/organiser/agencies/:slug": agency.slug,
    "/organiser/imports/:id": importId,
    "/organiser/nominations/:id": entry.id,
    "/organiser/rounds/:slug": round.slug,
    "/judge/seats/:id": waiting!.id,
    "/organiser/rounds/:slug/conflicts/:seat": juror.appointmentId,
    "/organiser/rounds/:slug/conflicts/:seat/:entry": entry.id,
    "/organiser/rounds/:slug/conflicts/:seat/:entry/hints/:kind": "address",
    "/organiser/rounds/:slug/redactions/:nomination": entry.id,
    "/organiser/rounds/:slug/jury/:appointmentId": deputy!.id,
    "/organiser/rounds/:slug/jury/entries/:nominationId": entry.id,
    "/organiser/rounds/:slug/council/:seatId": seats.members[3]!.memberId,
    "/producer/establishments/:id": establishment.id,
    "/producer/nominations/:id": draft.id,
    "/producer/nominations/:id receipt.pdf": entry.id,
    "/producer/nominations/:id/papers/:fileId": paperId,
    "/producer/papers/:id": vaultPaper.id,
    "/producer/nominations/:id/steps/:step": "product",
    "/producer/products/:id": product.id,
    "/producer/products/:id/photos/:photoId": photo!.id,
    "/producers/:slug": maker!.slug,
    "/products/:slug": shown!.slug,
    "/rounds/:slug": round.slug,
  };
  return {
    people,
    sessions,
    places,
    things: {
      agencyId: agency.id,
      establishmentId: establishment.id,
      placedFairId: placing.placedFairId,
      pairedIds: placing.pairedIds,
      product,
      round,
      jury,
      open,
      draftId: draft.id,
      entryId: entry.id,
      sheetId: sheet.id,
      ...later.things,
      ...levels.things,
      ...paper.things,
      ...calibration.things,
      ...reports.things,
      ...templates.things,
      ...fairs.things,
      ...apply.things,
      ...picks.things,
      ...fairDays.things,
      ...meetings.things,
      ...money.things,
    },
  };
}

async function paperOf(db: TestServer["db"], nominationId: string): Promise<string> {
  const [dossier] = await db.select().from(dossiers).where(eq(dossiers.nominationId, nominationId));
  const { papers } = dossier!.answers as WorkingDossier;
  return papers![0]!.fileId;
}
