import type { Context } from "~/domain/context";
import type { Job } from "~/queue/job";
import type { Services } from "~/services.server";

export interface JobHandler {
  readonly job: Job<object>;
  run(services: Services, payload: unknown): Promise<void>;
}

/** Joins a job to the domain function that does it. `ctx` has no actor and the instant the run began. */
export function handle<Payload extends object>(
  job: Job<Payload>,
  work: (ctx: Context, payload: Payload, services: Services) => Promise<unknown>,
): JobHandler {
  return {
    job,
    async run(services, payload) {
      await work({ db: services.db, actor: null, now: new Date() }, job.schema.parse(payload ?? {}), services);
    },
  };
}
