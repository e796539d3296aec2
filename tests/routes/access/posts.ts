import { type AccessRole, ROLES } from "./roles";

/**
 * What became of a post: "done", "answered" when there was nothing to write, "sign_in" when one is asked to sign in first,
 * or the status of a refusal.
 */
export type PostOutcome = "done" | "answered" | "sign_in" | "401" | "403" | "404" | "405" | "409" | "422";
export type PostOutcomes = Readonly<Record<AccessRole, PostOutcome>>;

const all = (outcome: PostOutcome): PostOutcomes =>
  Object.fromEntries(ROLES.map((role) => [role, outcome])) as PostOutcomes;

/** For those named it is done; others are refused; who is not signed in is asked to sign in. */
function by(roles: readonly AccessRole[], refusal: "403" | "404", others: Partial<PostOutcomes> = {}): PostOutcomes {
  const allowed = Object.fromEntries(roles.map((role) => [role, "done" as const]));
  return { ...all(refusal), visitor: "sign_in", ...allowed, ...others };
}

const everyone = all("done");
const signedIn: PostOutcomes = { ...everyone, visitor: "sign_in" };
const admin = by(["admin"], "403");
const readOnly = all("405");
/** Who invites into an agency; its other people are told that they may not, outsiders that there is nothing. */
const agencyHead = by(["admin", "organiser"], "404", { secretary: "403", support: "403" });
const runsRound = by(["organiser", "secretary"], "403");
/** The chair has another seat here than `council`, who reads. */
const decidesFrame = by(["organiser", "secretary"], "404", {
  support: "403",
  head: "403",
  juror: "403",
  council: "403",
});
/** The jury's head proposes; who else may see the frame is told why they do not. */
const proposesFrame = by(["organiser", "secretary", "head"], "404", {
  support: "403",
  juror: "403",
  council: "403",
});
/** The head of the jury, organiser and secretary; its other readers are told that they do not. */
const runsCalibration = by(["organiser", "secretary", "head"], "404", { support: "403", juror: "403" });
/** Each on their own sheet. */
const calibrates = by(["head", "juror"], "404");
/** A round that is not open is nobody's business but its agency's. */
const preparesRound = by(["organiser"], "404", { secretary: "403", support: "403" });
/** That a fair is there is public; who sets it up are organisers of its agency. */
const preparesFair = by(["organiser"], "403");
/** To others an application does not exist. */
const picksBooths = by(["producer"], "404");
/** Its organisers and secretaries; support only looks. */
const runsFair = by(["organiser", "secretary"], "403");
/** Statements of the bank: others are not told that they are there. */
const keepsStatements = by(["organiser", "secretary"], "404", { support: "403" });
/** An application of the agency as a centre: its support team reads it. */
const centre = by(["organiser", "secretary"], "404", { support: "403" });
const screens = by(["organiser", "secretary", "support"], "404");
/** Its producer, who sees the dossier, is told that this is not theirs to do. */
const screensOthers: PostOutcomes = { ...screens, producer: "409" };
const worksOnRound = by(["organiser", "secretary", "support"], "403");
/** Members of the council see it at work; its chair and secretary run it, whom nobody is here. */
const runsCouncil = by(["organiser", "secretary"], "404", { council: "403" });
const schemeWriters = by(["admin", "organiser"], "403");
const listKeepers = by(["admin", "organiser", "other_organiser"], "403");
/** Of the agency a list was uploaded for, and admins. */
const ownList = by(["admin", "organiser"], "403", { other_organiser: "404" });
/** Organisers of the agency; its other people are told that it is theirs. */
const printsCertificates = by(["organiser"], "404", { secretary: "403", support: "403" });
const templateKeepers: PostOutcomes = { ...printsCertificates, admin: "403" };
const juror = by(["juror"], "404");
/** Asked for by scripts, which read a status instead of following to the page for signing in. */
/** To others, signed in or not, these things are not there. */
const producer: PostOutcomes = { ...all("404"), producer: "done" };

