import type { MeetingState } from "~/domain/councils/meetings.server";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink, PostButton } from "~/ui/primitives/button";

/** What can be done with a meeting as a whole; nothing once it is over. */
export function Acts({ slug, number, state }: { slug: string; number: number; state: MeetingState }) {
  const to = (act: Parameters<typeof paths.organiserMeetingAct>[2]) => paths.organiserMeetingAct(slug, number, act);
  if (state === "called") {
    return (
      <>
        <PostButton kind="main" action={to("opening")}>
          {m.councils_meeting_open_act()}
        </PostButton>
        <ButtonLink to={to("edit")}>{m.councils_meeting_change_act()}</ButtonLink>
        <ButtonLink kind="quiet" to={to("cancellation")}>
          {m.councils_meeting_cancel_act()}
        </ButtonLink>
      </>
    );
  }
  if (state !== "open") return null;
  return (
    <>
      <ButtonLink to={to("closing")}>{m.councils_meeting_close_act()}</ButtonLink>
      <ButtonLink kind="quiet" to={to("adjournment")}>
        {m.councils_meeting_adjourn_act()}
      </ButtonLink>
    </>
  );
}
