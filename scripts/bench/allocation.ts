import { aLargeInput } from "#tests/factories/allocations";
import { type AllocationInput, gapPerMille } from "~/domain/allocations/rules";
import { runInThread } from "~/domain/allocations/run-in-thread.server";
import type { Benchmark, Figure } from "./benchmark";

const SIZE = { booths: 500, provinces: 40, applications: 250, granted: 470, seed: 1 };

/** The zones of four product groups, each of as many lines. */
function withZones(input: AllocationInput): AllocationInput {
  const lines = Math.ceil(input.booths.length / 27 / 4);
  const zoned = input.booths.map((booth, at) => ({
    ...booth,
    zone: booth.kind === "common" ? null : "ABCD"[Math.min(3, Math.floor(at / 27 / lines))]!,
  }));
  return { ...input, booths: zoned };
}

/** Some must be near each other, more must be apart. */
function withMusts(input: AllocationInput): AllocationInput {
  const pairs = Array.from({ length: 30 }, (_, at) => ({
    kind: at % 5 === 0 ? ("near" as const) : ("apart" as const),
    first: input.applications[40 + at * 2]!.id,
    second: input.applications[41 + at * 2]!.id,
    isMust: true,
  }));
  return { ...input, pairs };
}

/** The places of a large fair, as the job computes them: in a thread, with the proof of how far from the best they may be. */
export const allocation: Benchmark = {
  name: "allocation",
  work: `${SIZE.booths} booths, ${SIZE.provinces} provinces, ${SIZE.applications} applications with all their wishes, in ten seconds`,
  async run() {
    const open = aLargeInput(SIZE);
    return [
      ...(await placed("one hall", open)),
      ...(await placed("zones of product groups", withZones(aLargeInput({ ...SIZE, granted: 440 })))),
      ...(await placed("thirty pairs that are a must", withMusts(open))),
      ...(await placed("more granted than there is", aLargeInput({ ...SIZE, applications: 300, granted: 540 }))),
    ];
  },
};

async function placed(what: string, input: AllocationInput): Promise<Figure[]> {
  const { objective, bound, seconds } = await runInThread(input);
  const gap = gapPerMille(objective, bound) / 10;
  const detail = `${objective} points, none has more than ${bound}`;
  return [
    { what: `${what}: proved gap`, value: gap, unit: "%", target: { most: 1 }, detail },
    { what: `${what}: time`, value: seconds, unit: "s", target: { most: 10.5 } },
  ];
}
