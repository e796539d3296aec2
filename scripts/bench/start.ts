import { spawnServer } from "../spawn-server";
import type { Benchmark } from "./benchmark";
import { secondsOf } from "./load";

/** The database is there, and so is the build. */
export const start: Benchmark = {
  name: "start",
  work: "a second `npm start`, to its first answer",
  async run({ url }) {
    const first = await spawnServer({ DATABASE_URL: url });
    await first.stop();
    let second = first;
    const seconds = await secondsOf(async () => {
      second = await spawnServer({ DATABASE_URL: url });
    });
    await second.stop();
    return [{ what: "second start", value: seconds, unit: "s", target: { most: 5 } }];
  },
};
