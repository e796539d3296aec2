import { z } from "zod";
import { defineJob } from "~/queue/job";

/**
 * Once results of a round are released: publish the file from which anyone counts them again. Every hour without a round, for
 * releases whose job was lost, or of before there were such files.
 */
export const publishTranscriptJob = defineJob("publish-transcript", z.object({ roundId: z.uuid().optional() }), {
  schedule: "17 * * * *",
  timeoutSeconds: 900,
});

/** What was released before there were seals is sealed as it stands. */
export const sealReleasesJob = defineJob("seal-releases", z.object({}), {
  schedule: "*/5 * * * *",
  atStart: true,
});
