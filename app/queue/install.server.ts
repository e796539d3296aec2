import { PgBoss } from "pg-boss";
import type { Job } from "./job";

const POLICY = "short";

/** Installs pg-boss in the schema `pgboss` and makes a queue for each job; changes nothing when all is there. */
export async function installQueues(url: string, jobs: readonly Job<object>[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: url,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on("error", () => {});
  await boss.start();
  try {
    const present = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
    for (const { name, options } of jobs) {
      const wanted = {
        retryLimit: options.retries ?? 5,
        retryDelay: 5,
        retryBackoff: true,
        retryDelayMax: 3600,
        expireInSeconds: options.timeoutSeconds ?? 300,
        notify: true,
      };
      const queue = present.get(name);
      if (!queue) await boss.createQueue(name, { ...wanted, policy: POLICY });
      else if (Object.entries(wanted).some(([key, value]) => queue[key as keyof typeof wanted] !== value)) {
        await boss.updateQueue(name, wanted);
      }
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
