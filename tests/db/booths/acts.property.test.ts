import { and, eq, isNull, sql } from "drizzle-orm";
import fc from "fast-check";
import {
  anApplicant,
  aPickedFair,
  aRowOfBooths,
  aWaitingApplicant,
  boothCalled,
  claimAt,
  PICKING,
  standing,
} from "#tests/factories/booths";
import { HA_NOI, LAM_DONG } from "#tests/factories/provinces";
import { contextOf, expect, test } from "#tests/support/database";
import type { Database } from "~/db/client.server";
import { boothClaims, boothOffers, booths, fairQuotas } from "~/db/schema";
import { acceptOffer } from "~/domain/booths/accept-offer.server";
import { blockBooth } from "~/domain/booths/block-booth.server";
import { confirmBooth } from "~/domain/booths/confirm-booth.server";
import { declineBooth } from "~/domain/booths/decline-booth.server";
import { declineOffer } from "~/domain/booths/decline-offer.server";
import { expireOffers } from "~/domain/booths/expire-offers.server";
import { holdBooth } from "~/domain/booths/hold-booth.server";
import { moveBooth } from "~/domain/booths/move-booth.server";
import { offerBooths } from "~/domain/booths/offer-booths.server";
import { releaseHold } from "~/domain/booths/release-hold.server";
import { reserveBooth } from "~/domain/booths/reserve-booth.server";
import { swapBooths } from "~/domain/booths/swap-booths.server";
import { unblockBooth } from "~/domain/booths/unblock-booth.server";
import { vacateBooth } from "~/domain/booths/vacate-booth.server";
import type { Actor, Context } from "~/domain/context";
import { DomainError } from "~/domain/errors";
import { type Act, aFloor, type ModelFloor, play, told } from "./model";

// Whatever exhibitors and organisers do, in whatever order and at whatever time: what is kept is what the simplest model of it says, and what
// the model forbids is refused.

const RUNS = 40;
const PATIENCE_MS = 240_000;
const reason = "Đổi kế hoạch";

const place = fc.nat({ max: 3 });
const who = fc.nat({ max: 3 });
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("hold" as const), who, place }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("confirm" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("reserve" as const), who, place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("move" as const), place, to: place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("swap" as const), place, to: place }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("offer", "accept", "refuse").map((kind) => kind as "offer") }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constantFrom("release", "decline", "vacate", "block", "unblock"), place }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.integer({ min: 1, max: 3000 }) }),
  },
);

interface Table {
  readonly organiser: Actor;
  readonly fair: { readonly id: string };
  readonly booths: readonly { readonly id: string }[];
  readonly applicants: readonly { readonly application: { readonly id: string }; readonly producer: Actor }[];
}

/** Four booths, the last ground; three accepted applications of two provinces with quotas, the last waits. */
async function layOut(db: Database): Promise<Table> {
  // Offers of the runs before would expire with those of this one.
  await db.update(boothOffers).set({ answer: "withdrawn", answeredAt: PICKING }).where(isNull(boothOffers.answer));
  const { fair, organiser } = await aPickedFair(db);
  const [corner] = await aRowOfBooths(db, fair, 1, { letter: "C", kind: "corner" });
  const [raw] = await aRowOfBooths(db, fair, 1, { letter: "R", row: 2, kind: "raw" });
  await db.insert(fairQuotas).values([
    { fairId: fair.id, provinceId: LAM_DONG, booths: 2 },
    { fairId: fair.id, provinceId: HA_NOI, booths: 2 },
  ]);
  const applicants = [
    await anApplicant(db, fair, { number: "X-0", granted: 2 }),
    await anApplicant(db, fair, { number: "X-1", granted: 1 }),
    await anApplicant(db, fair, { number: "X-2", granted: 1, provinceId: HA_NOI }),
    await aWaitingApplicant(db, fair, { number: "X-3", asked: 1, provinceId: HA_NOI }),
  ];
  return {
    organiser,
    fair,
    booths: [await boothCalled(db, fair, "A1"), await boothCalled(db, fair, "A2"), corner!, raw!],
    applicants,
  };
}

