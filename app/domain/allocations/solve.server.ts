import type { Highs } from "highs";
import { randomFrom } from "../agreement/random";
import { highs, solveProgram } from "./highs.server";
import { improve } from "./improve.server";
import { type Instance, instanceOf } from "./instance";
import { Master } from "./master.server";
import { mended } from "./musts";
import { mostOfPairs, moveConstant, objectiveOf } from "./objective";
import { type Placement, UNPLACED } from "./placement";
import { type Column, Pricer, type Prices, pointsOf } from "./price-party";
import { programOf } from "./program";
import { polished, rebuilt } from "./rebuild";
import type { AllocationInput } from "./rules";
import { startPrices } from "./start-prices.server";

/** Blocks to choose among up to which the whole is given to the solver as one program. */
const ONE_PROGRAM = 2_000;
/** Of the time, what prices may take; what is left goes into better placements. */
const PRICING = 0.6;
/** Points that a booth's price may go up or down by in one round, to begin with. */
const FIRST_REACH = 8;
/** Rounds of prices between two placements made from them. */
const ROUNDS = 12;
/** Corners of the fair that are placed anew in vain before the search ends. */
const TRIES_IN_VAIN = 80;

export interface Progress {
  readonly seconds: number;
  readonly objective: number;
  /** Infinity while none is known. */
  readonly bound: number;
}

export interface Solved {
  readonly instance: Instance;
  readonly placement: Placement;
  readonly objective: number;
  /** No placement has more points. */
  readonly bound: number;
  readonly prices: Prices;
  readonly seconds: number;
}

/**
 * The best placement that is found in the seconds of the settings, and what no placement exceeds. The same input has the same answer, as far
 * as the machine is as fast.
 * Source: docs/decisions/013-an-allocation-with-a-proved-gap.md.
 */
export async function solveAllocation(
  input: AllocationInput,
  tell: (progress: Progress) => void = () => {},
): Promise<Solved> {
  const began = performance.now();
  return new Search(instanceOf(input), await highs(), began, tell).run();
}

class Search {
  readonly #instance: Instance;
  readonly #solver: Highs;
  readonly #began: number;
  readonly #tell: (progress: Progress) => void;
  readonly #pricers: readonly Pricer[];
  readonly #random = randomFrom(1);
  #placement: Placement;
  #objective: number;
  #bound = Infinity;
  #prices: Prices;

  constructor(instance: Instance, solver: Highs, began: number, tell: (progress: Progress) => void) {
    this.#instance = instance;
    this.#solver = solver;
    this.#began = began;
    this.#tell = tell;
    this.#pricers = instance.parties.map((_, party) => new Pricer(instance, party));
    this.#prices = startPrices(solver, instance);
    const present = mended(instance, asItIs(instance));
    // What there is may break a rule that was set since; nobody placed breaks none.
    this.#placement = objectiveOf(instance, present) === null ? placementOf(instance, []) : present;
    this.#objective = objectiveOf(instance, this.#placement)!;
  }

  run(): Solved {
    this.#take(polished(this.#instance, this.#placement));
    this.#take(rebuilt(this.#instance, this.#pricers, this.#prices));
    this.#priceBooths();
    if (!this.#isProved) this.#solveAsOne();
    for (let inVain = 0; !this.#isProved && this.#left > 0.1 && inVain < TRIES_IN_VAIN; inVain += 1) {
      const better = improve(this.#instance, this.#solver, this.#placement, {
        seconds: this.#left,
        random: this.#random,
      });
      if (this.#take(better)) inVain = 0;
    }
    return {
      instance: this.#instance,
      placement: this.#placement,
      objective: this.#objective,
      bound: this.#bound,
      prices: this.#prices,
      seconds: this.#seconds,
    };
  }

  get #seconds(): number {
    return (performance.now() - this.#began) / 1000;
  }

  get #left(): number {
    return this.#instance.input.settings.seconds - this.#seconds;
  }

