import type { ActionFunctionArgs } from "@remix-run/node";
import { LeadSyncBody } from "~/domain/fair-days/scan-forms";
import { syncLeads } from "~/domain/fair-days/sync-leads.server";
import { readBody, respondJson } from "~/http/api.server";

/** Contacts that the page of an exhibitor gathered: as `syncLeads` answers. */
export async function action(args: ActionFunctionArgs) {
  return respondJson(args, async (ctx) => syncLeads(ctx, args.params.id!, await readBody(ctx, LeadSyncBody)));
}
