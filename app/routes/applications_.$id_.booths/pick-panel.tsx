import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { boothFacts } from "~/ui/booths/booth-facts";
import { CodeLinks } from "~/ui/booths/code-links";
import { TimeLeft } from "~/ui/booths/time-left";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import type { Desk, DeskBooth, DeskClaim } from "./desk";
import { maySuit } from "./pick-colours";

interface PickPanelProps {
  readonly desk: Desk;
  readonly booth: DeskBooth | null;
  /** One's own on this booth. */
  readonly claim: DeskClaim | null;
  readonly nearest: readonly { readonly code: string }[];
  readonly to: (code: string) => string;
  readonly onEnd: () => void;
}

/** The booth that is chosen on the plan: what it is, and what one may do with it. */
export function PickPanel({ desk, booth, claim, nearest, to, onEnd }: PickPanelProps) {
  if (!booth) {
    return (
      <Card>
        <p className="text-soft">{m.booths_choose_on_plan()}</p>
      </Card>
    );
  }
  return (
    <Card className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div>
        <p className="text-lg">
          <strong>{m.plans_booth({ code: booth.code })}</strong> · {boothFacts(booth)}
        </p>
        <p className="mt-1 text-soft">{stateOf(desk, booth, claim, onEnd)}</p>
        {!claim && (booth.state !== "available" || booth.isKept) && nearest.length > 0 && (
          <div className="mt-3">
            <p className="mb-2 text-sm text-soft">{m.booths_nearest_free()}</p>
            <CodeLinks booths={nearest} to={to} />
          </div>
        )}
      </div>
      <div className="actions flex-none max-sm:w-full">{actsOf(desk, booth, claim)}</div>
    </Card>
  );
}

function stateOf(desk: Desk, booth: DeskBooth, claim: DeskClaim | null, onEnd: () => void): ReactNode {
  if (claim?.until) return <TimeLeft until={claim.until} now={desk.now} onEnd={onEnd} />;
  if (claim) return claim.state === "reserved" ? m.booths_waits_for_you() : m.booths_confirmed_yours();
  switch (booth.state) {
    case "available":
      if (booth.isKept) return m.booths_is_kept({ code: booth.code });
      return maySuit(booth, desk.room) ? m.booths_is_free() : m.booths_not_for_your_kind();
    case "held":
      return m.booths_someone_holds();
    case "blocked":
      return m.booths_out_of_use();
    default:
      return booth.exhibitorName
        ? m.booths_taken_by({ name: [booth.exhibitorName, booth.provinceName].filter(Boolean).join(", ") })
        : m.booths_someone_has();
  }
}

function actsOf(desk: Desk, booth: DeskBooth, claim: DeskClaim | null): ReactNode {
  const { id } = desk.application;
  const act = (name: Parameters<typeof paths.applicationBoothAct>[2]) => paths.applicationBoothAct(id, claim!.id, name);
  if (claim?.isOffer) return null;
  if (claim?.state === "held") {
    return (
      <>
        <PostButton action={act("confirmation")} kind="main" whyNot={desk.whyNotAnswer}>
          {m.booths_confirm_this()}
        </PostButton>
        <PostButton action={act("release")} kind="quiet" whyNot={desk.mayPick ? null : desk.whyNot}>
          {m.booths_let_go()}
        </PostButton>
      </>
    );
  }
  if (claim?.state === "reserved") {
    return (
      <>
        <PostButton action={act("confirmation")} kind="main" whyNot={desk.whyNotAnswer}>
          {m.booths_take_this()}
        </PostButton>
        {!desk.whyNotAnswer && (
          <ButtonLink to={act("refusal")} kind="quiet">
            {m.booths_decline()}
          </ButtonLink>
        )}
      </>
    );
  }
  if (claim) {
    if (desk.whyNotGiveBack) return null;
    return (
      <ButtonLink to={act("return")} kind="plain">
        {m.booths_give_back()}
      </ButtonLink>
    );
  }
  if (booth.state !== "available" || !maySuit(booth, desk.room)) return null;
  return (
    <Form method="post" action={paths.applicationBooths(id, { booth: booth.code })} className="contents">
      <input type="hidden" name="booth" value={booth.id} />
      <Button type="submit" kind="main" whyNot={desk.whyNot}>
        {m.booths_hold_this()}
      </Button>
    </Form>
  );
}
