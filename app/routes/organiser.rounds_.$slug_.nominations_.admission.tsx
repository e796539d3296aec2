import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { carryOutBulk } from "~/domain/nominations/carry-out-bulk.server";
import { roundToWorkOn } from "~/domain/rounds/queries.server";
import { parseForm } from "~/http/forms.server";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { planOf } from "./organiser.rounds_.$slug_.nominations/bulk.server";
import { BulkAdmissionForm } from "./organiser.rounds_.$slug_.nominations/bulk-forms";
import { BulkPage } from "./organiser.rounds_.$slug_.nominations/bulk-page";

export const meta: MetaFunction = () => [{ title: `${m.nominations_screen_bulk_admit_title()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { page } = await planOf(ctx, args, () => ({ act: "admission" }));
    return { page };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const round = await roundToWorkOn(ctx, args.params.slug!);
    const { entries } = await parseForm(ctx, BulkAdmissionForm);
    return { results: await carryOutBulk(ctx, round, { act: "admission" }, entries) };
  });
}

/** Admit every dossier whose required papers were all found in order. */
export default function BulkAdmission() {
  const { page } = useLoaderData<typeof loader>();
  return (
    <BulkPage
      title={m.nominations_screen_bulk_admit_title()}
      lead={m.nominations_screen_bulk_admit_lead()}
      page={page}
      results={useActionData<typeof action>()?.results}
      confirm={(entries, count) => (
        <Form method="post" className="grid gap-3">
          {entries}
          <p>{m.nominations_screen_bulk_admit_effect()}</p>
          <p>
            <Button type="submit" kind="main">
              {m.nominations_screen_bulk_admit_confirm({ count })}
            </Button>
          </p>
        </Form>
      )}
    />
  );
}
