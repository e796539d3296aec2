import type { FieldMetadata } from "@conform-to/react";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import type { AskedKind } from "~/lib/vocabulary";
import { NumberField, RadioGroup } from "~/ui/primitives/fields";
import type { DecidedApplication } from "./deciding.server";

interface GrantFieldsProps {
  readonly application: Pick<DecidedApplication, "asks" | "quota" | "commune">;
  readonly fields: Record<AskedKind | "rural", FieldMetadata<string | undefined>>;
}

/** How many places of each kind that was asked for, what is left of the territory's quota beside it, and whether it counts as rural. */
export function GrantFields({ application: { asks, quota, commune }, fields }: GrantFieldsProps) {
  const own = asks.reduce((sum, ask) => sum + (ask.granted ?? 0), 0);
  return (
    <>
      {asks.map((ask) => (
        <NumberField
          key={ask.kind}
          field={fields[ask.kind]}
          label={boothKindName(ask.kind)}
          hint={[
            m.applications_asked_count({ count: formatNumber(ask.booths) }),
            ask.area === null ? "" : m.fairs_square_metres({ area: formatNumber(ask.area) }),
          ]
            .filter(Boolean)
            .join(" · ")}
          inputMode="numeric"
          suffix={m.applications_booths_unit()}
          unmarked
        />
      ))}
      {quota.quota !== null && (
        <p className="text-soft">
          {m.applications_quota_left_of({
            province: quota.provinceName,
            quota: formatNumber(quota.quota),
            left: formatNumber(Math.max(0, quota.quota - quota.granted + own)),
          })}
        </p>
      )}
      <RadioGroup
        field={fields.rural}
        label={m.applications_rural()}
        hint={[commune && m.applications_rural_place({ commune }), m.applications_rural_hint()]
          .filter(Boolean)
          .join(" ")}
        choices={[
          { value: "yes", label: m.applications_rural_yes() },
          { value: "no", label: m.applications_rural_no() },
        ]}
        unmarked
      />
    </>
  );
}
