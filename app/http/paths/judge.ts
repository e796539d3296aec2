import { part, type Query, query } from "./query";

/** Jurors and council members, and the frames and anchors that they share with organisers. */
export const judgePaths = {
  judge: () => "/judge",
  judgeRound: (slug: string, values?: Query) => `/judge/rounds/${part(slug)}${query(values)}`,
  judgeJury: (slug: string) => `/judge/rounds/${part(slug)}/jury`,
  judgeSeatAcceptance: (id: string) => `/judge/seats/${part(id)}/acceptance`,
  judgeSeatDeclining: (id: string) => `/judge/seats/${part(id)}/declining`,
  judgeConflicts: (slug: string) => `/judge/rounds/${part(slug)}/conflicts`,
  judgeConflictsRest: (slug: string) => `/judge/rounds/${part(slug)}/conflicts/rest`,
  judgeFrame: (slug: string) => `/judge/rounds/${part(slug)}/frame`,
  judgeCalibration: (slug: string) => `/judge/rounds/${part(slug)}/calibration`,
  judgeCalibrationDesk: (slug: string) => `/judge/rounds/${part(slug)}/calibration/desk`,
  judgeAnchor: (slug: string, anchor: string) => `/judge/rounds/${part(slug)}/calibration/${part(anchor)}`,
  judgeAnchorAct: (slug: string, anchor: string, act: "points" | "submission" | "second-time") =>
    `/judge/rounds/${part(slug)}/calibration/${part(anchor)}/${act}`,
  judgeComparison: (slug: string, anchor: string, values?: Query) =>
    `/judge/rounds/${part(slug)}/calibration/${part(anchor)}/comparison${query(values)}`,
  judgePack: (slug: string) => `/judge/rounds/${part(slug)}/pack.json`,
  judgeSync: () => "/judge/sync",
  judgeOffline: () => "/judge/offline",
  judgeSheet: (id: string) => `/judge/sheets/${part(id)}`,
  judgeSheetSignature: (id: string) => `/judge/sheets/${part(id)}/signature`,
  judgeSheetRecusal: (id: string) => `/judge/sheets/${part(id)}/recusal`,
  judgePhoto: (id: string, photo: string, form: string) =>
    `/judge/sheets/${part(id)}/photos/${part(photo)}/${part(form)}`,
  judgeSheetReopening: (id: string) => `/judge/sheets/${part(id)}/reopening`,
  council: () => "/council",
  councilRound: (slug: string) => `/council/rounds/${part(slug)}`,
  councilFrame: (slug: string) => `/council/rounds/${part(slug)}/frame`,
  councilMotion: (id: string) => `/council/motions/${part(id)}`,
  frameBands: (slug: string, criterion: string) => `/frames/rounds/${part(slug)}/criteria/${part(criterion)}`,
  calibrationAct: (slug: string, act: "opening" | "closing") => `/calibration/rounds/${part(slug)}/${act}`,
  calibrationWaiver: (slug: string, seat: string) => `/calibration/rounds/${part(slug)}/waivers/${part(seat)}`,
  calibrationNewAnchor: (slug: string) => `/calibration/rounds/${part(slug)}/anchors/new`,
  calibrationAnchor: (id: string) => `/calibration/anchors/${part(id)}`,
  calibrationAnchorAct: (id: string, act: "photos" | "reference" | "removal") =>
    `/calibration/anchors/${part(id)}/${act}`,
  calibrationPhotoRemoval: (id: string, file: string) =>
    `/calibration/anchors/${part(id)}/photos/${part(file)}/removal`,
  frameAct: (id: string, act: "decision" | "return") => `/frames/${part(id)}/${act}`,
} as const;
