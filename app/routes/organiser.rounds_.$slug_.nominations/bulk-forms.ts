import { z } from "zod";
import { AskForMoreForm } from "~/domain/nominations/forms";

/** An entry of a plan that is confirmed: its id and its last event, as `entryText` writes them. */
const Entry = z
  .string()
  .regex(/^[\w-]{36} [\w-]{36}$/)
  .transform((text) => {
    const [id, seen] = text.split(" ") as [string, string];
    return { id, seen };
  });

export const entryText = ({ id, seen }: { readonly id: string; readonly seen: string }) => `${id} ${seen}`;

const entries = z.array(Entry).max(200).default([]);

export const BulkAdmissionForm = z.object({ entries });
export const BulkAssignmentForm = z.object({ entries, assigneeId: z.uuid().optional() });
export const BulkRequestForm = AskForMoreForm.omit({ seen: true }).extend({
  entries,
  requirement: z.string().min(1).max(40),
});
