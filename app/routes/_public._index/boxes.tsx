import type { ReactNode } from "react";
import { paths } from "~/http/paths";
import { formatDateTime, formatNumber } from "~/i18n/formats";
import { getLocale } from "~/i18n/locale";
import { m } from "~/i18n/paraglide/messages";
import { ButtonLink } from "~/ui/primitives/button";
import { Card } from "~/ui/primitives/card";
import { SearchField } from "~/ui/primitives/search-field";
import { Tag, type TagTone } from "~/ui/primitives/tag";

interface BoxProps {
  readonly tag: string;
  readonly tone: TagTone;
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
}

function Box({ tag, tone, title, text, children }: BoxProps) {
  return (
    <Card as="section" className="flex min-w-0 flex-col">
      <Tag tone={tone}>{tag}</Tag>
      <h2 className="mt-3 text-xl">{title}</h2>
      {text && <p className="mt-1.5 text-[0.92rem] text-soft">{text}</p>}
      <div className="mt-auto pt-4">{children}</div>
    </Card>
  );
}

interface OpenRound {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  /** When nominations close. */
  readonly closesAt: string | Date | null;
  /** Who enters products, where establishments may not by themselves. */
  readonly byOthers: string | null;
}

export function RoundBox({ round }: { round: OpenRound | null }) {
  if (!round) {
    return (
      <Box
        tag={m.gallery_home_rounds()}
        tone="plain"
        title={m.gallery_home_no_round()}
        text={m.gallery_home_no_round_text()}
      >
        <ButtonLink to={paths.rounds()}>{m.gallery_home_rounds()}</ButtonLink>
      </Box>
    );
  }
  const until = round.closesAt ? m.gallery_home_round_until({ when: formatDateTime(round.closesAt) }) : undefined;
  return (
    <Box
      tag={m.gallery_home_round_open()}
      tone="ok"
      title={getLocale() === "vi" ? round.name : round.nameEn}
      text={until}
    >
      {round.byOthers ? (
        <>
          <p className="mb-4 text-[0.92rem] text-soft">{round.byOthers}</p>
          <ButtonLink to={paths.round(round.slug)}>{m.rounds_see_round()}</ButtonLink>
        </>
      ) : (
        <ButtonLink kind="main" to={paths.producerNewNomination({ round: round.id })}>
          {m.gallery_home_register()}
        </ButtonLink>
      )}
    </Box>
  );
}

interface NextFair {
  readonly slug: string;
  readonly name: string;
  readonly nameEn: string;
  readonly available: number;
  readonly provinces: number;
  readonly time: { readonly when: "before" | "during" | "after" | "cancelled"; readonly days: number };
}

export function FairBox({ fair }: { fair: NextFair }) {
  const { when, days } = fair.time;
  return (
    <Box
      tag={when === "before" ? m.fairs_before({ days: formatNumber(days) }) : m.fairs_during()}
      tone="wait"
      title={getLocale() === "vi" ? fair.name : fair.nameEn}
      text={m.gallery_home_fair_free({ free: formatNumber(fair.available), provinces: formatNumber(fair.provinces) })}
    >
      <ButtonLink to={paths.fair(fair.slug)}>{m.gallery_home_fair_plan()}</ButtonLink>
    </Box>
  );
}

export function LookupBox() {
  return (
    <Box tag={m.gallery_home_lookup()} tone="plain" title={m.gallery_home_lookup_title()}>
      <SearchField
        action={paths.verify()}
        name="number"
        kind="plain"
        label={m.gallery_home_lookup_field()}
        placeholder={m.gallery_home_lookup_field()}
        button={m.gallery_home_lookup_button()}
      />
    </Box>
  );
}
