import { endOfDay, type PlainDate } from "~/lib/dates";
import type { NominationState, PaperKind, PhotoView } from "~/lib/vocabulary";
import { missingViews } from "../products/rules";
import type { Step } from "./questions";

interface RoundNames {
  readonly name: string;
  readonly nameEn: string;
}

/** When a dossier was saved last, by whom, and the step; null while no step was. */
interface Saved {
  readonly at: Date;
  readonly by: string;
  readonly step: Step | null;
}

/** The one next thing to do about something, for the producer's first page. */
export type NextStep =
  | { readonly kind: "establishment" }
  | { readonly kind: "product"; readonly establishmentId: string }
  | {
      readonly kind: "more_asked";
      readonly nominationId: string;
      readonly product: string;
      readonly note: string | null;
      readonly until: Date | null;
    }
  | {
      readonly kind: "pending_papers";
      readonly nominationId: string;
      readonly product: string;
      readonly until: Date | null;
    }
  | {
      readonly kind: "report";
      readonly awardId: string;
      readonly year: number;
      readonly product: string;
      /** Of all reports that are owed; the step names the one to begin with. */
      readonly count: number;
      readonly isReturned: boolean;
      readonly until: Date;
    }
  | {
      readonly kind: "draft";
      readonly nominationId: string;
      readonly product: string;
      readonly round: RoundNames;
      readonly saved: Saved;
      readonly until: Date | null;
    }
  | {
      readonly kind: "papers_ending";
      readonly establishmentId: string;
      /** The first to end, and how many there are. */
      readonly paper: PaperKind;
      readonly count: number;
      readonly until: Date;
    }
  | {
      readonly kind: "photos";
      readonly productId: string;
      readonly product: string;
      readonly views: readonly PhotoView[];
    }
  | {
      readonly kind: "nominate";
      readonly productId: string;
      readonly product: string;
      readonly roundId: string;
      readonly round: RoundNames;
      readonly until: Date | null;
    };

export interface ProducerState {
  readonly establishments: readonly { readonly id: string }[];
  /** In the vaults, those that have ended or end soon, the first to end first. */
  readonly papers: readonly {
    readonly establishmentId: string;
    readonly kind: PaperKind;
    readonly validUntil: PlainDate;
  }[];
  /** Yearly reports of what was recognised. */
  readonly reports: readonly {
    readonly awardId: string;
    readonly year: number;
    readonly productName: string;
    readonly dueOn: PlainDate;
    readonly standing: string;
  }[];
  readonly products: readonly {
    readonly id: string;
    readonly name: string;
    readonly photos: readonly { readonly view: PhotoView }[];
    /** Rounds it could enter now. */
    readonly rounds: readonly {
      readonly id: string;
      readonly name: string;
      readonly nameEn: string;
      readonly closesAt: Date | null;
    }[];
  }[];
  readonly nominations: readonly {
    readonly id: string;
    readonly productId: string;
    readonly productName: string;
    readonly state: NominationState;
    readonly note: string | null;
    /** The last day for what was asked for, or for papers that were left pending. */
    readonly dueOn: PlainDate | null;
    readonly awaitsPapers: boolean;
    /** Whether its dossier can still be written. */
    readonly isOpen: boolean;
    readonly saved: Saved;
    readonly round: {
      readonly id: string;
      readonly name: string;
      readonly nameEn: string;
      readonly phaseEndsAt: Date | null;
    };
  }[];
}

const namesOf = ({ name, nameEn }: RoundNames): RoundNames => ({ name, nameEn });

/**
 * What a producer can do now, the most urgent first: what was asked for, reports that are owed, what is begun, papers that end, what can
 * be begun.
 */
export function nextStepsFor({ establishments, papers, reports, products, nominations }: ProducerState): NextStep[] {
  const [first] = establishments;
  if (!first) return [{ kind: "establishment" }];
  if (products.length === 0) return [{ kind: "product", establishmentId: first.id }];
  const open = nominations.filter((one) => one.isOpen);
  const asked = open
    .filter((one) => one.state === "more_asked")
    .map(
      (one): NextStep => ({
        kind: "more_asked",
        nominationId: one.id,
        product: one.productName,
        note: one.note,
        until: one.dueOn ? endOfDay(one.dueOn) : one.round.phaseEndsAt,
      }),
    );
  const pending = nominations
    .filter((one) => one.awaitsPapers)
    .map(
      (one): NextStep => ({
        kind: "pending_papers",
        nominationId: one.id,
        product: one.productName,
        until: one.dueOn ? endOfDay(one.dueOn) : null,
      }),
    );
  const drafts = open
    .filter((one) => one.state === "draft")
    .map(
      (one): NextStep => ({
        kind: "draft",
        nominationId: one.id,
        product: one.productName,
        round: namesOf(one.round),
        saved: one.saved,
        until: one.round.phaseEndsAt,
      }),
    );
  const ending = establishments.flatMap(({ id }): NextStep[] => {
    const ofIt = papers.filter((paper) => paper.establishmentId === id);
    const [soonest] = ofIt;
    if (!soonest) return [];
    return [
      {
        kind: "papers_ending",
        establishmentId: id,
        paper: soonest.kind,
        count: ofIt.length,
        until: endOfDay(soonest.validUntil),
      },
    ];
  });
  const isLive = (productId: string, roundId: string) =>
    nominations.some((one) => one.productId === productId && one.round.id === roundId && one.state !== "withdrawn");
  const begun = products.flatMap((product): NextStep[] => {
    const views = missingViews(product.photos);
    if (views.length > 0) return [{ kind: "photos", productId: product.id, product: product.name, views }];
    const round = product.rounds.find((one) => !isLive(product.id, one.id));
    if (!round) return [];
    return [
      {
        kind: "nominate",
        productId: product.id,
        product: product.name,
        roundId: round.id,
        round: namesOf(round),
        until: round.closesAt,
      },
    ];
  });
  return [...asked, ...pending, ...owedReports(reports), ...drafts, ...ending, ...begun];
}

/** One step for all: what was sent back comes first, then what still has time, the soonest first, then what is late, the latest first. */
function owedReports(reports: ProducerState["reports"]): NextStep[] {
  const of = (standing: string) => reports.filter((one) => one.standing === standing);
  const soonest = of("due").sort((a, b) => a.dueOn.localeCompare(b.dueOn));
  const latest = of("late").sort((a, b) => b.dueOn.localeCompare(a.dueOn));
  const owed = [...of("returned"), ...soonest, ...latest];
  const [first] = owed;
  if (!first) return [];
  const { awardId, year, productName: product, dueOn, standing } = first;
  const isReturned = standing === "returned";
  return [{ kind: "report", awardId, year, product, count: owed.length, isReturned, until: endOfDay(dueOn) }];
}
