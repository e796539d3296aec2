import type { QuestionCode, Step } from "~/domain/nominations/questions";
import { m } from "~/i18n/paraglide/messages";

interface QuestionText {
  /** year: of the round. */
  readonly label: (year: number) => string;
  readonly hint?: () => string;
  /** A good answer of a made-up product, to be read beside one's own. */
  readonly example?: () => string;
}

const TEXTS: Record<QuestionCode, QuestionText> = {
  description: {
    label: () => m.nominations_q_description(),
    hint: m.nominations_q_description_hint,
    example: m.nominations_q_description_example,
  },
  materials: {
    label: () => m.nominations_q_materials(),
    hint: m.nominations_q_materials_hint,
    example: m.nominations_q_materials_example,
  },
  process: {
    label: () => m.nominations_q_process(),
    hint: m.nominations_q_process_hint,
    example: m.nominations_q_process_example,
  },
  capacity: { label: () => m.nominations_q_capacity(), hint: m.nominations_q_capacity_hint },
  workers: { label: () => m.nominations_q_workers(), hint: m.nominations_q_workers_hint },
  averagePay: { label: () => m.nominations_q_average_pay(), hint: m.nominations_q_average_pay_hint },
  revenueLast: {
    label: (year) => m.nominations_q_revenue({ year: String(year - 1) }),
    hint: m.nominations_q_revenue_hint,
  },
  revenueBefore: { label: (year) => m.nominations_q_revenue({ year: String(year - 2) }) },
  revenueEarlier: { label: (year) => m.nominations_q_revenue({ year: String(year - 3) }) },
  markets: {
    label: () => m.nominations_q_markets(),
    hint: m.nominations_q_markets_hint,
    example: m.nominations_q_markets_example,
  },
  exports: { label: () => m.nominations_q_exports(), hint: m.nominations_q_exports_hint },
  standards: {
    label: () => m.nominations_q_standards(),
    hint: m.nominations_q_standards_hint,
    example: m.nominations_q_standards_example,
  },
  foodSafety: { label: () => m.nominations_q_food_safety(), hint: m.nominations_q_food_safety_hint },
  environment: {
    label: () => m.nominations_q_environment(),
    hint: m.nominations_q_environment_hint,
    example: m.nominations_q_environment_example,
  },
  packaging: { label: () => m.nominations_q_packaging(), hint: m.nominations_q_packaging_hint },
  intellectualProperty: { label: () => m.nominations_q_ip(), hint: m.nominations_q_ip_hint },
  earlierAwards: { label: () => m.nominations_q_earlier_awards(), hint: m.nominations_q_earlier_awards_hint },
  lowerTitleNumber: {
    label: () => m.nominations_q_lower_title_number(),
    hint: m.nominations_q_lower_title_number_hint,
  },
  lowerTitleDate: { label: () => m.nominations_q_lower_title_date() },
  lowerTitleLevel: { label: () => m.nominations_q_lower_title_level() },
};

export const questionLabel = (code: QuestionCode, year: number): string => TEXTS[code].label(year);
export const questionHint = (code: QuestionCode): string | undefined => TEXTS[code].hint?.();
export const questionExample = (code: QuestionCode): string | undefined => TEXTS[code].example?.();

const STEP_NAMES: Record<Step | "photos", () => string> = {
  photos: m.nominations_step_photos,
  product: m.nominations_step_product,
  production: m.nominations_step_production,
  market: m.nominations_step_market,
  quality: m.nominations_step_quality,
  papers: m.nominations_step_papers,
};
export const stepName = (step: Step | "photos"): string => STEP_NAMES[step]();
