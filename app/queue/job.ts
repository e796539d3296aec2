import type { z } from "zod";

/** A kind of background work: its queue's name and the shape of its payload. A noun defines its own in `jobs.ts`. */
export interface Job<Payload> {
  readonly name: string;
  readonly schema: z.ZodType<Payload>;
  readonly options: JobOptions;
}

export interface JobOptions {
  /** Repetitions after a failure, each waiting longer than the last. */
  readonly retries?: number;
  /** After this a run counts as failed. */
  readonly timeoutSeconds?: number;
  /** How many run at once in one process. */
  readonly concurrency?: number;
  /** A crontab line in UTC: the job runs by itself, with an empty payload. */
  readonly schedule?: string;
  /** Also once when a process begins to serve it, with an empty payload. */
  readonly atStart?: boolean;
}

export function defineJob<Payload extends object>(
  name: string,
  schema: z.ZodType<Payload>,
  options: JobOptions = {},
): Job<Payload> {
  return { name, schema, options };
}
