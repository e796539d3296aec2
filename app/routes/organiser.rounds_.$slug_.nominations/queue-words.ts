import type { QueueSort } from "~/domain/nominations/queue";
import { m } from "~/i18n/paraglide/messages";

export const SORT_NAMES: Readonly<Record<QueueSort, () => string>> = {
  waiting: m.nominations_screen_sort_waiting,
  clock: m.nominations_screen_sort_clock,
  submitted: m.nominations_screen_sort_submitted,
  code: m.nominations_screen_sort_code,
  product: m.nominations_screen_sort_product,
  establishment: m.nominations_screen_sort_establishment,
};
