import { PgBoss } from "pg-boss";
import { openDatabase } from "~/db/client.server";
import { migrateDatabase } from "~/db/migrate.server";
import { keepRing } from "~/domain/ledger/keys.server";
import { loadReferenceData } from "~/domain/reference-data.server";
import type { Logger } from "~/lib/log.server";
import { enqueue } from "~/queue/enqueue.server";
import { installQueues } from "~/queue/install.server";
import type { Services } from "~/services.server";
import type { JobHandler } from "./handler";
import { handlers } from "./index";

/** Brings a database to what this build needs: migrations, a queue for every job, and the reference data. */
export async function prepareDatabase(url: string, log?: Logger): Promise<void> {
  await migrateDatabase(url, log);
  await installQueues(
    url,
    handlers.map((handler) => handler.job),
  );
  const { db, close } = openDatabase(url, { max: 1, application: "tinh-hoa migrations" });
  await loadReferenceData(db, new Date()).finally(close);
}

/** For the jobs that run at once. */
const CONNECTIONS = 4;

export interface Worker {
  /** Waits for running jobs; one that does not end in time is run again later. */
  stop(): Promise<void>;
}

export async function startWorker(
  url: string,
  services: Services,
  served: readonly JobHandler[] = handlers,
): Promise<Worker> {
  const boss = new PgBoss({
    connectionString: url,
    max: 4,
    application_name: "tinh-hoa queue",
    migrate: false,
    useListenNotify: true,
    openTelemetry: { enabled: false },
  });
  boss.on("error", (err) => services.log.error({ err }, "job queue trouble"));
  boss.on("warning", (warning) => services.log.warn({ warning }, "job queue warning"));
  await boss.start();
  // Connections of their own: a long job must not be cut off like a request, nor take its connection.
  const { db, close } = openDatabase(url, { max: CONNECTIONS, application: "tinh-hoa jobs" });
  await keepRing({ db }, services.signer).catch((err) => services.log.error({ err }, "keys are not kept"));
  for (const handler of served) await serve(boss, handler, { ...services, db });
  return { stop: () => boss.stop({ timeout: 4_000 }).finally(close) };
}

async function serve(boss: PgBoss, handler: JobHandler, services: Services) {
  const { name, options } = handler.job;
  // A notification wakes the worker at once; polling only catches what a lost connection missed.
  const pace = {
    notifyPollingIntervalSeconds: 30,
    pollingIntervalSeconds: 5,
    localConcurrency: options.concurrency ?? 1,
  };
  await boss.work<unknown>(name, pace, async ([job]) => {
    if (!job) return;
    const log = services.log.child({ job: name, jobId: job.id });
    const began = performance.now();
    try {
      await handler.run({ ...services, log }, job.data);
      log.info({ ms: Math.round(performance.now() - began) }, "job done");
    } catch (err) {
      log.error({ err }, "job failed");
      throw err;
    }
  });
  if (options.schedule) await boss.schedule(name, options.schedule, {});
  if (options.atStart) await enqueue(services.db, handler.job, {}, { key: "start" });
}
