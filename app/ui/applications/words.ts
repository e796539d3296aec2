import type { ApplicationAnswers, Offer } from "~/domain/applications/answers";
import { fieldsOf } from "~/domain/applications/answers";
import { applicationStepForm } from "~/domain/applications/forms";
import type { ApplicationGap, ApplicationStep, SavedStep } from "~/domain/applications/rules";
import { formatNumber } from "~/i18n/formats";
import { boothKindName } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { kilowattsText } from "~/lib/kilowatts";
import type { AskedKind } from "~/lib/vocabulary";
import type { StepWords } from "~/ui/steps/step-words";

/** What the names of ticks and orders are made of. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

const LABELS: Readonly<Record<string, () => string>> = {
  signName: m.applications_sign_name,
  groupCode: m.applications_group,
  contactName: m.applications_contact_name,
  contactPhone: m.applications_contact_phone,
  contactEmail: m.applications_contact_email,
  corner: m.applications_wish_corner,
  booths: m.applications_wish_booths,
  near: m.applications_wish_near,
  apart: m.applications_wish_apart,
  note: m.applications_wish_note,
  power: m.applications_power,
  needsWater: m.applications_needs_water,
};

/** named: what may be ticked and ordered. */
export function fieldLabel(field: string, named: readonly Named[] = []): string {
  const known = LABELS[field];
  if (known) return known();
  const thing = named.find((one) => field.endsWith(one.id));
  if (thing) return thing.name;
  return field.endsWith("Area") ? m.applications_area() : boothKindName(field as AskedKind);
}

const STEPS: Record<ApplicationStep, () => string> = {
  sign: m.applications_step_sign,
  places: m.applications_step_places,
  exhibitors: m.applications_step_exhibitors,
  show: m.applications_step_show,
  goods: m.applications_step_goods,
};

export const stepName = (step: ApplicationStep): string => STEPS[step]();

export function gapSentence({ field, which }: ApplicationGap, mostBooths: number): string {
  switch (which) {
    case "missing":
      return m.applications_gap_missing({ field: fieldLabel(field) });
    case "no_places":
      return m.applications_gap_no_places();
    case "too_many":
      return m.applications_gap_too_many({ most: formatNumber(mostBooths) });
    case "no_area":
      return m.applications_gap_no_area();
    case "not_offered":
      return m.applications_gap_not_offered({ kind: boothKindName(field) });
    case "no_recognised":
      return m.applications_gap_no_recognised();
    case "nothing_shown":
      return m.applications_gap_nothing_shown();
    case "no_exhibitors":
      return m.applications_gap_no_exhibitors();
    case "no_papers":
      return m.applications_gap_no_papers();
  }
}

/** The questions of a step of an application. named: what may be ticked and ordered. */
export const applicationWords = (step: SavedStep, offer: Offer, named: readonly Named[]): StepWords => ({
  names: fieldsOf(step, offer),
  schema: applicationStepForm(step, offer),
  label: (name) => fieldLabel(name, named),
  typed: typedAnswer,
  shown: (text) => (text === "on" ? m.applications_ticked() : text),
});

/** Counts with their groups, power in kW. */
function typedAnswer(field: string, answer: string | number | undefined): string {
  if (typeof answer !== "number") return answer ?? "";
  return field === "power" ? kilowattsText(answer) : formatNumber(answer);
}

/** What a form has at this moment, as far as it can be read. */
export function readTyped(step: SavedStep, offer: Offer, typed: Readonly<Record<string, string>>): ApplicationAnswers {
  const { shape } = applicationStepForm(step, offer);
  return Object.fromEntries(
    Object.entries(shape).flatMap(([field, kind]) => {
      const text = typed[field]?.trim();
      const read = text ? kind.safeParse(text) : null;
      return read?.success && read.data !== undefined ? [[field, read.data]] : [];
    }),
  );
}
