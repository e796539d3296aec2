import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { givingDesk } from "~/domain/booths/at-work-claim.server";
import { DomainError } from "~/domain/errors";
import { askedKindOf } from "~/domain/fairs/rules";
import { paths } from "~/http/paths";
import { requireActor, respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { compareVietnamese } from "~/lib/vietnamese-text";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { ConfirmPage } from "~/ui/primitives/confirm-page";
import { Page, PageHeader } from "~/ui/primitives/page-header";

export const meta: MetaFunction = () => [{ title: `${m.booths_relocate()} · ${m.common_brand()}` }];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    requireActor(ctx);
    const { fair, booth, booths, whyNot } = await givingDesk(ctx, args.params.slug!, args.params.booth!);
    const { claim, code } = booth;
    if (!claim || claim.state === "held") throw new DomainError("conflict", m.booths_nobody_to_move({ code }));
    const fitting = booths
      .filter((one) => one.code !== code && askedKindOf(one.kind) === askedKindOf(booth.kind))
      .filter(({ keptFor }) => !keptFor || keptFor.id === claim.applicationId)
      .toSorted((a, b) => compareVietnamese(a.code, b.code));
    const to = new URL(args.request.url).searchParams.get("to");
    return {
      slug: fair.slug,
      booth: { code, claim },
      free: fitting.filter((one) => one.state === "available").map((one) => one.code),
      taken: fitting.flatMap(({ code, state, claim }) =>
        state === "reserved" || state === "confirmed" ? [{ code, number: claim?.number, name: claim?.signName }] : [],
      ),
      target: booths.find((one) => one.code === to && one.code !== code) ?? null,
      whyNot,
    };
  });
}

/** Where who has a booth goes: to a free one, or in the place of another. */
export default function Relocation() {
  const { slug, booth, target, whyNot } = useLoaderData<typeof loader>();
  const { code, claim } = booth;
  const back = paths.organiserFairBooths(slug, { booth: code });
  if (!target) return <ChooseTarget />;
  const holder = [claim.number, claim.signName].filter(Boolean).join(" ");
  const other = target.claim;
  const otherHolder = other && [other.number, other.signName].filter(Boolean).join(" ");
  const facts = { who: holder, from: code, to: target.code };
  return (
    <ConfirmPage
      title={other ? m.booths_swap_title(facts) : m.booths_move_title(facts)}
      breadcrumbs={[{ label: m.booths_title(), to: back }]}
      effects={[
        m.booths_effect_goes(facts),
        ...(otherHolder ? [m.booths_effect_goes({ who: otherHolder, from: target.code, to: code })] : []),
        m.booths_effect_told(),
      ]}
      isReversible
      confirm={other ? m.booths_swap() : m.booths_move()}
      whyNot={whyNot}
      action={paths.organiserFairBooth(slug, code, other ? "swap" : "move")}
      cancelTo={paths.organiserFairBooth(slug, code, "relocation")}
    >
      <input type="hidden" name="claim" value={claim.id} />
      <input type="hidden" name={other ? "with" : "to"} value={other ? other.id : target.id} />
    </ConfirmPage>
  );
}

function ChooseTarget() {
  const { slug, booth, free, taken } = useLoaderData<typeof loader>();
  const { code, claim } = booth;
  const back = paths.organiserFairBooths(slug, { booth: code });
  return (
    <Page narrow>
      <PageHeader
        title={m.booths_relocate_title({ code })}
        lead={[claim.number, claim.signName].filter(Boolean).join(" ")}
        breadcrumbs={[{ label: m.booths_title(), to: back }]}
      />
      <Card>
        <Form action={paths.organiserFairBooth(slug, code, "relocation")} className="grid gap-5">
          <label className="grid gap-1.5">
            <span className="font-semibold">{m.booths_where_to()}</span>
            <select name="to" required defaultValue="" className="select">
              <option value="" disabled>
                {m.ui_choose()}
              </option>
              <optgroup label={m.booths_to_free()}>
                {free.map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </optgroup>
              <optgroup label={m.booths_to_swap()}>
                {taken.map((one) => (
                  <option key={one.code} value={one.code}>
                    {[one.code, one.number, one.name].filter(Boolean).join(" · ")}
                  </option>
                ))}
              </optgroup>
            </select>
          </label>
          <div className="actions">
            <Button type="submit" kind="main">
              {m.booths_go_on()}
            </Button>
            <ButtonLink kind="quiet" to={back}>
              {m.common_cancel()}
            </ButtonLink>
          </div>
        </Form>
      </Card>
    </Page>
  );
}
