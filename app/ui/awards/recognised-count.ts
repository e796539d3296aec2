import { m } from "~/i18n/paraglide/messages";

/** "30 sản phẩm", or that nothing is recognised. */
export const recognisedCount = (count: number): string =>
  count > 0 ? m.common_products_count({ count }) : m.awards_none_recognised();
