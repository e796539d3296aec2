import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { answerAll } from "#tests/db/nominations/steps";
import { listDecided } from "#tests/factories/awards";
import { anAdmin } from "#tests/factories/people";
import { aProduct } from "#tests/factories/products";
import { LAM_DONG } from "#tests/factories/provinces";
import { aScheme, setPhase } from "#tests/factories/rounds";
import { contextOf } from "#tests/support/database";
import { aSession } from "#tests/support/sessions";
import type { Database } from "~/db/client.server";
import { consents, establishments, nominations, users } from "~/db/schema";
import { CONSENT_VERSION } from "~/domain/people/consent";
import { roundById } from "~/domain/rounds/queries.server";
import { spansKey } from "~/domain/rounds/rules";
import { sheetForScoring } from "~/domain/sheets/scoring-sheet.server";
import { endVote, form, type Makers, onDraftRound, onSubmitted, plain, sign } from "./posting";
import { ALLOCATION_POSTINGS } from "./postings-allocations";
import { APPLICATION_POSTINGS } from "./postings-applications";
import { BOOTH_POSTINGS } from "./postings-booths";
import { CALIBRATION_POSTINGS } from "./postings-calibration";
import { CONFLICT_POSTINGS } from "./postings-conflicts";
import { COUNCIL_POSTINGS } from "./postings-council";
import { EXHIBITOR_PAPER_POSTINGS } from "./postings-exhibitor-papers";
import { FAIR_DAY_POSTINGS } from "./postings-fair-days";
import { FAIR_REPORT_POSTINGS } from "./postings-fair-reports";
import { FAIR_POSTINGS } from "./postings-fairs";
import { FRAME_POSTINGS } from "./postings-frames";
import { INVOICE_POSTINGS } from "./postings-invoices";
import { LEVEL_POSTINGS } from "./postings-levels";
import { MEETING_POSTINGS } from "./postings-meetings";
import { PANEL_POSTINGS } from "./postings-panels";
import { PAPER_POSTINGS } from "./postings-paper";
import { PLAN_POSTINGS } from "./postings-plans";
import { REDACTION_POSTINGS } from "./postings-redactions";
import { REPORT_POSTINGS } from "./postings-reports";
import { SCHEME_POSTINGS } from "./postings-schemes";
import { SCREENING_POSTINGS } from "./postings-screening";
import { TEMPLATE_POSTINGS } from "./postings-templates";
import { PASSWORD } from "./roles";
import * as typed from "./typed";
import type { World } from "./world";

