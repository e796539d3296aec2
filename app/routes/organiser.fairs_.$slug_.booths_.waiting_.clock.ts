import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { OfferClockForm } from "~/domain/booths/forms";
import { setOffersByClock } from "~/domain/booths/set-offers-by-clock.server";
import { fairAtWork } from "~/domain/fairs/fair-details.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";

export async function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.organiserFairWaiting(params.slug!));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const fair = await fairAtWork(ctx, args.params.slug!);
    const { on } = await parseForm(ctx, OfferClockForm);
    await setOffersByClock(ctx, fair.id, { on });
    return redirectWithNotice(
      paths.organiserFairWaiting(fair.slug),
      on ? m.booths_clock_started() : m.booths_clock_stopped(),
    );
  });
}
