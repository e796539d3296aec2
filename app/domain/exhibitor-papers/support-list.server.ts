import type { Context } from "../context";
import type { FairDetails } from "../fairs/fair-details.server";
import { supportOfBooths } from "./letter-facts.server";
import { type PlacedApplication, placedApplications } from "./placed.server";

/** Places of one price of an establishment whose rent is supported. Amounts in whole đồng. */
export interface SupportedRow {
  /** Of the establishment, from 1; it comes again where its places have several prices. */
  readonly number: number;
  readonly name: string;
  readonly taxCode: string;
  readonly address: string;
  /** Codes, by commas. */
  readonly places: string;
  readonly booths: number;
  readonly unitPrice: number;
  readonly support: number;
}

/** Supported establishments by the numbers of their applications, for the trade department to confirm. Asks no policy. Source: docs/rules/exhibitor-papers.md#support-list */
export async function supportedRows(ctx: Context, fair: FairDetails): Promise<SupportedRow[]> {
  const placed = await placedApplications(ctx, fair);
  let number = 0;
  return placed.flatMap((application) =>
    makersOf(fair, application).flatMap(({ name, taxCode, address, places }) => {
      number += 1;
      return [...Map.groupBy(places, ({ rent }) => rent)].map(
        ([unitPrice, alike]): SupportedRow => ({
          number,
          name,
          taxCode: taxCode ?? "",
          address: address ?? "",
          places: alike.map(({ code }) => code).join(", "),
          booths: alike.length,
          unitPrice,
          support: alike.reduce((sum, { support }) => sum + support, 0),
        }),
      );
    }),
  );
}

interface Supported {
  readonly code: string;
  readonly rent: number;
  readonly support: number;
}

interface Maker {
  readonly name: string;
  readonly taxCode: string | null;
  readonly address: string | null;
  readonly places: Supported[];
}

/** Who stands at the supported places; at those of a centre that nobody was named for, the centre itself. */
function makersOf(fair: FairDetails, application: PlacedApplication): Maker[] {
  const support = supportOfBooths(fair, application);
  const makers = new Map<string | null, Maker>();
  for (const [at, { code, rent, exhibitorId }] of application.booths.entries()) {
    if (rent === null || support[at] === 0) continue;
    const who = application.isCentre ? application.exhibitors.find(({ id }) => id === exhibitorId) : undefined;
    const { name, taxCode, address } = who ?? application.applicant;
    const maker = makers.get(who?.id ?? null) ?? { name, taxCode, address, places: [] };
    maker.places.push({ code, rent, support: support[at]! });
    makers.set(who?.id ?? null, maker);
  }
  return [...makers.values()];
}
