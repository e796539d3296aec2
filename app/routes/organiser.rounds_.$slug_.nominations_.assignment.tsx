import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { carryOutBulk } from "~/domain/nominations/carry-out-bulk.server";
import { officersOf } from "~/domain/nominations/officers.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { planOf } from "./organiser.rounds_.$slug_.nominations/bulk.server";
import { BulkAssignmentForm } from "./organiser.rounds_.$slug_.nominations/bulk-forms";
import { BulkPage, Question } from "./organiser.rounds_.$slug_.nominations/bulk-page";

export const meta: MetaFunction = () => [
  { title: `${m.nominations_screen_bulk_assign_title()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { page, query, round } = await planOf(ctx, args, ({ assignee }, _round, userId) => ({
      act: "assignment",
      assigneeId: assignee === "nobody" ? null : (assignee ?? userId),
    }));
    const chosen = query.assignee ?? ctx.actor?.userId ?? "nobody";
    return { page, chosen, officers: await officersOf(ctx, round.agencyId) };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { entries, assigneeId = null } = await parseForm(ctx, BulkAssignmentForm);
    return { results: await carryOutBulk(ctx, round, { act: "assignment", assigneeId }, entries) };
  });
}

/** Give dossiers to an officer of the agency, oneself to begin with. */
export default function BulkAssignment() {
  const { page, chosen, officers } = useLoaderData<typeof loader>();
  const name = officers.find((one) => one.id === chosen)?.name;
  return (
    <BulkPage
      title={m.nominations_screen_bulk_assign_title()}
      lead={m.nominations_screen_bulk_assign_lead()}
      page={page}
      results={useActionData<typeof action>()?.results}
      question={
        <Question page={page}>
          <label className="grid min-w-56 flex-1 gap-1.5">
            <span className="font-semibold">{m.nominations_screen_officer()}</span>
            <select key={chosen} name="assignee" defaultValue={chosen} className="select">
              {officers.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
              <option value="nobody">{m.nominations_screen_assign_nobody()}</option>
            </select>
          </label>
        </Question>
      }
      confirm={(entries, count) => (
        <Form method="post" className="grid gap-3">
          {entries}
          {name && <input type="hidden" name="assigneeId" value={chosen} />}
          <p>
            <Button type="submit" kind="main">
              {name
                ? m.nominations_screen_bulk_assign_confirm({ count, name })
                : m.nominations_screen_bulk_unassign_confirm({ count })}
            </Button>
          </p>
        </Form>
      )}
    />
  );
}