  get #isProved(): boolean {
    return this.#bound <= this.#objective;
  }

  /** Returns whether it is better than what was known. */
  #take(placement: Placement): boolean {
    const objective = objectiveOf(this.#instance, placement);
    if (objective === null || objective <= this.#objective) return false;
    this.#placement = placement;
    this.#objective = objective;
    this.#say();
    return true;
  }

  #say(): void {
    this.#tell({ seconds: this.#seconds, objective: this.#objective, bound: this.#bound });
  }

  /**
   * Booths get prices at which each party by itself asks for what suits it: what all parties gain at any prices, and the prices, are together
   * never less than the best whole placement. Ways that were asked for go into a linear program, which names better prices.
   */
  #priceBooths(): void {
    const { settings } = this.#instance.input;
    const master = new Master(this.#solver, this.#instance);
    const know = (placement: Placement) => {
      for (const party of this.#instance.parties.keys()) master.add(this.#columnOf(party, placement));
    };
    know(placementOf(this.#instance, []));
    know(asItIs(this.#instance));
    know(this.#placement);
    this.#bound = this.#ask(master, this.#prices).bound;
    let reach = FIRST_REACH;
    let inVain = 0;
    for (let round = 1; this.#left > settings.seconds * (1 - PRICING) && !this.#isProved; round += 1) {
      const { prices, favoured } = master.relax(this.#prices, reach);
      const { bound, isNew } = this.#ask(master, prices);
      inVain += 1;
      if (bound < this.#bound) {
        [this.#bound, this.#prices, inVain] = [bound, prices, 0];
        this.#say();
      }
      // No way is missing at these prices: better ones are further away, or there are none.
      if (!isNew && reach > 1000) break;
      if (!isNew) reach *= 2;
      else if (inVain > 8) [reach, inVain] = [reach / 2, 0];
      if (round % ROUNDS === 0 && this.#take(rebuilt(this.#instance, this.#pricers, prices, favoured)))
        know(this.#placement);
    }
    if (!this.#isProved) {
      know(this.#placement);
      const chosen = master.choose(Math.max(0.1, this.#left * 0.4), this.#placement);
      if (chosen) this.#take(polished(this.#instance, mended(this.#instance, placementOf(this.#instance, chosen))));
    }
    master.dispose();
  }

  /** Let each party ask for what is best for it at these prices; the bound follows from what they ask. */
  #ask(master: Master, prices: Prices): { readonly isNew: boolean; readonly bound: number } {
    const { owner, parties, quotas } = this.#instance;
    // Nothing is known of neighbours here: all who wish to be near may be, and nobody is too near.
    let bound = moveConstant(this.#instance) + mostOfPairs(this.#instance);
    for (const price of prices.stops) bound += price;
    for (const [id, price] of prices.quotas) bound += price * quotas.get(id)!;
    let isNew = false;
    for (const [party, { provinceId }] of parties.entries()) {
      const column = this.#pricers[party]!.best(owner, prices.stops, prices.quotas.get(provinceId) ?? 0);
      bound += column.worth;
      isNew = master.add(column) || isNew;
    }
    // All points are whole numbers; arithmetic with prices is not exact.
    return { isNew, bound: Math.floor(bound + 1e-4) };
  }

  /** Give all to the solver at once, where that is not too much. */
  #solveAsOne(): void {
    const { parts, scores } = this.#instance;
    const movable = new Set(parts.flatMap((part, at) => (part.isFixed ? [] : [at])));
    let blocks = 0;
    for (const part of movable) for (const score of scores[part]!) if (score !== -Infinity) blocks += 1;
    if (blocks > ONE_PROGRAM) return;
    const program = programOf(this.#instance, this.#placement, movable);
    const start = program.choices.map(({ part, first }) => Number(this.#placement[part] === first));
    const solution = solveProgram(this.#solver, program, this.#left * 0.9, start);
    if (!solution) return;
    const placement = [...this.#placement];
    for (const part of movable) placement[part] = UNPLACED;
    for (const [at, { part, first }] of program.choices.entries())
      if (solution.values[at]! > 0.5) placement[part] = first;
    this.#bound = Math.min(this.#bound, Math.floor(solution.bound + moveConstant(this.#instance) + 1e-4));
    this.#take(placement);
  }

  #columnOf(party: number, placement: Placement): Column {
    const firsts = this.#instance.parties[party]!.parts.map((part) => placement[part]!);
    return { party, firsts, points: pointsOf(this.#instance, party, firsts) };
  }
}

/** Everybody where they are, and who is nowhere stays there. */
export function asItIs({ parts, scores }: Instance): Placement {
  return parts.map((part, at) => {
    const first = part.current[0];
    return first !== undefined && (part.isFixed || scores[at]![first] !== -Infinity) ? first : UNPLACED;
  });
}

function placementOf({ parts, parties }: Instance, columns: readonly Column[]): Placement {
  const placement = parts.map((part) => (part.isFixed ? part.current[0]! : UNPLACED));
  for (const { party, firsts } of columns) {
    for (const [at, part] of parties[party]!.parts.entries()) placement[part] = firsts[at]!;
  }
  return placement;
}
