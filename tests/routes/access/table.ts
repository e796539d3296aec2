import { type AccessRole, ROLES } from "./world";

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
const producer = only(["producer"], 404);
/** Award lists belong to no agency (domain/imports/policy): organisers of any, and admins. */
const listKeepers = only(["admin", "organiser", "other_organiser"], 403);
/** Routes that take a post only: a path opened by hand leads back to where one works, or is refused. */
const sentBack = all(302);
const postOnly = all(400);
const nothing = all(404);

/**
 * Every path of the site. A route that is missing here fails the test, so that nobody adds one without saying who may open it.
 * The world these hold in: world.ts. The round is being scored, so its tally is closed (409) to those who will read it.
 */
export const EXPECTED: Readonly<Record<string, Statuses>> = {
  "/": everyone,
  "/*": nothing,
  "/account": signedIn,
  "/account/password": signedIn,
  "/account/sessions/:id/end": sentBack,
  "/account/sessions/end": sentBack,
  "/admin": admin,
  "/admin/agencies": admin,
  "/admin/agencies/:slug": only(["admin", ...AGENCY], 404),
  "/admin/agencies/:slug/names": admin,
  "/admin/agencies/new": admin,
  "/admin/audit": admin,
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
  "/fairs": everyone,
  "/fairs/:slug": everyone,
  // A photo of the entry: its makers, its agency, and those with a seat in its round.
  "/files/:id/:variant": only([...AGENCY, "producer", "head", "juror", "council"], 404, { visitor: 404 }),
  "/forgot-password": everyone,
  "/invitations/:id/resending": sentBack,
  "/invitations/:id/revocation": sentBack,
  "/invitations/:token": everyone,
  "/judge": signedIn,
  "/judge/rounds/:slug": only(["head", "juror"], 404),
  "/judge/rounds/:slug/jury": only(["head"], 404),
  "/judge/sheets/:id": only(["juror"], 404),
  "/judge/sheets/:id/points": postOnly,
  "/judge/sheets/:id/recusal": only(["juror"], 404),
  "/judge/sheets/:id/remarks": postOnly,
  "/judge/sheets/:id/reopening": only(["head"], 404),
  "/judge/sheets/:id/signature": only(["juror"], 404),
  "/login": { ...all(302), visitor: 200 },
  "/logout": signedIn,
  "/memberships/:id/end": only(["admin", "organiser"], 404),
  "/organiser": signedIn,
  "/organiser/agencies/:slug": only(["admin", ...AGENCY], 404),
  "/organiser/imports": listKeepers,
  "/organiser/imports/:id": listKeepers,
  "/organiser/imports/:id/application": sentBack,
  "/organiser/imports/:id/errors.csv": listKeepers,
  "/organiser/imports/:id/removal": sentBack,
  "/organiser/nominations/:id": agencyOnly,
  "/organiser/nominations/:id/admission": agencyOnly,
  "/organiser/nominations/:id/refusal": agencyOnly,
  "/organiser/nominations/:id/request": agencyOnly,
  "/organiser/rounds/:slug": agency,
  "/organiser/rounds/:slug/awards.csv": signedIn,
  "/organiser/rounds/:slug/awards.docx": signedIn,
  "/organiser/rounds/:slug/awards.pdf": signedIn,
  "/organiser/rounds/:slug/awards.xlsx": signedIn,
  "/organiser/rounds/:slug/council": agency,
  "/organiser/rounds/:slug/council/:seatId/end": agency,
  "/organiser/rounds/:slug/decision": only([], 404, { organiser: 409, secretary: 409, council: 409 }),
  "/organiser/rounds/:slug/jury": agency,
  "/organiser/rounds/:slug/jury/:appointmentId/end": agency,
  "/organiser/rounds/:slug/nominations": agency,
  "/organiser/rounds/:slug/opening": agency,
  "/organiser/rounds/:slug/phase": agency,
  "/organiser/rounds/:slug/rules": agency,
  "/organiser/rounds/:slug/tally": only([], 404, { organiser: 409, secretary: 409, council: 409 }),
  "/organiser/rounds/:slug/territory": agency,
  "/organiser/rounds/:slug/timetable": agency,
  "/organiser/rounds/new": only(["organiser", "other_organiser"], 403),
  "/preferences": sentBack,
  "/producer": signedIn,
  "/producer/establishments/:id": producer,
  "/producer/establishments/:id/consent": producer,
  "/producer/establishments/:id/consent/withdrawal": sentBack,
  "/producer/establishments/:id/edit": producer,
  "/producer/establishments/:id/people": only(["admin", "producer"], 404),
  "/producer/establishments/new": signedIn,
  "/producer/nominations/:id": producer,
  "/producer/nominations/:id/papers": producer,
  "/producer/nominations/:id/papers/:fileId/removal": sentBack,
  "/producer/nominations/:id/steps/:step": postOnly,
  "/producer/nominations/:id/submission": producer,
  "/producer/nominations/:id/withdrawal": producer,
  // Without an establishment one registers it first.
  "/producer/nominations/new": only(["producer", "other_producer"], 302),
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
  "/statistics": everyone,
  "/verify": everyone,
};

/** Outsiders who may work with what carries the marker all the same, and where: award lists belong to no agency. */
export const SHARED: ReadonlyArray<readonly [AccessRole, string]> = [
  ["other_organiser", "/organiser/imports"],
  ["other_organiser", "/organiser/imports/:id"],
];
