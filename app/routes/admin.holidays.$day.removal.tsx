import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { holidayOn } from "~/domain/holidays/queries.server";
import { removeHoliday } from "~/domain/holidays/remove-holiday.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { formatDate } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { inLanguage } from "~/ui/rounds/round-name";

export const meta: MetaFunction = () => [{ title: `${m.holidays_remove_confirm()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => ({ holiday: await holidayOn(ctx, args.params.day!) }));
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const day = args.params.day!;
    await removeHoliday(ctx, day);
    return redirectWithNotice(
      paths.adminHolidays({ year: day.slice(0, 4) }),
      m.holidays_removed({ day: formatDate(day) }),
    );
  });
}

export default function RemoveHoliday() {
  const { holiday } = useLoaderData<typeof loader>();
  const day = formatDate(holiday.day);
  const back = paths.adminHolidays({ year: holiday.day.slice(0, 4) });
  return (
    <ConfirmPage
      title={m.holidays_remove_title({ day, name: inLanguage(holiday.name, holiday.nameEn) })}
      breadcrumbs={[{ label: m.holidays_title(), to: back }]}
      effects={[m.holidays_remove_effect({ day }), m.holidays_remove_kept()]}
      isReversible
      confirm={m.holidays_remove_confirm()}
      kind="danger"
      cancelTo={back}
    />
  );
}
