import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { type ShouldRevalidateFunction, useLoaderData } from "@remix-run/react";
import { useDeferredValue, useState } from "react";
import { findingsOf } from "~/domain/floor-plans/findings";
import { codesElsewhere, hallAtWork, planOfHall, takenBooths } from "~/domain/floor-plans/queries.server";
import type { DrawnBooth } from "~/domain/floor-plans/rules";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { m } from "~/i18n/paraglide/messages";
import { PlanEditor } from "~/ui/floor-plans/editor/plan-editor";
import { HallPage, headOfHall } from "~/ui/floor-plans/hall-page";
import { ButtonLink } from "~/ui/primitives/button";
import { Section } from "~/ui/primitives/card";
import { useHydrated } from "~/ui/primitives/hydrated";
import { BoothList } from "./booth-list";
import { StillPlan } from "./still-plan";

export const handle = { hydrate: true };

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.hall.name ?? m.plans_halls()} · ${m.common_brand()}` },
];

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const { fair, hall, whyNot } = await hallAtWork(ctx, args.params.slug!, args.params.hall!);
    const [plan, taken, elsewhere] = await Promise.all([
      planOfHall(ctx, hall),
      takenBooths(ctx, hall.id),
      codesElsewhere(ctx, hall),
    ]);
    return {
      hall: headOfHall(fair.slug, hall),
      version: hall.version,
      plan,
      aisle: fair.rules.aisle.value,
      taken: [...taken].map(([id, { number }]) => [id, number ?? ""] as const),
      elsewhere: [...elsewhere.keys()],
      hasBackground: hall.backgroundFileId !== null,
      whyNot,
    };
  });
}

/** What is listed is chosen by the address alone: the plan that is drawn is here already. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
  currentUrl.pathname === nextUrl.pathname && currentUrl.search !== nextUrl.search ? false : defaultShouldRevalidate;

/** Drawing needs scripts; everything it does can be done by the forms around it, too. */
export default function Hall() {
  const { hall, plan, version, aisle, taken, elsewhere, hasBackground, whyNot } = useLoaderData<typeof loader>();
  const isHydrated = useHydrated();
  const [drawn, setDrawn] = useState<readonly DrawnBooth[]>(plan.booths);
  const listed = useDeferredValue(drawn);
  const page = (name: Parameters<typeof paths.organiserHallPage>[2]) =>
    paths.organiserHallPage(hall.slug, hall.id, name);
  return (
    <HallPage
      hall={hall}
      title={null}
      actions={
        <>
          <ButtonLink to={page("print")} reloadDocument>
            {m.plans_print()}
          </ButtonLink>
          <ButtonLink to={page("versions")}>{m.plans_versions()}</ButtonLink>
          <ButtonLink to={page("settings")}>{m.plans_hall_settings()}</ButtonLink>
        </>
      }
    >
      {isHydrated && whyNot === null ? (
        <PlanEditor
          key={hall.id}
          name={hall.name}
          version={version}
          plan={plan}
          aisle={aisle}
          elsewhere={elsewhere}
          taken={taken}
          background={hasBackground ? page("background/picture") : null}
          saving={page("plan")}
          onBooths={setDrawn}
        />
      ) : (
        <StillPlan
          hall={hall}
          plan={plan}
          findings={isHydrated && whyNot === null ? [] : findingsOf(plan, aisle)}
          aisle={aisle}
          whyNot={whyNot}
        />
      )}
      <Section
        id="list"
        title={m.plans_list()}
        actions={
          <div className="flex flex-wrap gap-3">
            <ButtonLink small to={page("rows")}>
              {m.plans_add_row()}
            </ButtonLink>
            <ButtonLink small to={page("shapes")}>
              {m.plans_shapes()}
            </ButtonLink>
            {listed.length === 0 && (
              <ButtonLink small to={page("import")}>
                {m.plans_import()}
              </ButtonLink>
            )}
          </div>
        }
      >
        <p className="mb-4 text-soft">{m.plans_list_lead()}</p>
        <BoothList slug={hall.slug} hall={hall.id} booths={listed} taken={new Map(taken)} />
      </Section>
    </HallPage>
  );
}
