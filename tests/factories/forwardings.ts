import type { Database } from "~/db/client.server";
import type { Actor } from "~/domain/context";
import type { ExtractOffice } from "~/domain/forwardings/attach-extracts.server";
import { candidatesOf } from "~/domain/forwardings/candidates.server";
import type { PutForwardForm } from "~/domain/forwardings/forms";
import type { Candidate } from "~/domain/forwardings/rules";
import { CNNTTB } from "~/domain/schemes/cnnttb";
import { todayInVietnam } from "~/lib/dates";
import { aReleasedDecision } from "./awards";
import { anEstablishment } from "./establishments";
import { aNomination, type TestNomination } from "./nominations";
import { aJury } from "./panels";
import { anOrganiser } from "./people";
import { aFileStore } from "./pictures";
import { aProduct, photosFor } from "./products";
import { aRound, type RoundOptions, setPhase, type TestRound } from "./rounds";
import { aSheet } from "./sheets";

/** Levels as the programme has them: regions and the nation take only what is put forward. */
export const PROGRAMME_LEVELS = CNNTTB.rules.levels.value.map((one) => ({
  ...one,
  councilSizes: [...one.councilSizes],
}));

export const anOffice = (): ExtractOffice => ({
  store: aFileStore(),
  pageUrl: (number) => `https://tinhhoa.vn/certificates/${number}`,
});

export interface ReleasedRound {
  readonly round: TestRound;
  readonly organiser: Actor;
  readonly winners: readonly TestNomination[];
  readonly candidates: readonly Candidate[];
}

/** A round with so many winners, each of a maker of its own with three photos; its results are released. groups: of each. */
export async function aReleasedRound(
  db: Database,
  {
    winners: count = 1,
    provinceId,
    groups = [],
    ...options
  }: RoundOptions & { winners?: number; provinceId?: string; groups?: readonly string[] } = {},
): Promise<ReleasedRound> {
  const round = await aRound(db, {
    ...options,
    ...(provinceId !== undefined && { provinceIds: [provinceId] }),
    phase: "scoring",
    rules: { minimumSheets: 1, ...options.rules },
  });
  const jury = await aJury(db, round.id, 1);
  const winners: TestNomination[] = [];
  for (let place = 0; place < count; place += 1) {
    const maker = await anEstablishment(db, provinceId === undefined ? {} : { provinceId });
    const product = await aProduct(db, {
      establishmentId: maker.id,
      provinceId: maker.provinceId,
      groupCode: groups[place] ?? "B",
    });
    await photosFor(db, product);
    const nomination = await aNomination(db, { roundId: round.id, product, answers: { description: "Nước mắm nhỉ" } });
    await aSheet(db, { round, juror: jury.head, nomination, points: 9000 - place * 100, signed: true });
    winners.push(nomination);
  }
  const organiser = await anOrganiser(db, round.agencyId);
  await setPhase(db, round.id, "decision");
  const ctx = { db, actor: organiser, now: new Date() };
  await aReleasedDecision(
    ctx,
    round.id,
    winners.map(({ id }) => id),
  );
  return { round, organiser, winners, candidates: await candidatesOf(ctx, round.id) };
}

/** A region that takes nominations from the province of Lâm Đồng, by the programme's rules. */
export const aRegion = (db: Database, options: RoundOptions = {}): Promise<TestRound> =>
  aRound(db, {
    level: "region",
    phase: "nomination",
    ...options,
    rules: { levels: PROGRAMME_LEVELS, ...options.rules },
  });

/** A letter of request of today for these winners. */
export const aLetter = (
  to: { readonly id: string },
  candidates: readonly Candidate[],
  changes: Partial<PutForwardForm> = {},
): PutForwardForm => ({
  toRoundId: to.id,
  awardIds: candidates.map((one) => one.awardId),
  number: "812/SCT-QLCN",
  datedOn: todayInVietnam(new Date()),
  signerName: "Lê Thị Thu",
  signerTitle: "Phó Giám đốc Sở Công Thương",
  ...changes,
});