/** The act as the verbs do it. Returns "done", or the code of the refusal. */
async function really(db: Database, table: Table, act: Act, now: Date): Promise<string> {
  const as = (actor: Actor | null): Context => contextOf(db, actor, now);
  const org = as(table.organiser);
  const booth = "place" in act ? table.booths[act.place]! : null;
  const claim = async (at: number) => (await claimAt(db, table.booths[at]!))?.id ?? table.fair.id;
  const holderOf = async (claimId: string) => {
    const [row] = await db.select().from(boothClaims).where(eq(boothClaims.id, claimId));
    return as(table.applicants.find((one) => one.application.id === row?.applicationId)?.producer ?? table.organiser);
  };
  const [waiting] = table.applicants.slice(-1);
  const work = async () => {
    switch (act.kind) {
      case "hold": {
        const { application, producer } = table.applicants[act.who]!;
        return holdBooth(as(producer), application.id, booth!.id);
      }
      case "reserve":
        return reserveBooth(org, booth!.id, { application: table.applicants[act.who]!.application.id });
      case "confirm":
      case "release":
      case "decline": {
        const id = await claim(act.place);
        const holder = await holderOf(id);
        if (act.kind === "confirm") return confirmBooth(holder, id);
        return act.kind === "release" ? releaseHold(holder, id) : declineBooth(holder, id, { reason });
      }
      case "vacate":
        return vacateBooth(org, await claim(act.place), { reason });
      case "move":
        return moveBooth(org, await claim(act.place), { to: table.booths[act.to]!.id });
      case "swap":
        return swapBooths(org, await claim(act.place), { with: await claim(act.to) });
      case "block":
        return blockBooth(org, booth!.id, { reason });
      case "unblock":
        return unblockBooth(org, booth!.id);
      case "offer":
        return offerBooths(org, waiting!.application.id, { booths: [] });
      case "accept":
        return acceptOffer(as(waiting!.producer), waiting!.application.id);
      case "refuse":
        return declineOffer(as(waiting!.producer), waiting!.application.id);
      case "wait":
        return expireOffers(as(null));
    }
  };
  try {
    await work();
    return "done";
  } catch (error) {
    if (error instanceof DomainError) return "refused";
    throw error;
  }
}

/** What no sequence may break, asked of the tables themselves. */
async function promisesKept(db: Database, table: Table, now: Date): Promise<void> {
  const live = await db
    .select({
      booth: boothClaims.boothId,
      twice: sql<number>`count(*) over (partition by ${boothClaims.boothId})::int`,
    })
    .from(boothClaims)
    .innerJoin(booths, and(eq(booths.id, boothClaims.boothId), eq(booths.fairId, table.fair.id)))
    .where(sql`${boothClaims.during} @> ${now.toISOString()}::timestamptz`);
  expect(live.filter(({ twice }) => twice > 1)).toEqual([]);
}

test(
  "no sequence of acts gives a booth twice, or more than was granted or than a quota has; a model says the same",
  async ({ db }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), async (acts) => {
        const table = await layOut(db);
        let floor: ModelFloor = aFloor();
        let now = PICKING;
        for (const one of acts) {
          // Nothing happens in the same instant.
          now = new Date(now.getTime() + (one.kind === "wait" ? one.minutes * 60_000 : 1000));
          const next = play(floor, one, now);
          expect([one, await really(db, table, one, now)]).toEqual([one, next ? "done" : "refused"]);
          floor = next ?? floor;
          expect(await standing(db, table.fair, now)).toEqual(told(floor, now));
          await promisesKept(db, table, now);
        }
      }),
      { numRuns: RUNS },
    );
  },
  PATIENCE_MS,
);
