import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { UndoAnswerForm } from "~/domain/nominations/forms";
import { nominationToScreen, screeningOf } from "~/domain/nominations/screening.server";
import { undoAdmission } from "~/domain/nominations/undo-answer.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { formatDateTime } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { AnswerPage } from "./organiser.nominations.$id/answer-page";
import { listAddress, undoable } from "./organiser.nominations.$id/answering.server";
import { Undoing } from "./organiser.nominations.$id/undoing";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? m.nominations_screen_undo_admission_title({ code: data.nomination.code }) : m.common_brand() },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const screening = await screeningOf(ctx, args.params.id!);
    return { nomination: undoable(ctx, screening, "admitted"), sealedAt: screening.seal?.sealedAt ?? null };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { id, code } = await nominationToScreen(ctx, args.params.id!);
    await undoAdmission(ctx, id, await parseForm(ctx, UndoAnswerForm));
    return redirectWithNotice(
      paths.organiserNomination(id, listAddress(ctx.request)),
      m.nominations_screen_undo_admission_done({ code: code ?? "" }),
    );
  });
}

export default function UndoAdmission() {
  const { nomination, sealedAt } = useLoaderData<typeof loader>();
  return (
    <AnswerPage nomination={nomination} title={m.nominations_screen_undo_admission_title({ code: nomination.code })}>
      <p className="mb-4">
        {m.nominations_screen_undo_admission_what({ at: sealedAt ? formatDateTime(sealedAt) : "" })}
      </p>
      <Undoing
        nomination={nomination}
        act="admission/undoing"
        label={m.nominations_screen_undo_admission()}
        lastResult={useActionData<typeof action>()?.result}
      />
    </AnswerPage>
  );
}
