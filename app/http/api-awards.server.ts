import type { AwardRecord } from "~/domain/awards/queries.server";
import { certificateStatus } from "~/domain/certificates/rules";
import type { GalleryFilter } from "~/domain/gallery/rules";
import { listProvinces } from "~/domain/provinces/queries.server";
import { provincesNamed, resolveProvince } from "~/domain/provinces/rules";
import { m } from "~/i18n/paraglide/messages";
import { todayInVietnam } from "~/lib/dates";
import { PRODUCT_GROUPS, type ProductGroup } from "~/lib/vocabulary";
import { unknownParameter } from "./api.server";
import type { AwardItem, AwardsFileQuery } from "./api-schemas";
import { paths } from "./paths";
import type { RequestContext } from "./respond.server";

/** The filter that the parameters of an address mean. Throws a refusal for a province that no one knows. */
export async function awardFilter(ctx: RequestContext, query: AwardsFileQuery): Promise<GalleryFilter> {
  const { q, year, level, province, group, status } = query;
  return {
    q,
    years: year === undefined ? undefined : [year],
    levels: level && [level],
    provinces: province === undefined ? undefined : await provinceIds(ctx, province),
    groups: group && [group],
    statuses: status && [status],
  };
}

async function provinceIds(ctx: RequestContext, text: string): Promise<string[]> {
  const provinces = await listProvinces(ctx);
  const named = provincesNamed(provinces, text);
  if (named.length > 0) return named.map(({ id }) => id);
  const { found, ...rest } = resolveProvince(provinces, text);
  const nearest = found ?? ("nearest" in rest ? rest.nearest : null);
  throw unknownParameter(
    "province",
    nearest
      ? m.imports_error_province_near({ given: text, name: nearest.name })
      : m.imports_error_province({ given: text }),
  );
}

const isGroup = (code: string | null): code is ProductGroup => (PRODUCT_GROUPS as readonly unknown[]).includes(code);

export function awardItem(record: AwardRecord, ctx: RequestContext): AwardItem {
  const { province, groupCode } = record;
  return {
    certificateNumber: record.certificateNumber,
    productName: record.productName,
    establishmentName: record.establishmentName,
    province: { code: province.code, name: province.name },
    level: record.level,
    year: record.year,
    group: isGroup(groupCode) ? groupCode : null,
    tier: record.tier,
    decisionNumber: record.decisionNumber,
    issuedOn: record.issuedOn,
    validUntil: record.validUntil,
    status: certificateStatus(record, todayInVietnam(ctx.now)),
    url: new URL(paths.product(record.productSlug), ctx.services.env.PUBLIC_URL).href,
  };
}
