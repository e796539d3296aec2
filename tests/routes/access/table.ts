import { type AccessRole, ROLES } from "./roles";

/** What each role gets when it opens a path. */
export type Statuses = Readonly<Record<AccessRole, number>>;

const AGENCY = ["organiser", "secretary", "support"] as const satisfies AccessRole[];

const all = (status: number): Statuses => Object.fromEntries(ROLES.map((role) => [role, status])) as Statuses;

/** Those named get a page; others `refusal`; who is not signed in is asked to sign in. */
function only(roles: readonly AccessRole[], refusal: 302 | 403 | 404, others: Partial<Statuses> = {}): Statuses {
  const allowed = Object.fromEntries(roles.map((role) => [role, 200]));
  return { ...all(refusal), visitor: 302, ...allowed, ...others };
}

const everyone = all(200);
const signedIn: Statuses = { ...all(200), visitor: 302 };
const admin = only(["admin"], 403);
/** Who works for the agency that runs the round; that the round is there is public. */
const agency = only(AGENCY, 403);
/** What the agency keeps to itself: others are not told that it is there. */
const agencyOnly = only(AGENCY, 404);
/** Everyone's once results are released; until then nobody's. */
const announced = all(404);
const producer = only(["producer"], 404);
/** A council's work: its members, and those who run the round. */
const council = only(["organiser", "secretary", "council"], 404);
/** What is published of a scheme, every organiser may learn from; a draft is its agency's. */
const schemeReaders = only(["admin", ...AGENCY, "other_organiser", "other_support"], 403);
const schemeDraft = only(["admin", "organiser", "secretary"], 403, {
  support: 404,
  other_organiser: 404,
  other_support: 404,
});
/** Who imports award lists: organisers of any agency, and admins. */
const listKeepers = only(["admin", "organiser", "other_organiser"], 403);
/** A list is kept by the organisers of the agency it was uploaded for, and by admins. */
const ownList = only(["admin", "organiser"], 403, { other_organiser: 404 });
/** The agency, the jury and the council of its round. */
const frame = only([...AGENCY, "head", "juror", "council"], 404);
/** The agency and the council of its round; not the jury, and not the maker of the entry it is about. */
const complaint = only([...AGENCY, "council"], 404);
/** Routes that take a post only: a path opened by hand leads back to where one works, or is refused. */
const sentBack = all(302);
const postOnly = all(400);
const nothing = all(404);

/**
 * Every path of the site. A route that is missing here fails the test, so that nobody adds one without saying who may open it.
 * The world these hold in: world.ts. The round is being scored, so its tally says that it is closed to those who will read it.
 */
