import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Star } from "lucide-react";
import { publicFairs } from "~/domain/fairs/queries.server";
import { fairTime } from "~/domain/fairs/rules";
import { newestWinners } from "~/domain/gallery/pages.server";
import { galleryStatistics } from "~/domain/gallery/statistics.server";
import { publicRounds } from "~/domain/rounds/public-rounds.server";
import { paths } from "~/http/paths";
import { respond } from "~/http/respond.server";
import { formatNumber } from "~/i18n/formats";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { GalleryCard } from "~/ui/gallery/gallery-card";
import { Section } from "~/ui/primitives/card";
import { SearchField } from "~/ui/primitives/search-field";
import { Tag } from "~/ui/primitives/tag";
import { ProductGrid } from "~/ui/products/product-card";
import { FairBox, LookupBox, RoundBox } from "./boxes";

export async function loader(args: LoaderFunctionArgs) {
  return respond(args, async (ctx) => {
    const [winners, statistics, rounds, fairs] = await Promise.all([
      newestWinners(ctx, 12),
      galleryStatistics(ctx),
      publicRounds(ctx),
      publicFairs(ctx),
    ]);
    const open = rounds.filter((round) => round.phase === "nomination");
    const today = todayInVietnam(ctx.now);
    const fair = fairs.find((one) => ["before", "during"].includes(fairTime(one, today).when)) ?? null;
    return {
      winners,
      total: statistics.products,
      provinces: statistics.provinces,
      since: statistics.byYear[0]?.year ?? null,
      // Rather one that a reader may enter.
      openRound: open.find((round) => !round.byOthers) ?? open[0] ?? null,
      fair: fair && { ...fair, time: fairTime(fair, today) },
    };
  });
}

export default function Home() {
  const { winners, total, provinces, since, openRound, fair } = useLoaderData<typeof loader>();
  const examples = [m.gallery_home_example_1(), m.gallery_home_example_2(), m.gallery_home_example_3()];
  return (
    <>
      <div className="wrap grid items-center gap-10 pt-8 pb-11 sm:pt-13 lg:grid-cols-[1.05fr_1fr]">
        <div>
          {since && (
            <Tag tone="gold" icon={<Star size={12} fill="currentColor" aria-hidden />}>
              {m.gallery_home_count({ count: formatNumber(total), year: since })}
            </Tag>
          )}
          <h1 className="mt-4 text-[clamp(2.1rem,5vw,3.4rem)]">{m.gallery_home_title()}</h1>
          <p className="mt-4 max-w-[34em] text-lg text-soft">
            {m.gallery_home_lead({ count: formatNumber(provinces) })}
          </p>
          <div className="mt-6 max-w-xl">
            <SearchField action={paths.products()} />
          </div>
          <p className="mt-3 text-sm text-soft">
            {m.gallery_home_hint()}{" "}
            {examples.map((example, index) => (
              <span key={example}>
                {index > 0 && ", "}
                <Link to={paths.products({ q: example })}>{example}</Link>
              </span>
            ))}
          </p>
        </div>
        <div className="grid grid-cols-2 gap-3.5 max-sm:hidden">
          <h2 className="sr-only">{m.gallery_home_newest()}</h2>
          {winners.slice(0, 4).map((item) => (
            <GalleryCard key={item.awardId} item={item} to={paths.product(item.slug)} priority />
          ))}
        </div>
      </div>
      <div className="bg-wash">
        <div className="wrap grid gap-4.5 py-8 md:grid-cols-3">
          <RoundBox round={openRound} />
          {fair && <FairBox fair={fair} />}
          <LookupBox />
        </div>
      </div>
      <div className="wrap pb-14">
        <Section title={m.gallery_home_newest()} actions={<Link to={paths.products()}>{m.common_view_all()}</Link>}>
          <ProductGrid>
            {winners.map((item, index) => (
              <div key={item.awardId} className={index < 4 ? "grid sm:hidden" : "grid"}>
                <GalleryCard item={item} to={paths.product(item.slug)} />
              </div>
            ))}
          </ProductGrid>
        </Section>
      </div>
    </>
  );
}
