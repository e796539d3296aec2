import { Form } from "@remix-run/react";
import { askedKindOf } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { m } from "~/i18n/paraglide/messages";
import { Button, ButtonLink, PostButton } from "~/ui/primitives/button";
import type { BoothsData } from "./data";

interface BoothActsProps {
  readonly data: BoothsData;
  readonly booth: NonNullable<BoothsData["booth"]>;
}

/** What may be done with the chosen booth now. */
export function BoothActs({ data, booth }: BoothActsProps) {
  const { whyNot } = data;
  if (whyNot) return <p className="text-soft">{whyNot}</p>;
  const to = (act: Parameters<typeof paths.organiserFairBooth>[2]) =>
    paths.organiserFairBooth(data.fair.slug, booth.code, act);
  if (booth.state === "blocked") return <PostButton action={to("unblocking")}>{m.booths_unblock()}</PostButton>;
  if (!booth.claim) {
    return (
      <div className="grid gap-5">
        <GiveForm data={data} booth={booth} action={to("reservation")} />
        <div className="actions">
          <ButtonLink to={paths.organiserAllocationLocks(data.fair.slug, { booth: booth.code })} kind="quiet">
            {m.booths_lock_for()}
          </ButtonLink>
          <ButtonLink to={to("block")} kind="quiet">
            {m.booths_block()}
          </ButtonLink>
        </div>
      </div>
    );
  }
  if (booth.claim.isOffer) {
    return <ButtonLink to={paths.organiserFairWaiting(data.fair.slug)}>{m.booths_see_waiting()}</ButtonLink>;
  }
  return (
    <div className="grid gap-5">
      {booth.claim.state !== "held" && <StandsForm data={data} booth={booth} action={to("exhibitor")} />}
      <div className="actions">
        {booth.claim.state !== "held" && <ButtonLink to={to("relocation")}>{m.booths_relocate()}</ButtonLink>}
        <ButtonLink to={to("vacancy")} kind="quiet">
          {m.booths_take_back()}
        </ButtonLink>
      </div>
    </div>
  );
}

/** Gives a free booth to an application that has places left of its kind. */
function GiveForm({ data, booth, action }: BoothActsProps & { action: string }) {
  const kind = askedKindOf(booth.kind);
  const { keptFor } = booth;
  const fitting = data.applications.flatMap(({ room, ...one }) =>
    room[kind] && (!keptFor || keptFor.id === one.id) ? [{ ...one, ...room[kind] }] : [],
  );
  if (fitting.length === 0) return <p className="text-soft">{m.booths_nobody_to_give()}</p>;
  return (
    <Form method="post" action={action} className="flex flex-wrap items-end gap-3">
      <label className="grid min-w-0 flex-1 gap-1.5 sm:max-w-xl">
        <span className="font-semibold">{m.booths_give_to()}</span>
        <select name="application" required className="select" defaultValue="">
          <option value="" disabled>
            {m.ui_choose()}
          </option>
          {fitting.map(({ id, number, signName, provinceName, left, gaveBack }) => (
            <option key={id} value={id}>
              {(gaveBack > 0 ? m.booths_give_choice_back : m.booths_give_choice)({
                number,
                name: signName,
                province: provinceName,
                count: left,
                back: gaveBack,
              })}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit" kind="main">
        {m.booths_give()}
      </Button>
    </Form>
  );
}

function StandsForm({ data, booth, action }: BoothActsProps & { action: string }) {
  if (data.exhibitors.length === 0) return null;
  return (
    <Form method="post" action={action} className="flex flex-wrap items-end gap-3">
      <input type="hidden" name="claim" value={booth.claim!.id} />
      <label className="grid min-w-0 flex-1 gap-1.5 sm:max-w-md">
        <span className="font-semibold">{m.booths_stands_here()}</span>
        <select name="exhibitor" className="select" defaultValue={booth.claim!.exhibitorId ?? ""}>
          <option value="">{m.booths_nobody_yet()}</option>
          {data.exhibitors.map(({ id, signName, name }) => (
            <option key={id} value={id}>
              {signName || name}
            </option>
          ))}
        </select>
      </label>
      <Button type="submit">{m.common_save()}</Button>
    </Form>
  );
}
