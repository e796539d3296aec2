import { m } from "~/i18n/paraglide/messages";

/** Times a size at which codes can be read, 0 for all of the plan on a narrow screen; floor-plan.css says what each does. */
const STEPS = [0, 1, 2, 3, 5] as const;

/** How large a plan is shown: choices that the style sheet follows, so that they work before scripts do, and without. */
export function PlanZoom({ name }: { name: string }) {
  return (
    <fieldset className="plan-zoom no-print">
      <legend className="sr-only">{m.plans_zoom()}</legend>
      {STEPS.map((step) => (
        <label key={step}>
          <input type="radio" name={name} value={step} defaultChecked={step === 1} autoComplete="off" />
          <span>{step === 0 ? m.plans_zoom_whole() : `${step}×`}</span>
        </label>
      ))}
    </fieldset>
  );
}
