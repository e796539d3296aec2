import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ApplicationThings } from "~/domain/applications/read-application.server";
import type { Wishes } from "~/domain/applications/rules";
import { paths } from "~/http/paths";
import { formatDate, formatList, formatMoney, formatNumber } from "~/i18n/formats";
import { boothKindName, groupName, nameInLanguage, paperKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatPhone } from "~/lib/phone";
import { PaperStateTag } from "~/ui/papers/paper-state";
import { Card } from "~/ui/primitives/card";
import { type Definition, DefinitionList } from "~/ui/primitives/definition-list";
import { Fold } from "~/ui/primitives/fold";
import { ExhibitorTable } from "./exhibitor-table";
import { GoodsTable } from "./goods-table";
import { fieldLabel } from "./words";

/** More exhibitors than these are folded: on a phone, thirty would stand between the reader and the rest. */
const FEW = 8;

interface ApplicationViewProps {
  readonly application: {
    readonly signName: string;
    readonly groupCode: string | null;
    readonly contactName: string;
    readonly contactPhone: string;
    readonly contactEmail: string;
    readonly power: number;
    readonly needsWater: boolean;
    readonly isCentre: boolean;
    readonly isRural: boolean;
  };
  readonly wishes: Wishes;
  readonly things: ApplicationThings;
  readonly provinceName: string;
  /** The booths it has, each with who stands there. */
  readonly claims?: readonly { readonly code: string; readonly exhibitorId: string | null }[];
}

/** A whole application to read. */
export function ApplicationView({ application, wishes, things, provinceName, claims = [] }: ApplicationViewProps) {
  const { asks, services, products, papers, goods, exhibitors } = things;
  const table = (
    <ExhibitorTable exhibitors={exhibitors} booths={claims.length > 0 ? boothsByExhibitor(claims) : undefined} />
  );
  return (
    <div className="grid gap-6">
      <Part title={m.applications_step_sign()}>
        <DefinitionList
          items={said([
            [fieldLabel("signName"), application.signName],
            [m.applications_province(), provinceName],
            [m.applications_rural(), application.isRural ? m.applications_rural_yes() : m.applications_rural_no()],
            [
              fieldLabel("groupCode"),
              application.groupCode ? groupName(application.groupCode) : m.applications_group_several(),
            ],
            [fieldLabel("contactName"), application.contactName],
            [fieldLabel("contactPhone"), application.contactPhone && formatPhone(application.contactPhone)],
            [fieldLabel("contactEmail"), application.contactEmail],
          ])}
        />
      </Part>
      <Part title={m.applications_step_places()}>
        <DefinitionList
          items={said([
            ...asks.map(
              ({ kind, booths, area, granted }) =>
                [
                  boothKindName(kind),
                  [
                    m.applications_asked_count({ count: formatNumber(booths) }),
                    area === null ? "" : m.fairs_square_metres({ area: formatNumber(area) }),
                    granted === null ? "" : m.applications_granted_count({ count: formatNumber(granted) }),
                  ]
                    .filter(Boolean)
                    .join(" · "),
                ] as const,
            ),
            [m.applications_wishes_title(), wishWords(wishes)],
            [
              fieldLabel("power"),
              application.power > 0 && m.applications_kilowatts({ power: formatNumber(application.power / 1000) }),
            ],
            [fieldLabel("needsWater"), application.needsWater && m.applications_ticked()],
            ...services.map(
              (service) =>
                [
                  nameInLanguage(service),
                  m.applications_ordered({
                    count: formatNumber(service.quantity),
                    unit: service.unit,
                    amount: formatMoney(service.price * service.quantity),
                  }),
                ] as const,
            ),
          ])}
        />
      </Part>
      {application.isCentre && (
        <Part title={m.applications_exhibitors_title({ count: formatNumber(exhibitors.length) })}>
          {exhibitors.length > FEW ? (
            <Fold title={m.applications_exhibitors_show()} count={formatNumber(exhibitors.length)}>
              {table}
            </Fold>
          ) : (
            table
          )}
        </Part>
      )}
      <Part title={m.applications_step_show()}>
        {products.length + papers.length === 0 && <p className="text-soft">{m.common_not_yet()}</p>}
        <ul className="grid gap-1">
          {products.map((product) => (
            <li key={product.id}>
              {product.isRecognised ? <Link to={paths.product(product.slug)}>{product.name}</Link> : product.name}
              {product.isRecognised && <span className="text-ok-ink"> · {m.applications_recognised()}</span>}
            </li>
          ))}
          {papers.map((paper) => (
            <li key={paper.id} className="flex flex-wrap items-center gap-x-2">
              <a href={paths.file(paper.fileId, "original")}>
                {paperKindName(paper.kind)}: {paper.name}
              </a>
              {paper.validUntil && (
                <span className="text-soft">
                  {" "}
                  · {m.applications_paper_until({ date: formatDate(paper.validUntil) })}
                </span>
              )}
              <PaperStateTag state={paper.state} />
            </li>
          ))}
        </ul>
      </Part>
      <Part title={m.applications_goods_title({ count: formatNumber(goods.length) })}>
        <GoodsTable goods={goods} />
      </Part>
    </div>
  );
}

function boothsByExhibitor(
  claims: NonNullable<ApplicationViewProps["claims"]>,
): ReadonlyMap<string, readonly string[]> {
  // Not `Map.groupBy`, which phones of some years ago do not have.
  const codes = new Map<string, string[]>();
  for (const { code, exhibitorId } of claims) {
    if (exhibitorId) codes.set(exhibitorId, [...(codes.get(exhibitorId) ?? []), code]);
  }
  return codes;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card as="section">
      <h2 className="mb-3 text-xl">{title}</h2>
      {children}
    </Card>
  );
}

/** What was not said is left out. */
const said = (pairs: readonly (readonly [string, string | false])[]): Definition[] =>
  pairs.flatMap(([term, detail]) =>
    detail ? [{ term, detail: <span className="break-words whitespace-pre-line">{detail}</span> }] : [],
  );

function wishWords({ corner, booths, near, apart, note }: Wishes): string {
  return [
    corner && fieldLabel("corner"),
    booths.length > 0 && m.applications_wished_booths({ booths: booths.join(", ") }),
    near.length > 0 && m.applications_wished_near({ names: formatList(near) }),
    apart.length > 0 && m.applications_wished_apart({ names: formatList(apart) }),
    note,
  ]
    .filter(Boolean)
    .join("\n");
}