/**
 * What each route answers to a complete form, by who sends it. The forms: postings.ts; the world these hold in: world.ts.
 * A route that takes posts and is missing here fails the test, so that nobody adds one without saying who may use it.
 */
export const POSTS: Readonly<Record<string, PostOutcomes>> = {
  "/account": signedIn,
  "/account/consent/withdrawal": signedIn,
  "/account/deletion": signedIn,
  "/account/password": signedIn,
  // Someone else's; one's own: tests/db/people.
  "/account/sessions/:id/end": by(["admin"], "404"),
  "/account/sessions/end": signedIn,
  "/admin/agencies/:slug": agencyHead,
  "/admin/agencies/:slug/names": by(["admin"], "404", { organiser: "403", secretary: "403", support: "403" }),
  "/admin/agencies/new": admin,
  "/admin/holidays": admin,
  "/admin/holidays/:day/removal": admin,
  "/admin/invitations/new": admin,
  "/admin/users/:id/disabling": admin,
  "/admin/users/:id/enabling": admin,
  "/admin/users/:id/roles": admin,
  "/admin/users/:id/sessions/end": admin,
  "/api/*": all("404"),
  "/api/v1/awards": readOnly,
  "/api/v1/awards.csv": readOnly,
  "/api/v1/fairs": readOnly,
  "/api/v1/fairs/:id/booths": readOnly,
  // To others the booth is somebody's.
  "/api/v1/fairs/:id/booths/:booth/confirm": { ...all("409"), producer: "done", visitor: "401" },
  "/api/v1/fairs/:id/booths/:booth/hold": { ...by(["producer"], "403"), visitor: "401" },
  "/api/v1/openapi.json": readOnly,
  "/api/v1/rounds": readOnly,
  "/api/v1/rounds/:id": readOnly,
  // Each operation is answered on its own: of another's sheet it says "refused" and writes nothing.
  "/api/v1/sheets/sync": { ...all("answered"), visitor: "401", juror: "done" },
  "/applications/:id/booths": picksBooths,
  "/applications/:id/booths/:claim/confirmation": picksBooths,
  "/applications/:id/booths/:claim/exhibitor": picksBooths,
  "/applications/:id/booths/:claim/refusal": picksBooths,
  "/applications/:id/booths/:claim/release": picksBooths,
  "/applications/:id/booths/:claim/return": picksBooths,
  "/applications/:id/booths/offer/acceptance": picksBooths,
  "/applications/:id/booths/offer/refusal": picksBooths,
  "/api/v1/fairs/:id/check-ins": { ...runsFair, visitor: "401" },
  "/applications/:id/days/incidents": picksBooths,
  "/applications/:id/days/leads": picksBooths,
  "/applications/:id/days/leads/:lead/removal": picksBooths,
  "/applications/:id/days/leads/scan": picksBooths,
  "/applications/:id/days/passes": picksBooths,
  "/applications/:id/days/sales/:day": picksBooths,
  "/fair-passes/:id/revocation": by(["organiser", "secretary"], "404"),
  "/fairs/:slug/pass": everyone,
  "/gate/:fair": runsFair,
  "/gate/:fair/counts": runsFair,
  "/gate/:fair/sync": { ...runsFair, secretary: "409", visitor: "401" },
  "/organiser/fairs/:slug/days/gatekeepers": runsFair,
  "/organiser/fairs/:slug/days/gatekeepers/:id/end": runsFair,
  "/organiser/fairs/:slug/days/gates": runsFair,
  "/organiser/fairs/:slug/days/gates/:gate/retirement": runsFair,
  "/organiser/fairs/:slug/days/incidents": runsFair,
  "/organiser/fairs/:slug/days/incidents/:id/resolution": runsFair,
  "/organiser/fairs/:slug/days/passes": runsFair,
  "/organiser/fairs/:slug/days/settings": runsFair,
  "/passes/:code/forgetting": everyone,
  "/applications/new": by(["producer"], "404"),
  "/applications/:id": by(["producer"], "404"),
  "/applications/:id/exhibitors": centre,
  "/applications/:id/exhibitors/:line": centre,
  "/applications/:id/exhibitors/:line/removal": centre,
  "/applications/:id/exhibitors/list": centre,
  "/applications/:id/goods": by(["producer"], "404"),
  "/applications/:id/goods/:line": by(["producer"], "404"),
  "/applications/:id/goods/:line/removal": by(["producer"], "404"),
  "/applications/:id/goods/list": by(["producer"], "404"),
  "/applications/:id/steps/:step": by(["producer"], "404", { visitor: "401" }),
  "/applications/:id/submission": by(["producer"], "404"),
  "/applications/:id/withdrawal": by(["producer"], "404"),
  "/calibration/anchors/:id": runsCalibration,
  "/calibration/anchors/:id/photos": runsCalibration,
  "/calibration/anchors/:id/photos/:file/removal": runsCalibration,
  "/calibration/anchors/:id/reference": runsCalibration,
  // While anchors are chosen a juror is not told that there are any.
  "/calibration/anchors/:id/removal": { ...runsCalibration, juror: "404" },
  "/calibration/rounds/:slug/anchors/new": runsCalibration,
  "/calibration/rounds/:slug/closing": runsCalibration,
  "/calibration/rounds/:slug/opening": runsCalibration,
  "/calibration/rounds/:slug/waivers/:seat": runsCalibration,
  "/council/motions/:id": by(["council"], "404"),
  "/forgot-password": everyone,
  "/frames/:id/decision": decidesFrame,
  "/frames/:id/return": decidesFrame,
  "/frames/rounds/:slug/criteria/:criterion": proposesFrame,
  "/invitations/:id/resending": by(["admin", "organiser"], "404"),
  "/invitations/:id/revocation": by(["admin", "organiser"], "404", { visitor: "404" }),
  // Whoever has the link of someone who has no password yet.
  "/invitations/:token": everyone,
  // Of the juror's entries; the head has been given none.
  "/judge/rounds/:slug/calibration/:anchor": calibrates,
  "/judge/rounds/:slug/calibration/:anchor/points": { ...calibrates, visitor: "401" },
  "/judge/rounds/:slug/calibration/:anchor/second-time": calibrates,
  "/judge/rounds/:slug/calibration/:anchor/submission": calibrates,
  "/judge/rounds/:slug/conflicts": by(["juror"], "404", { head: "409" }),
  "/judge/rounds/:slug/conflicts/rest": by(["juror"], "404", { head: "409" }),
  "/judge/rounds/:slug/frame": proposesFrame,
  "/judge/seats/:id/acceptance": { ...juror, visitor: "sign_in" },
  "/judge/seats/:id/declining": { ...juror, visitor: "sign_in" },
  "/judge/sheets/:id": juror,
  "/judge/sheets/:id/recusal": juror,
  "/judge/sheets/:id/reopening": by(["head"], "404", { visitor: "404" }),
  "/judge/sheets/:id/signature": juror,
  // Operations are their juror's alone.
  "/judge/sync": { ...all("409"), visitor: "401", juror: "done" },
  "/login": everyone,
  "/logout": { ...everyone, visitor: "answered" },
  "/memberships/:id/end": by(["admin", "organiser"], "403"),
  "/organiser/agencies/:slug": agencyHead,
  "/organiser/agencies/:slug/reminders": by(["organiser"], "404", { secretary: "403" }),
  "/organiser/agencies/:slug/reports/reminder": by(["organiser", "secretary"], "404"),
  "/organiser/certificates/:number/correction": by(["organiser"], "403"),
  "/organiser/certificates/:number/reissue": by(["organiser"], "403"),
  "/organiser/certificates/:number/revocation": by(["organiser"], "403"),
  "/organiser/complaints/:id/answer": by(["organiser", "secretary"], "404", { support: "403", council: "403" }),
  "/organiser/complaints/:id/assignment": by(["organiser", "secretary"], "404", { support: "403", council: "403" }),
  "/organiser/complaints/:id/notes": by(["organiser", "secretary", "support", "council"], "404"),
  "/organiser/complaints/:id/retally": by(["organiser", "secretary"], "404", { support: "403", council: "403" }),
  "/organiser/complaints/:id/revocation-proposal": by(["organiser", "secretary", "council"], "404", { support: "403" }),
  "/organiser/fairs/:slug/allocation": runsFair,
  "/organiser/fairs/:slug/allocation/:number/adoption": runsFair,
  "/organiser/fairs/:slug/allocation/:number/cancellation": runsFair,
  "/organiser/fairs/:slug/allocation/:number/discarding": runsFair,
  "/organiser/fairs/:slug/allocation/locks": runsFair,
  "/organiser/fairs/:slug/allocation/locks/:booth/removal": runsFair,
  "/organiser/fairs/:slug/booths/:booth/block": runsFair,
  // Whose booth it is may do it too, so support is told nothing.
  "/organiser/fairs/:slug/booths/:booth/exhibitor": { ...runsFair, support: "404" },
  "/organiser/fairs/:slug/booths/:booth/move": runsFair,
  "/organiser/fairs/:slug/booths/:booth/reservation": runsFair,
  "/organiser/fairs/:slug/booths/:booth/swap": runsFair,
  "/organiser/fairs/:slug/booths/:booth/unblocking": runsFair,
  "/organiser/fairs/:slug/booths/:booth/vacancy": { ...runsFair, support: "404" },
  "/organiser/fairs/:slug/booths/waiting/:application/offer": runsFair,
  "/organiser/fairs/:slug/booths/waiting/:application/withdrawal": runsFair,
  "/organiser/fairs/:slug/booths/waiting/clock": runsFair,
  "/organiser/fairs/:slug/applications/:number/acceptance": runsFair,
  "/organiser/fairs/:slug/applications/:number/grant": runsFair,
  "/organiser/fairs/:slug/applications/:number/priority": runsFair,
  "/organiser/fairs/:slug/applications/:number/refusal": runsFair,
  "/organiser/fairs/:slug/applications/:number/request": runsFair,
  "/organiser/fairs/:slug/applications/:number/undoing": runsFair,
  "/organiser/fairs/:slug/applications/:number/waiting": runsFair,
  "/organiser/fairs/:slug/applications/acceptance": runsFair,
  "/fairs/:slug/survey": everyone,
  "/applications/:id/survey": by(["producer"], "404"),
  "/organiser/fairs/:slug/report": runsFair,
  "/organiser/fairs/:slug/report/closing": preparesFair,
  "/organiser/fairs/:slug/report/earlier/:id/removal": runsFair,
  "/organiser/fairs/:slug/report/earlier/new": runsFair,
  "/organiser/fairs/:slug/report/reopening": preparesFair,
  "/organiser/fairs/:slug/budget": preparesFair,
  "/organiser/fairs/:slug/budget/:item": preparesFair,
  "/organiser/fairs/:slug/budget/:item/removal": preparesFair,
  "/organiser/fairs/:slug/deadlines": preparesFair,
  "/organiser/fairs/:slug/halls": runsFair,
  "/organiser/fairs/:slug/halls/:hall/background": runsFair,
  "/organiser/fairs/:slug/halls/:hall/background/removal": runsFair,
  "/organiser/fairs/:slug/halls/:hall/booths/:booth": runsFair,
  "/organiser/fairs/:slug/halls/:hall/booths/:booth/removal": runsFair,
  "/organiser/fairs/:slug/halls/:hall/import": runsFair,
  // Sent by a script, which reads a status instead of following to the page for signing in.
  "/organiser/fairs/:slug/halls/:hall/plan": { ...runsFair, visitor: "401" },
  "/organiser/fairs/:slug/halls/:hall/position": runsFair,
  "/organiser/fairs/:slug/halls/:hall/retirement": runsFair,
  "/organiser/fairs/:slug/halls/:hall/rows": runsFair,
  "/organiser/fairs/:slug/halls/:hall/settings": runsFair,
  "/organiser/fairs/:slug/halls/:hall/shapes": runsFair,
  "/organiser/fairs/:slug/halls/:hall/shapes/removal": runsFair,
  "/organiser/fairs/:slug/halls/:hall/versions": runsFair,
  "/organiser/fairs/:slug/halls/:hall/versions/:number/restoration": runsFair,
  "/organiser/fairs/:slug/identity": preparesFair,
  "/organiser/fairs/:slug/messages/:id": runsFair,
  "/organiser/fairs/:slug/messages/:id/removal": runsFair,
  "/organiser/fairs/:slug/messages/:id/sending": runsFair,
  "/organiser/fairs/:slug/messages/:id/trial": runsFair,
  "/organiser/fairs/:slug/messages/new": runsFair,
  "/organiser/fairs/:slug/invoices/:number/cancellation": runsFair,
  "/organiser/fairs/:slug/invoices/:number/cash": runsFair,
  "/organiser/fairs/:slug/invoices/:number/refund": runsFair,
  "/organiser/fairs/:slug/invoices/account": preparesFair,
  "/organiser/fairs/:slug/invoices/issuing": runsFair,
  "/organiser/fairs/:slug/invoices/payments/:payment/undoing": runsFair,
  "/organiser/fairs/:slug/statements": runsFair,
  "/organiser/fairs/:slug/statements/:id/application": keepsStatements,
  "/organiser/fairs/:slug/statements/:id/removal": keepsStatements,
  "/organiser/fairs/:slug/statements/transfers/:id": runsFair,
  "/organiser/fairs/:slug/statements/transfers/:id/return": keepsStatements,
  "/organiser/fairs/:slug/statements/transfers/:id/setting-aside": keepsStatements,
  "/organiser/fairs/:slug/papers/letters/issuing": runsFair,
  "/organiser/fairs/:slug/papers/letters/texts": runsFair,
  "/organiser/fairs/:slug/papers/manual": runsFair,
  "/organiser/fairs/:slug/prices": preparesFair,
  "/organiser/fairs/:slug/programme": preparesFair,
  "/organiser/fairs/:slug/programme/:event": preparesFair,
  "/organiser/fairs/:slug/programme/:event/cancellation": preparesFair,
  "/organiser/fairs/:slug/publication": preparesRound,
  "/organiser/fairs/:slug/publication/withdrawal": preparesFair,
  "/organiser/fairs/:slug/quotas": preparesFair,
  "/organiser/fairs/:slug/terms": preparesFair,
  "/organiser/fairs/new": preparesFair,
  "/organiser/imports": listKeepers,
  "/organiser/imports/:id/application": ownList,
  "/organiser/imports/:id/removal": ownList,
  "/organiser/nominations/:id/admission": screens,
  "/organiser/nominations/:id/admission/undoing": screens,
  "/organiser/nominations/:id/assignment": screensOthers,
  "/organiser/nominations/:id/checks": screensOthers,
  "/organiser/nominations/:id/completion": screensOthers,
  "/organiser/nominations/:id/papers-day": screensOthers,
  "/organiser/nominations/:id/refusal": screens,
  "/organiser/nominations/:id/refusal/undoing": screens,
  "/organiser/nominations/:id/request": screens,
  "/organiser/nominations/:id/sample": screensOthers,
  "/organiser/agencies/:slug/templates": templateKeepers,
  "/organiser/agencies/:slug/templates/:id": by(["organiser"], "404"),
  "/organiser/agencies/:slug/templates/:id/archiving": by(["organiser"], "404"),
  "/organiser/agencies/:slug/templates/:id/reinstatement": by(["organiser"], "404"),
  "/organiser/agencies/:slug/templates/emblem": templateKeepers,
  // Nothing is written: what is typed is only looked at.
  "/organiser/agencies/:slug/templates/:id/drawing": { ...templateKeepers, organiser: "answered" },
  "/organiser/agencies/:slug/templates/:id/preview.pdf": { ...templateKeepers, organiser: "answered" },
  "/organiser/agencies/:slug/templates/pictures": templateKeepers,
  "/organiser/reports/:id/note": by(["organiser", "secretary"], "404"),
  "/organiser/reports/:id/return": by(["organiser", "secretary"], "404"),
  "/organiser/rounds/:slug/agencies": by(["organiser"], "403"),
  "/organiser/rounds/:slug/conflicts/:seat/:entry/hints/:kind": runsRound,
  "/organiser/rounds/:slug/redactions/:nomination": by(["organiser", "secretary", "support"], "403"),
  "/organiser/rounds/:slug/redactions/:nomination/release": runsRound,
  "/organiser/rounds/:slug/conflicts/:seat/:entry/lifting": runsRound,
  "/organiser/rounds/:slug/conflicts/reminder": runsRound,
  "/organiser/rounds/:slug/paper/:code": runsRound,
  "/organiser/rounds/:slug/paper/:code/resolution": runsRound,
  "/organiser/rounds/:slug/paper/:code/withdrawal": runsRound,
  "/organiser/rounds/:slug/paper/files/:id": runsRound,
  "/organiser/rounds/:slug/paper/files/:id/discarding": runsRound,
  "/organiser/rounds/:slug/paper/prints": runsRound,
  "/organiser/rounds/:slug/paper/settings": runsRound,
  "/organiser/rounds/:slug/paper/workbooks": runsRound,
  "/organiser/rounds/:slug/copy": by(["organiser"], "403"),
  "/organiser/rounds/:slug/council": runsRound,
  "/organiser/rounds/:slug/council/:seatId/end": runsRound,
  "/organiser/rounds/:slug/decision": runsRound,
  "/organiser/rounds/:slug/decision/:id/certificates": printsCertificates,
  "/organiser/rounds/:slug/decision/:id/certificates/:run/cancellation": by(["organiser"], "404"),
  "/organiser/rounds/:slug/decision/:id/release": by(["organiser"], "404", { secretary: "403", support: "403" }),
  "/organiser/rounds/:slug/decision/:id/withdrawal": by(["organiser", "secretary"], "404", { support: "403" }),
  "/organiser/rounds/:slug/papers/letter": runsRound,
  "/organiser/rounds/:slug/papers/lists": runsRound,
  "/organiser/rounds/:slug/forwarding": runsRound,
  "/organiser/rounds/:slug/forwarding/:nomination/withdrawal": by(["organiser", "secretary"], "403", {
    support: "404",
  }),
  "/organiser/rounds/:slug/frame": runsRound,
  "/organiser/rounds/:slug/identity": preparesRound,
  "/organiser/rounds/:slug/jury": runsRound,
  "/organiser/rounds/:slug/jury/:appointmentId": runsRound,
  "/organiser/rounds/:slug/jury/:appointmentId/end": runsRound,
  "/organiser/rounds/:slug/jury/:appointmentId/substitution": runsRound,
  "/organiser/rounds/:slug/jury/entries/:nominationId": runsRound,
  "/organiser/rounds/:slug/jury/entries/:nominationId/removal": runsRound,
  "/organiser/rounds/:slug/jury/links": runsRound,
  "/organiser/rounds/:slug/jury/plan": runsRound,
  "/organiser/rounds/:slug/list/expected": by(["organiser"], "404", { secretary: "403", council: "403" }),
  "/organiser/rounds/:slug/list/proposal": runsCouncil,
  "/organiser/rounds/:slug/list/sets/:id/undoing": runsCouncil,
  "/organiser/rounds/:slug/list/sets/new": runsCouncil,
  "/organiser/rounds/:slug/list/verdicts": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/adjournment": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/attendance": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/cancellation": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/closing": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/edit": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/motions/:motion": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/motions/:motion/closing": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/motions/new": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/notes": runsCouncil,
  "/organiser/rounds/:slug/meetings/:number/opening": runsCouncil,
  "/organiser/rounds/:slug/meetings/new": runsCouncil,
  "/organiser/rounds/:slug/nominations/admission": worksOnRound,
  "/organiser/rounds/:slug/nominations/assignment": worksOnRound,
  "/organiser/rounds/:slug/nominations/request": worksOnRound,
  "/organiser/rounds/:slug/opening": preparesRound,
  "/organiser/rounds/:slug/cancellation": by(["organiser"], "403"),
  "/organiser/rounds/:slug/phase": runsRound,
  "/organiser/rounds/:slug/rules/:section": preparesRound,
  "/organiser/rounds/:slug/rules/criteria/:criterion": preparesRound,
  "/organiser/rounds/:slug/rules/reopening": by(["organiser"], "403"),
  "/organiser/rounds/:slug/rules/reopening/removal": by(["organiser"], "403"),
  "/organiser/rounds/:slug/rules/reopening/start": by(["organiser"], "403"),
  "/organiser/rounds/:slug/territory": preparesRound,
  "/organiser/rounds/:slug/timetable": preparesRound,
  // For an agency of one's own.
  "/organiser/rounds/new": by(["organiser"], "403"),
  "/organiser/schemes/:code/copy": schemeWriters,
  "/organiser/schemes/:code/draft": schemeWriters,
  "/organiser/schemes/:code/draft/:section": schemeWriters,
  "/organiser/schemes/:code/draft/criteria/:criterion": schemeWriters,
  "/organiser/schemes/:code/draft/publication": schemeWriters,
  "/organiser/schemes/:code/draft/removal": schemeWriters,
  // Cookies of the browser that asks.
  "/preferences": all("answered"),
  "/producer/establishments/:id/consent": producer,
  "/producer/establishments/:id/consent/withdrawal": producer,
  "/producer/establishments/:id/edit": producer,
  "/producer/establishments/:id/people": by(["producer"], "403"),
  "/producer/establishments/:id/papers": by(["producer"], "404"),
  "/producer/establishments/new": signedIn,
  "/producer/nominations/:id": producer,
  "/producer/nominations/:id/lower-title": producer,
  "/producer/nominations/:id/papers": by(["producer"], "404"),
  "/producer/nominations/:id/papers/:fileId/removal": producer,
  "/producer/nominations/:id/pending-papers": by(["producer"], "404", {
    organiser: "409",
    secretary: "409",
    support: "409",
  }),
  // Its script shows the sentence that comes with the status.
  "/producer/nominations/:id/revival": producer,
  "/producer/nominations/:id/steps/:step": { ...all("409"), visitor: "401", producer: "done" },
  "/producer/nominations/:id/submission": producer,
  "/producer/nominations/:id/vault-papers": by(["producer"], "404"),
  "/producer/nominations/:id/withdrawal": producer,
  "/producer/nominations/new": producer,
  "/producer/papers/:id/renewal": by(["producer"], "404"),
  "/producer/papers/:id/retirement": producer,
  "/producer/products/:id/edit": producer,
  "/producer/products/:id/photos": by(["producer"], "404"),
  "/producer/products/:id/photos/:photoId": producer,
  "/producer/products/:id/photos/:photoId/position": producer,
  "/producer/products/:id/photos/:photoId/removal": producer,
  "/producer/products/:id/photos/uploads": { ...all("422"), producer: "done" },
  "/producer/products/new": producer,
  "/producer/reports/:award/:year": producer,
  "/producer/reports/:award/:year/last-year": by(["producer"], "404"),
  "/producer/reports/:award/:year/steps/:step": { ...all("404"), visitor: "401", producer: "done" },
  "/producer/reports/:award/:year/submission": producer,
  "/producer/reports/:award/:year/supports": by(["producer"], "404"),
  "/producer/reports/:award/:year/supports/:support": by(["producer"], "404"),
  "/producer/reports/:award/:year/supports/:support/removal": by(["producer"], "404"),
  "/register": everyone,
  "/reset-password/:token": everyone,
  "/rounds/:slug/complaints/new": everyone,
  "/tokens/:id/revocation": by(["admin"], "404", { visitor: "404" }),
};
