export interface Load {
  /** Acts a second. */
  readonly rate: number;
  /** Milliseconds that the slowest hundredth took longer than. */
  readonly p99: number;
}

/** So many workers, each with one act under way at any moment, until all acts are done. act: of a worker, by the act's number. */
export async function load(
  workers: number,
  acts: number,
  act: (worker: number, number: number) => Promise<unknown>,
): Promise<Load> {
  const times: number[] = [];
  let next = 0;
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (next < acts) {
        const number = next++;
        const start = performance.now();
        await act(worker, number);
        times.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begin) / 1000;
  return { rate: acts / seconds, p99: times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)]! };
}

/** How long something takes, in seconds. */
export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}