export const EXPECTED: Readonly<Record<string, Statuses>> = {
  "/": everyone,
  "/*": nothing,
  "/account": signedIn,
  "/account/consent/withdrawal": signedIn,
  "/account/data": signedIn,
  "/account/data.json": signedIn,
  "/account/deletion": signedIn,
  "/account/password": signedIn,
  "/account/sessions/:id/end": sentBack,
  "/account/sessions/end": sentBack,
  "/admin": admin,
  "/admin/agencies": admin,
  "/admin/agencies/:slug": only(["admin", ...AGENCY], 404),
  "/admin/agencies/:slug/names": admin,
  "/admin/agencies/new": admin,
  "/admin/audit": admin,
  "/admin/holidays": admin,
  "/admin/holidays/:day/removal": admin,
  "/admin/invitations": admin,
  "/admin/invitations/new": admin,
  "/admin/outbox": admin,
  "/admin/outbox/:id": admin,
  "/admin/permissions": admin,
  "/admin/users": admin,
  "/admin/users/:id": admin,
  "/admin/users/:id/disabling": admin,
  "/admin/users/:id/enabling": sentBack,
  "/admin/users/:id/roles": admin,
  "/admin/users/:id/sessions/end": sentBack,
  "/api/*": nothing,
  "/api/v1/awards": everyone,
  "/api/v1/awards.csv": everyone,
  "/api/v1/fairs": everyone,
  "/api/v1/fairs/:id/booths": everyone,
  "/api/v1/openapi.json": everyone,
  "/api/v1/rounds": everyone,
  "/api/v1/rounds/:id": everyone,
  "/api/v1/sheets": { ...all(200), visitor: 401 },
  "/api/v1/sheets/sync": postOnly,
  "/certificates/:number": everyone,
  "/certificates/:number.pdf": everyone,
  "/certificates/:number/qr.svg": everyone,
  "/council": signedIn,
  "/council/motions/:id": only(["council"], 404),
  "/council/rounds/:slug": council,
  // The round whose list is decided: the jury is of another.
  "/council/rounds/:slug/frame": complaint,
  "/fairs": everyone,
  "/fairs/:slug": everyone,
  // A photo of the entry: its makers, its agency, the council of its round and the juror it is given to.
  "/files/:id/:variant": only([...AGENCY, "producer", "juror", "council"], 404, { visitor: 404 }),
  "/forgot-password": everyone,
  // Of the round, whose jury and council read it.
  "/frames/:id/decision": frame,
  "/frames/:id/return": frame,
  "/frames/rounds/:slug/criteria/:criterion": only(["organiser", "secretary", "head"], 404, {
    ...{ support: 403, juror: 403, council: 403 },
  }),
  "/invitations/:id/resending": sentBack,
  "/invitations/:id/revocation": sentBack,
  "/invitations/:token": everyone,
  "/judge": signedIn,
  "/judge/offline": everyone,
  "/judge/rounds/:slug": only(["head", "juror"], 404),
  "/judge/rounds/:slug/conflicts": only(["head", "juror"], 404),
  // They have answered: back to their answers.
  "/judge/rounds/:slug/conflicts/rest": only([], 404, { head: 302, juror: 302 }),
  "/judge/rounds/:slug/frame": frame,
  "/judge/rounds/:slug/jury": only(["head"], 404),
  "/judge/rounds/:slug/pack.json": only(["head", "juror"], 404, { visitor: 401 }),
  "/judge/seats/:id/acceptance": sentBack,
  "/judge/seats/:id/declining": only(["juror"], 404),
  "/judge/sheets/:id": only(["juror"], 404),
  "/judge/sheets/:id/recusal": only(["juror"], 404),
  "/judge/sheets/:id/reopening": only(["head"], 404),
  "/judge/sheets/:id/signature": only(["juror"], 404),
  "/judge/sync": postOnly,
  "/login": { ...all(302), visitor: 200 },
  "/logout": signedIn,
  "/memberships/:id/end": only(["admin", "organiser"], 404),
  "/organiser": signedIn,
  "/organiser/agencies/:slug": only(["admin", ...AGENCY], 404),
  // Organisers of the agency that ran its round.
  "/organiser/certificates/:number/revocation": only(["organiser"], 403),
  "/organiser/complaints": only([...AGENCY, "council", "other_organiser", "other_support", "other_council"], 403),
  "/organiser/complaints/:id": complaint,
  "/organiser/complaints/:id/answer": only(["organiser", "secretary"], 404, { support: 403, council: 403 }),
  "/organiser/complaints/:id/assignment": only(["organiser", "secretary"], 404, { support: 403, council: 403 }),
  "/organiser/complaints/:id/notes": complaint,
  "/organiser/complaints/:id/retally": sentBack,
  "/organiser/complaints/:id/revocation-proposal": only(["organiser", "secretary", "council"], 404, { support: 403 }),
  "/organiser/imports": listKeepers,
  "/organiser/imports/:id": ownList,
  "/organiser/imports/:id/application": sentBack,
  "/organiser/imports/:id/errors.csv": ownList,
  "/organiser/imports/:id/removal": sentBack,
  "/organiser/nominations/:id": agencyOnly,
  "/organiser/nominations/:id/admission": agencyOnly,
  "/organiser/nominations/:id/admission/undoing": agencyOnly,
  "/organiser/nominations/:id/assignment": agencyOnly,
  "/organiser/nominations/:id/checks": agencyOnly,
  "/organiser/nominations/:id/completion": agencyOnly,
  "/organiser/nominations/:id/dossier.pdf": agencyOnly,
  "/organiser/nominations/:id/dossier.zip": agencyOnly,
  "/organiser/nominations/:id/refusal": agencyOnly,
  "/organiser/nominations/:id/refusal/undoing": agencyOnly,
  "/organiser/nominations/:id/request": agencyOnly,
  "/organiser/nominations/:id/sample": agencyOnly,
  "/organiser/rounds/:slug": agency,
  "/organiser/rounds/:slug/agencies": agency,
  "/organiser/rounds/:slug/complaints": agency,
  "/organiser/rounds/:slug/conflicts": only(["organiser", "secretary"], 403),
  "/organiser/rounds/:slug/conflicts/:seat/:entry/hints/:kind": only(["organiser", "secretary"], 403),
  "/organiser/rounds/:slug/conflicts/:seat/:entry/lifting": only(["organiser", "secretary"], 403),
  "/organiser/rounds/:slug/conflicts/reminder": sentBack,
  "/organiser/rounds/:slug/copy": agency,
  "/organiser/rounds/:slug/council": agency,
  "/organiser/rounds/:slug/council/:seatId/end": agency,
  "/organiser/rounds/:slug/decision": only(["organiser", "secretary", "council"], 404),
  "/organiser/rounds/:slug/decision/:id/list/:format": agencyOnly,
  "/organiser/rounds/:slug/decision/:id/release": agencyOnly,
  "/organiser/rounds/:slug/decision/:id/withdrawal": agencyOnly,
  "/organiser/rounds/:slug/forwarding": agency,
  "/organiser/rounds/:slug/forwarding/:nomination/withdrawal": agency,
  "/organiser/rounds/:slug/forwarding/list/:format": agency,
  "/organiser/rounds/:slug/frame": agency,
  "/organiser/rounds/:slug/identity": agency,
  "/organiser/rounds/:slug/incoming": agency,
  "/organiser/rounds/:slug/incoming/list/:format": agency,
  "/organiser/rounds/:slug/desk": only([...AGENCY, "head"], 404),
  "/organiser/rounds/:slug/jury": agency,
  "/organiser/rounds/:slug/jury/:appointmentId": agency,
  "/organiser/rounds/:slug/jury/:appointmentId/end": agency,
  "/organiser/rounds/:slug/jury/:appointmentId/substitution": agency,
  "/organiser/rounds/:slug/jury/entries": agency,
  "/organiser/rounds/:slug/jury/entries/:nominationId": agency,
  "/organiser/rounds/:slug/jury/entries/:nominationId/removal": sentBack,
  "/organiser/rounds/:slug/jury/links": sentBack,
  "/organiser/rounds/:slug/jury/plan": only(["organiser", "secretary"], 403),
  "/organiser/rounds/:slug/list": council,
  "/organiser/rounds/:slug/list/expected": council,
  "/organiser/rounds/:slug/list/proposal": sentBack,
  "/organiser/rounds/:slug/list/sets/:id/undoing": council,
  "/organiser/rounds/:slug/list/sets/new": council,
  "/organiser/rounds/:slug/list/verdicts": council,
  "/organiser/rounds/:slug/meetings": council,
  "/organiser/rounds/:slug/meetings/:number": council,
  "/organiser/rounds/:slug/meetings/:number/adjournment": council,
  "/organiser/rounds/:slug/meetings/:number/attendance": council,
  "/organiser/rounds/:slug/meetings/:number/cancellation": council,
  "/organiser/rounds/:slug/meetings/:number/closing": council,
  "/organiser/rounds/:slug/meetings/:number/edit": council,
  "/organiser/rounds/:slug/meetings/:number/minutes.docx": council,
  "/organiser/rounds/:slug/meetings/:number/minutes.pdf": council,
  "/organiser/rounds/:slug/meetings/:number/motions/:motion": council,
  "/organiser/rounds/:slug/meetings/:number/motions/:motion/closing": council,
  "/organiser/rounds/:slug/meetings/:number/motions/new": council,
  "/organiser/rounds/:slug/meetings/:number/notes": council,
  "/organiser/rounds/:slug/meetings/:number/opening": sentBack,
  "/organiser/rounds/:slug/meetings/new": council,
  "/organiser/rounds/:slug/nominations": agency,
  "/organiser/rounds/:slug/nominations/admission": agency,
  "/organiser/rounds/:slug/nominations/assignment": agency,
  "/organiser/rounds/:slug/nominations/request": agency,
  "/organiser/rounds/:slug/nominations/samples": agency,
  "/organiser/rounds/:slug/opening": agency,
  "/organiser/rounds/:slug/phase": agency,
  "/organiser/rounds/:slug/reliability": only(["organiser", "secretary", "council"], 404),
  "/organiser/rounds/:slug/reliability/:table.csv": {
    ...only([], 404),
    organiser: 409,
    secretary: 409,
    council: 409,
  },
  "/organiser/rounds/:slug/rules": agency,
  "/organiser/rounds/:slug/rules/:section": agency,
  "/organiser/rounds/:slug/rules/changes": agency,
  "/organiser/rounds/:slug/rules/criteria/:criterion": agency,
  "/organiser/rounds/:slug/rules/reopening": agency,
  "/organiser/rounds/:slug/rules/reopening/removal": sentBack,
  "/organiser/rounds/:slug/rules/reopening/start": sentBack,
  "/organiser/rounds/:slug/rules/simulation": agency,
  "/organiser/rounds/:slug/tally": only(["organiser", "secretary", "council"], 404),
  "/organiser/rounds/:slug/territory": agency,
  "/organiser/rounds/:slug/timetable": agency,
  "/organiser/rounds/new": only(["organiser", "other_organiser"], 403),
  "/organiser/schemes": schemeReaders,
  "/organiser/schemes/:code": schemeReaders,
  "/organiser/schemes/:code/changes": schemeReaders,
  "/organiser/schemes/:code/copy": only(["admin", "organiser", "other_organiser"], 403),
  "/organiser/schemes/:code/draft": schemeDraft,
  "/organiser/schemes/:code/draft/:section": schemeDraft,
  "/organiser/schemes/:code/draft/criteria/:criterion": schemeDraft,
  "/organiser/schemes/:code/draft/publication": schemeDraft,
  "/organiser/schemes/:code/draft/removal": schemeDraft,
  "/organiser/schemes/:code/draft/simulation": schemeDraft,
  "/organiser/schemes/:code/versions/:version": schemeReaders,
  "/preferences": sentBack,
  "/producer": signedIn,
  "/producer/complaints": signedIn,
  // Whoever filed it; the makers of the entry it is about read it once it is answered.
  "/producer/complaints/:id": only([], 404),
  "/producer/establishments/:id": producer,
  "/producer/establishments/:id/consent": producer,
  "/producer/establishments/:id/consent/withdrawal": sentBack,
  "/producer/establishments/:id/edit": producer,
  "/producer/establishments/:id/people": only(["admin", "producer"], 404),
  "/producer/establishments/:id/papers": producer,
  "/producer/establishments/new": signedIn,
  "/producer/nominations/:id": producer,
  "/producer/nominations/:id/lower-title": sentBack,
  "/producer/nominations/:id/papers": producer,
  "/producer/nominations/:id/papers/:fileId/removal": sentBack,
  "/producer/nominations/:id/pending-papers": producer,
  // Withdrawn in one round; handed in, and so read by its agency too, in another.
  "/producer/nominations/:id/receipt.pdf": only([...AGENCY, "producer"], 404),
  "/producer/nominations/:id/revival": producer,
  "/producer/nominations/:id/steps/:step": postOnly,
  "/producer/nominations/:id/submission": producer,
  "/producer/nominations/:id/vault-papers": sentBack,
  "/producer/nominations/:id/withdrawal": producer,
  // Without an establishment one registers it first.
  "/producer/nominations/new": only(["producer", "other_producer"], 302),
  "/producer/papers/:id/renewal": producer,
  "/producer/papers/:id/retirement": { ...all(404), visitor: 302, producer: 302 },
  "/producer/products/:id": producer,
  "/producer/products/:id/edit": producer,
  "/producer/products/:id/photos": producer,
  "/producer/products/:id/photos/:photoId": sentBack,
  "/producer/products/:id/photos/:photoId/position": sentBack,
  "/producer/products/:id/photos/:photoId/removal": sentBack,
  "/producer/products/:id/photos/uploads": postOnly,
  "/producer/products/new": only(["producer", "other_producer"], 302),
  "/producers/:slug": everyone,
  "/products": everyone,
  "/products/:slug": everyone,
  "/products/:slug/qr.svg": everyone,
  "/products/export.csv": everyone,
  "/products/export.xlsx": everyone,
  "/register": everyone,
  "/reset-password/:token": everyone,
  "/rounds": everyone,
  "/rounds/:slug": everyone,
  // Not announced yet: the round is being scored.
  "/rounds/:slug/awards.csv": announced,
  "/rounds/:slug/awards.docx": announced,
  "/rounds/:slug/awards.pdf": announced,
  "/rounds/:slug/awards.xlsx": announced,
  // The receipt: whoever has its address. It says nothing of the sender and of what was written.
  "/rounds/:slug/complaints/:id": everyone,
  "/rounds/:slug/complaints/new": everyone,
  "/rounds/:slug/transcript": everyone,
  // Closed to everyone, its organisers too, until results are released.
  "/rounds/:slug/transcript.json": all(409),
  "/statistics": everyone,
  "/tokens/:id/revocation": only(["admin"], 404),
  "/verify": everyone,
};
