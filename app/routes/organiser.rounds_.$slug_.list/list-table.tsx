import { Form, Link } from "@remix-run/react";
import type { Tier } from "~/domain/schemes/rules";
import { paths } from "~/http/paths";
import { formatDate } from "~/i18n/formats";
import { setCaseName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { VERDICT_NAMES } from "~/ui/councils/names";
import { Button } from "~/ui/primitives/button";
import { classNames } from "~/ui/primitives/class-names";
import { Tag, type TagTone } from "~/ui/primitives/tag";
import { inLanguage } from "~/ui/rounds/round-name";
import { whyNotProposed } from "~/ui/tallies/choice-texts";
import type { ShownRow } from "./shown-row";

interface ListTableProps {
  readonly slug: string;
  readonly rows: readonly ShownRow[];
  readonly tiers: readonly Tier[];
  readonly mayRun: boolean;
  readonly whyNotChange: string | null;
}

/**
 * The list to decide: what is proposed and why, beside what the council says. On a phone an entry is its name and score, with
 * both words below.
 */
export function ListTable({ slug, rows, tiers, mayRun, whyNotChange }: ListTableProps) {
  const mayChange = mayRun && !whyNotChange;
  const table = (
    <div className="rounded-box bg-card shadow-card">
      <table className="table-rows max-md:block max-md:[&_td]:border-0 max-md:[&_td]:p-0">
        <caption className="sr-only">{m.councils_tab_list()}</caption>
        <thead className="max-md:sr-only">
          <tr>
            <th scope="col" className="n w-14">
              {m.tallies_rank()}
            </th>
            <th scope="col" className="md:w-[40%]">
              {m.councils_column_product()}
            </th>
            <th scope="col" className="n">
              {m.councils_column_score()}
            </th>
            <th scope="col">{m.councils_column_proposal()}</th>
            <th scope="col">{m.councils_column_verdict()}</th>
            {mayChange && <th scope="col">{m.councils_column_choose()}</th>}
          </tr>
        </thead>
        <tbody className="max-md:block">
          {rows.map((row) => (
            <Row key={row.nominationId} {...{ row, slug, tiers, mayChange }} />
          ))}
        </tbody>
      </table>
    </div>
  );
  if (!mayChange) return <div className="mt-8">{table}</div>;
  return (
    <Form method="get" className="mt-8 grid gap-4">
      {table}
      <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-3 rounded-box border border-line bg-paper px-4 py-3 shadow-card">
        <p className="text-soft max-sm:hidden">{m.councils_list_chosen()}</p>
        <Button type="submit" formAction={paths.organiserVerdicts(slug)}>
          {m.councils_list_speak()}
        </Button>
        <Button type="submit" formAction={paths.organiserNewSet(slug)}>
          {m.councils_list_merge()}
        </Button>
      </div>
    </Form>
  );
}

interface RowProps {
  readonly row: ShownRow;
  readonly slug: string;
  readonly tiers: readonly Tier[];
  readonly mayChange: boolean;
}

function Row({ row, slug, tiers, mayChange }: RowProps) {
  return (
    <tr className="leading-snug max-md:grid max-md:grid-cols-[2rem_minmax(0,1fr)_auto] max-md:gap-x-2 max-md:border-b max-md:border-line max-md:px-3 max-md:py-2.5">
      <td className="n max-md:text-left max-md:font-semibold">{row.rank}</td>
      <td>
        <Product row={row} slug={slug} mayChange={mayChange} />
      </td>
      <td className="n font-semibold">{row.score}</td>
      <td className="max-md:col-span-2 max-md:col-start-2 max-md:pt-1!">
        <PhoneLabel>{m.councils_phone_proposal()}</PhoneLabel>
        <ProposalCell row={row} tiers={tiers} />
      </td>
      <td
        className={classNames("max-md:col-start-2 max-md:self-center max-md:pt-1!", !mayChange && "max-md:col-span-2")}
      >
        <PhoneLabel>{m.councils_phone_verdict()}</PhoneLabel>
        <VerdictCell row={row} tiers={tiers} />
      </td>
      {mayChange && (
        <td className="max-md:col-start-3 max-md:self-center">{!row.isDecided && <Choose row={row} slug={slug} />}</td>
      )}
    </tr>
  );
}

/** What the head of the column says, where a phone has none. */
function PhoneLabel({ children }: { children: string }) {
  return <span className="mr-1.5 text-sm text-soft md:hidden">{children}</span>;
}

function Choose({ row, slug }: Pick<RowProps, "row" | "slug">) {
  return (
    <span className="flex items-center gap-4">
      <label className="-my-2 flex min-h-11 min-w-11 items-center justify-center md:min-w-0">
        <input
          type="checkbox"
          className="checkbox"
          name="entry"
          value={row.nominationId}
          aria-label={m.councils_choose_row({ product: row.name })}
        />
      </label>
      <Link to={paths.organiserVerdicts(slug, { entry: row.nominationId })}>{m.councils_row_change()}</Link>
    </span>
  );
}

function Product({ row, slug, mayChange }: { row: ShownRow; slug: string; mayChange: boolean }) {
  const { set } = row;
  return (
    <>
      <span className="font-semibold">{row.name}</span>
      <span className="block text-sm font-normal text-soft">
        <span className="whitespace-nowrap">{row.code}</span> · <abbr title={row.group}>{row.groupCode}</abbr> ·{" "}
        {row.establishment}
      </span>
      {set && (
        <span className="mt-1 grid gap-0.5 text-sm font-normal text-soft">
          <span>{m.councils_set_of({ products: set.products.join(", ") })}</span>
          <span>
            {setCaseName(set.setCase)}. {set.reason}
          </span>
          <span>{m.councils_set_by_lead({ product: set.lead })}</span>
          {mayChange && !row.isDecided && (
            <Link to={paths.organiserSetUndoing(slug, set.mergeId)}>{m.councils_set_undo()}</Link>
          )}
        </span>
      )}
      {row.papersDueOn && (
        <Tag tone="wait" className="mt-1">
          {m.councils_papers_due({ date: formatDate(row.papersDueOn) })}
        </Tag>
      )}
    </>
  );
}

const tierName = (tiers: readonly Tier[], code: string | null) => {
  const tier = tiers.find((one) => one.code === code);
  return tier ? inLanguage(tier.name, tier.nameEn) : null;
};

function ProposalCell({ row, tiers }: { row: ShownRow; tiers: readonly Tier[] }) {
  const { proposal, choice, rank, score } = row;
  const tier = tierName(tiers, proposal.tier);
  const why = whyNotProposed(choice, { rank, score });
  return (
    <>
      <span className={proposal.verdict === "recognise" ? "text-ok-ink" : undefined}>
        {proposal.verdict ? VERDICT_NAMES[proposal.verdict]() : m.councils_proposal_open()}
      </span>
      {tier && <span className="block text-sm font-semibold">{tier}</span>}
      {proposal.isTierOpen && <span className="block text-sm">{m.councils_proposal_tier_open()}</span>}
      {why && <span className="mt-0.5 block max-w-sm text-sm text-soft">{why}</span>}
    </>
  );
}

const TONES: Readonly<Record<NonNullable<ShownRow["verdict"]>, TagTone>> = {
  recognise: "ok",
  not_recognise: "plain",
  pending: "wait",
};

function VerdictCell({ row, tiers }: { row: ShownRow; tiers: readonly Tier[] }) {
  if (row.isDecided)
    return (
      <Tag tone="gold" className="whitespace-nowrap">
        {m.councils_verdict_decided()}
      </Tag>
    );
  if (!row.verdict) return <Tag tone="info">{m.councils_verdict_none()}</Tag>;
  const tier = tierName(tiers, row.tier);
  return (
    <>
      <Tag tone={TONES[row.verdict]}>{VERDICT_NAMES[row.verdict]()}</Tag>
      {tier && <span className="block text-sm font-semibold">{tier}</span>}
      {row.isDeviation && <span className="mt-1 block text-sm font-semibold">{m.councils_deviation()}</span>}
      {row.reason && <span className="block max-w-sm text-sm text-soft">{row.reason}</span>}
      {row.motion && <span className="block text-sm text-soft">{m.councils_by_motion(row.motion)}</span>}
    </>
  );
}
