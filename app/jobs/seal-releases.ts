import { sealReleasesJob } from "~/domain/awards/jobs";
import { sealReleases } from "~/domain/awards/seal-releases.server";
import { handle } from "./handler";

export const sealReleasesHandler = handle(sealReleasesJob, async (ctx, _nothing, { signer, log }) => {
  const sealed = await sealReleases(ctx, signer);
  if (sealed > 0) log.info({ decisions: sealed }, "releases sealed");
});
