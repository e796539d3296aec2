import { Form, Link } from "@remix-run/react";
import { paths } from "~/http/paths";
import { formatNumber } from "~/i18n/formats";
import { boothStateName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { BOOTH_STATES } from "~/lib/vocabulary";
import { boothFacts } from "~/ui/booths/booth-facts";
import { BoothStateTag } from "~/ui/booths/state-tag";
import { holdersOf } from "~/ui/floor-plans/colours";
import { Button, ButtonLink } from "~/ui/primitives/button";
import { DataTable } from "~/ui/primitives/data-table";
import type { BoothsData } from "./data";

/** The booths as rows, narrowed by their state, hall, province and words; and the same as a file. */
export function BoothList({ data }: { data: BoothsData }) {
  const { fair, listed, query, halls } = data;
  const asked = { state: query.state, hall: query.hall, province: query.province, q: query.q };
  return (
    <>
      <Filters data={data} />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-soft">{m.booths_listed({ count: formatNumber(listed.length) })}</p>
        <div className="flex gap-3">
          <ButtonLink small reloadDocument to={paths.organiserFairBoothList(fair.slug, "xlsx", asked)}>
            {m.booths_as_xlsx()}
          </ButtonLink>
          <ButtonLink small reloadDocument to={paths.organiserFairBoothList(fair.slug, "csv", asked)}>
            {m.booths_as_csv()}
          </ButtonLink>
        </div>
      </div>
      <DataTable
        caption={m.booths_title()}
        rows={listed}
        rowKey={(booth) => booth.id}
        empty={<p className="text-soft">{m.booths_none_listed()}</p>}
        columns={[
          {
            head: m.booths_column_code(),
            cell: (booth) => (
              <Link
                to={`${paths.organiserFairBooths(fair.slug, { booth: booth.code })}#panel`}
                className="font-semibold"
              >
                {booth.code}
              </Link>
            ),
          },
          { head: m.booths_column_state(), cell: (booth) => <BoothStateTag state={booth.state} /> },
          { head: m.booths_column_what(), cell: (booth) => boothFacts(booth) },
          {
            head: m.booths_column_who(),
            cell: (booth) =>
              booth.blockedReason ?? [booth.claim?.number, booth.exhibitorName].filter(Boolean).join(" · "),
          },
          { head: m.booths_column_province(), cell: (booth) => booth.provinceName ?? "" },
          ...(halls.length > 1
            ? [
                {
                  head: m.booths_column_hall(),
                  cell: (booth: BoothsData["listed"][number]) =>
                    halls.find((hall) => hall.id === booth.hallId)?.name ?? "",
                },
              ]
            : []),
        ]}
      />
    </>
  );
}

function Filters({ data: { fair, query, halls, booths } }: { data: BoothsData }) {
  return (
    <Form
      action={paths.organiserFairBooths(fair.slug)}
      className="mb-5 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr_auto]"
    >
      <input type="hidden" name="view" value="list" />
      <label className="grid gap-1.5">
        <span className="font-semibold">{m.booths_filter_words()}</span>
        <input type="search" name="q" defaultValue={query.q} className="input" />
      </label>
      <Select
        label={m.booths_column_state()}
        name="state"
        value={query.state}
        choices={BOOTH_STATES.map((state) => ({ id: state, name: boothStateName(state) }))}
      />
      <Select label={m.booths_column_province()} name="province" value={query.province} choices={holdersOf(booths)} />
      {halls.length > 1 ? (
        <Select label={m.booths_column_hall()} name="hall" value={query.hall} choices={halls} />
      ) : (
        <span className="max-lg:hidden" />
      )}
      <Button type="submit">{m.booths_filter()}</Button>
    </Form>
  );
}

interface SelectProps {
  readonly label: string;
  readonly name: string;
  readonly value: string | null;
  readonly choices: readonly { readonly id: string; readonly name: string }[];
}

function Select({ label, name, value, choices }: SelectProps) {
  return (
    <label className="grid gap-1.5">
      <span className="font-semibold">{label}</span>
      <select name={name} defaultValue={value ?? ""} className="select">
        <option value="">{m.booths_filter_all()}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}
