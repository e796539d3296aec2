import { useForm } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { AttendanceForm } from "~/domain/councils/forms";
import { meetingAt } from "~/domain/councils/meetings.server";
import { whyNotRecordAttendance } from "~/domain/councils/policy";
import { councilAt } from "~/domain/councils/queries.server";
import { recordAttendance } from "~/domain/councils/record-attendance.server";
import { parseForm } from "~/http/forms.server";
import { paths } from "~/http/paths";
import { redirectWithNotice, respond } from "~/http/respond.server";
import { councilRoleName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { Button } from "~/ui/primitives/button";
import { FormActions, FormPage } from "~/ui/primitives/form";

export const handle = { hydrate: true };

export const meta: MetaFunction = () => [{ title: `${m.councils_attendance()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const meeting = await meetingAt(ctx, council, args.params.number!);
    const isVoting = meeting.motions.some((motion) => motion.closedAt === null);
    return {
      slug: council.round.slug,
      number: meeting.number,
      title: meeting.title,
      attendees: meeting.attendees,
      whyNot: council.mayRun ? whyNotRecordAttendance(meeting, isVoting) : m.councils_not_yours_to_run(),
    };
  });
}

export async function action(args: ActionFunctionArgs) {
  return respond(args, async (ctx) => {
    const council = await councilAt(ctx, args.params.slug!);
    const { id, number } = await meetingAt(ctx, council, args.params.number!);
    await recordAttendance(ctx, id, await parseForm(ctx, AttendanceForm));
    return redirectWithNotice(paths.organiserMeeting(council.round.slug, number), m.councils_attendance_done());
  });
}

export default function RecordAttendance() {
  const { slug, number, title, attendees, whyNot } = useLoaderData<typeof loader>();
  const [form, fields] = useForm({
    id: "attendance",
    lastResult: useActionData<typeof action>()?.result,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: AttendanceForm }),
    defaultValue: {
      members: attendees.map(({ memberId, isPresent, note }) => ({
        memberId,
        presence: isPresent === null ? undefined : isPresent ? "present" : "absent",
        note,
      })),
    },
  });
  const here = paths.organiserMeeting(slug, number);
  return (
    <FormPage
      form={form}
      title={m.councils_attendance_record()}
      lead={m.councils_attendance_lead()}
      breadcrumbs={[{ label: m.councils_meeting_title({ number, title }), to: here }]}
    >
      <ul className="grid gap-3">
        {fields.members.getFieldList().map((field, place) => {
          const { memberId, presence, note } = field.getFieldset();
          const one = attendees.find((attendee) => attendee.memberId === memberId.initialValue) ?? attendees[place]!;
          return (
            <li key={one.memberId} className="rounded-box bg-card px-4 py-3 shadow-card">
              <input type="hidden" name={memberId.name} value={one.memberId} />
              <fieldset className="grid items-center gap-x-6 gap-y-2 sm:grid-cols-[1fr_auto]">
                <legend className="float-left">
                  <span className="font-semibold">{one.name}</span>
                  <span className="block text-sm text-soft">{councilRoleName(one.role)}</span>
                </legend>
                <div className="flex flex-wrap gap-x-6">
                  {(["present", "absent"] as const).map((value) => (
                    <label key={value} className="flex min-h-11 items-center gap-2.5">
                      <input
                        type="radio"
                        className="radio"
                        name={presence.name}
                        value={value}
                        defaultChecked={presence.initialValue === value}
                      />
                      {value === "present" ? m.councils_present() : m.councils_absent()}
                    </label>
                  ))}
                </div>
                <input
                  name={note.name}
                  defaultValue={note.initialValue}
                  maxLength={200}
                  aria-label={m.councils_attendance_note({ name: one.name })}
                  placeholder={m.councils_attendance_note_hint()}
                  className="input sm:col-span-2"
                />
              </fieldset>
            </li>
          );
        })}
      </ul>
      <FormActions cancelTo={here}>
        <Button type="submit" kind="main" whyNot={whyNot}>
          {m.common_save()}
        </Button>
      </FormActions>
    </FormPage>
  );
}