/** One for every route that takes a post. A route that is missing here fails the test. */
export const POSTINGS: Makers = {
  ...CALIBRATION_POSTINGS,
  ...CONFLICT_POSTINGS,
  ...COUNCIL_POSTINGS,
  ...ALLOCATION_POSTINGS,
  ...BOOTH_POSTINGS,
  ...EXHIBITOR_PAPER_POSTINGS,
  ...APPLICATION_POSTINGS,
  ...FAIR_POSTINGS,
  ...FAIR_REPORT_POSTINGS,
  ...FAIR_DAY_POSTINGS,
  ...MEETING_POSTINGS,
  ...FRAME_POSTINGS,
  ...LEVEL_POSTINGS,
  ...PANEL_POSTINGS,
  ...PAPER_POSTINGS,
  ...PLAN_POSTINGS,
  ...REDACTION_POSTINGS,
  ...INVOICE_POSTINGS,
  ...REPORT_POSTINGS,
  ...SCREENING_POSTINGS,
  ...SCHEME_POSTINGS,
  ...TEMPLATE_POSTINGS,
  "/account": form(() => ({ name: "Tên mới", phone: "0912 345 678", locale: "en" })),
  "/account/consent/withdrawal": async ({ people }, db) => {
    await anAdmin(db);
    const given = { purpose: "account", textVersion: CONSENT_VERSION, locale: "vi" } as const;
    const at = { givenAt: new Date(), confirmedAt: new Date() };
    const ids = Object.values(people).flatMap((person) => (person ? [person.userId] : []));
    await db.insert(consents).values(ids.map((userId) => ({ userId, ...given, ...at })));
    return { form: { current: PASSWORD } };
  },
  "/account/deletion": async (_world, db) => {
    await anAdmin(db);
    return { form: { current: PASSWORD } };
  },
  "/account/password": form(() => typed.changedPassword),
  "/account/sessions/:id/end": plain,
  "/account/sessions/end": async ({ people }, db) => {
    for (const person of Object.values(people)) if (person) await aSession(db, person.userId);
    return {};
  },
  "/admin/agencies/:slug": form(() => ({ ...typed.someoneNew(), role: "support" })),
  "/admin/agencies/:slug/names": form(() => ({ name: "Sở Công Thương tỉnh Lâm Đồng", validFrom: typed.inDays(0) })),
  "/admin/agencies/new": form(typed.agency),
  "/admin/invitations/new": form(() => ({ ...typed.someoneNew(), role: "admin" })),
  "/admin/users/:id/disabling": plain,
  "/admin/users/:id/enabling": async ({ places }, db) => {
    await db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, places["/admin/users/:id"]!));
    return {};
  },
  "/admin/users/:id/roles": form(() => ({ role: "admin" })),
  "/admin/users/:id/sessions/end": plain,
  "/api/*": plain,
  "/api/v1/awards": plain,
  "/api/v1/awards.csv": plain,
  "/api/v1/fairs": plain,
  "/api/v1/fairs/:id/booths": plain,
  "/api/v1/openapi.json": plain,
  "/api/v1/rounds": plain,
  "/api/v1/rounds/:id": plain,
  "/api/v1/sheets/sync": ({ things }) => {
    const { sheetId, round } = things;
    const operation = { operationId: randomUUID(), sheetId, criterionId: round.leaves[0]!.id, points: 1 };
    return { json: { operations: [operation] } };
  },
  "/forgot-password": ({ people }) => ({ form: { email: people.signed_in!.email } }),
  "/invitations/:id/resending": form(() => ({ returnTo: "/" })),
  "/invitations/:id/revocation": form(() => ({ returnTo: "/" })),
  "/invitations/:token": form(() => ({ name: "Người được mời", ...typed.newPassword })),
  "/judge/sync": ({ things, people }) => {
    const { sheetId, round } = things;
    const operation = { operationId: randomUUID(), sheetId, criterionId: round.leaves[0]!.id, points: 1 };
    const now = new Date().toISOString();
    const report = { deviceId: randomUUID(), kind: "phone", now, battery: null, rounds: [] };
    return { json: { jurorId: people.juror!.userId, report, operations: [operation] } };
  },
  "/judge/sheets/:id": async ({ things, people }, db) => {
    const { version } = await sheetForScoring(contextOf(db, people.juror), things.sheetId);
    const points = things.round.leaves.map(({ id }) => [`points[${id}]`, "1"]);
    return { form: { version, ...Object.fromEntries(points), remarks: "Bao bì đẹp", after: "stay" } };
  },
  "/judge/sheets/:id/recusal": form(() => ({ kind: "abstention", ...typed.reason })),
  "/judge/sheets/:id/reopening": async ({ things }, db) => {
    await sign(things.sheetId, db);
    return { form: typed.reason };
  },
  "/judge/sheets/:id/signature": plain,
  "/login": ({ people }) => ({ form: { email: people.signed_in!.email, password: PASSWORD } }),
  "/logout": form(() => ({ device: "asked" })),
  "/memberships/:id/end": plain,
  "/organiser/agencies/:slug": form(() => ({ ...typed.someoneNew(), role: "support" })),
  "/organiser/imports": () => ({ form: typed.awardList() }),
  "/organiser/imports/:id/application": plain,
  "/organiser/imports/:id/removal": plain,
  "/organiser/nominations/:id/admission": (world, db) => onSubmitted(world, db, { groupCode: "B" }),
  "/organiser/nominations/:id/refusal": (world, db) => onSubmitted(world, db, typed.reason),
  "/organiser/nominations/:id/request": (world, db) => onSubmitted(world, db, { note: "Xin bổ sung giấy phép." }),
  "/organiser/rounds/:slug/council": async (world, db) => {
    await endVote(world, db);
    return { form: typed.seat("member") };
  },
  "/organiser/rounds/:slug/council/:seatId/end": async (world, db) => {
    await endVote(world, db);
    return { form: typed.reason };
  },
  "/organiser/rounds/:slug/decision": async ({ things, people }, db) => {
    await sign(things.sheetId, db);
    await setPhase(db, things.round.id, "decision");
    await listDecided(contextOf(db, people.organiser), things.round.id, [things.entryId]);
    const decision = { number: "1493/QĐ-UBND", decidedOn: typed.inDays(0), place: "Đà Lạt" };
    const signer = { signerName: "Nguyễn Văn Sơn", signerTitle: "Phó Chủ tịch" };
    return { form: { ...decision, ...signer, approvalNote: "Biên bản số 12/BB-HĐBC" } };
  },
  "/organiser/rounds/:slug/decision/:id/release": plain,
  "/organiser/rounds/:slug/decision/:id/withdrawal": form(() => typed.reason),
  "/organiser/rounds/:slug/agencies": ({ things }) => ({ form: { agencyId: things.agencyId } }),
  "/organiser/rounds/:slug/copy": form(() => ({ ...typed.round(), rulesFrom: "round" })),
  "/organiser/rounds/:slug/identity": (world, db) =>
    onDraftRound(world, db, () => ({ ...typed.round(), level: "province" })),
  "/organiser/rounds/:slug/jury": form(() => typed.seat("member")),
  "/organiser/rounds/:slug/jury/:appointmentId/end": form(() => typed.reason),
  "/organiser/rounds/:slug/opening": (world, db) =>
    onDraftRound(world, db, async (round) => ({ version: "0", dates: await datesOf(world, db, round.id) })),
  "/organiser/rounds/:slug/cancellation": async (world, db) => ({
    form: { ...typed.reason, seen: await datesOf(world, db, world.things.round.id) },
  }),
  "/organiser/rounds/:slug/phase": form(() => ({ ...typed.reason, from: "scoring", to: "council", override: "on" })),
  "/organiser/rounds/:slug/rules/:section": (world, db) =>
    onDraftRound(world, db, () => ({ version: "0", ...typed.scoring })),
  "/organiser/rounds/:slug/rules/criteria/:criterion": (world, db) => onDraftRound(world, db, () => ({ version: "0" })),
  "/organiser/rounds/:slug/territory": (world, db) =>
    onDraftRound(world, db, () => ({ "rows[0].provinceId": LAM_DONG, "rows[0].isIn": "on" })),
  "/organiser/rounds/:slug/timetable": (world, db) =>
    onDraftRound(world, db, async (round) => ({ ...typed.timetable(), seen: await datesOf(world, db, round.id) })),
  "/organiser/rounds/new": async ({ things }, db) => {
    const names = { name: "Bình chọn sản phẩm năm 2026", nameEn: "Selection of 2026", codePrefix: "ZZ" };
    const place = { agencyId: things.agencyId, level: "province", provinceId: LAM_DONG, year: "2026" };
    const schemeVersionId = await aScheme(db);
    return { form: { schemeVersionId, ...names, ...place } };
  },
  "/preferences": form(() => ({ theme: "dark", returnTo: "/" })),
  "/producer/establishments/:id/consent": form(() => ({ agree: "on" })),
  "/producer/establishments/:id/consent/withdrawal": async ({ things }, db) => {
    const consent = { contactPublicAt: new Date() };
    await db.update(establishments).set(consent).where(eq(establishments.id, things.establishmentId));
    return {};
  },
  "/producer/establishments/:id/edit": form(typed.establishment),
  "/producer/establishments/:id/people": form(typed.someoneNew),
  "/producer/establishments/:id/papers": () => ({ form: typed.paper() }),
  "/producer/establishments/new": form(typed.establishment),
  "/producer/nominations/:id": () => ({ form: { description: "Ủ chượp mười hai tháng." }, query: "?step=product" }),
  "/producer/nominations/:id/papers": () => ({ form: typed.paper() }),
  "/producer/nominations/:id/papers/:fileId/removal": plain,
  "/producer/nominations/:id/revival": async ({ things }, db) => {
    await db.update(nominations).set({ state: "withdrawn" }).where(eq(nominations.id, things.draftId));
    return {};
  },
  "/producer/nominations/:id/steps/:step": form(() => ({ description: "Ủ chượp mười hai tháng." })),
  "/producer/nominations/:id/submission": async ({ people, things }, db) => {
    await answerAll(contextOf(db, people.producer), things.draftId);
    return { form: { declared: "on" } };
  },
  "/producer/nominations/:id/vault-papers": ({ places }) => ({ form: { paperId: places["/producer/papers/:id"]! } }),
  "/producer/nominations/:id/withdrawal": form(() => typed.reason),
  "/producer/nominations/new": async ({ things }, db) => {
    const product = await aProduct(db, { establishmentId: things.establishmentId });
    return { form: { roundId: things.open.id, productId: product.id } };
  },
  "/producer/papers/:id/renewal": () => ({ form: typed.paper() }),
  "/producer/papers/:id/retirement": plain,
  "/producer/products/:id/edit": form(typed.product),
  "/producer/products/:id/photos": async () => ({ form: await typed.photo() }),
  "/producer/products/:id/photos/:photoId": form(() => ({ view: "other" })),
  "/producer/products/:id/photos/:photoId/position": form(() => ({ direction: "later" })),
  "/producer/products/:id/photos/:photoId/removal": plain,
  "/producer/products/:id/photos/uploads": async () => ({ form: await typed.photo() }),
  "/producer/products/new": ({ things }) => ({
    form: { ...typed.product(), establishmentId: things.establishmentId },
  }),
  "/register": form(() => ({ ...typed.someoneNew(), consent: "on" })),
  "/reset-password/:token": form(() => ({ name: "Người được mời", ...typed.newPassword })),
  "/tokens/:id/revocation": plain,
};

async function datesOf({ people }: World, db: Database, roundId: string): Promise<string> {
  return spansKey((await roundById(contextOf(db, people.organiser), roundId)).phases);
}
