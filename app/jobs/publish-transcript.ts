import { publishTranscriptJob } from "~/domain/awards/jobs";
import { publishTranscript } from "~/domain/transcripts/publish-transcript.server";
import { roundsToPublish } from "~/domain/transcripts/queries.server";
import { handle } from "./handler";

export const publishTranscriptHandler = handle(publishTranscriptJob, async (ctx, { roundId }, services) => {
  for (const id of roundId === undefined ? await roundsToPublish(ctx) : [roundId]) {
    const { roundSlug, digest, size } = await publishTranscript(ctx, services, id);
    services.log.info({ round: roundSlug, digest, bytes: size }, "transcript published");
  }
});
