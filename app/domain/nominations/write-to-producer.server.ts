import type { WriteContext } from "../context";
import { writeToMembers } from "../establishments/write-to-members.server";
import type { Letter } from "../notifications/queue-mail.server";

/** A mail to the members of the establishment a nomination is of; a product of nobody has no one to write to. */
export async function writeToProducer(
  ctx: WriteContext,
  establishmentId: string | null,
  compose: (name: string) => Letter,
): Promise<void> {
  if (establishmentId) await writeToMembers(ctx, establishmentId, compose);
}
