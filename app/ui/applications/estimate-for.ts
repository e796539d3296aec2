import { type ApplicationAnswers, asksIn, serviceField } from "~/domain/applications/answers";
import { type Estimate, type EstimateInput, estimateOf } from "~/domain/applications/estimate";

interface Estimated {
  readonly prices: EstimateInput["prices"];
  readonly fair: { readonly rules: EstimateInput["rules"] };
  /** Those that may be ordered. */
  readonly services: readonly { readonly id: string; readonly price: number }[];
  readonly isRural: boolean;
  readonly things: { readonly products: readonly { readonly isRecognised: boolean }[] };
}

/** What it would cost with these answers. */
export function estimateFor(
  { prices, fair, services, isRural, things }: Estimated,
  answers: ApplicationAnswers,
): Estimate {
  return estimateOf({
    asks: asksIn(answers),
    wantsCorner: answers.corner === "on",
    services: services.map(({ id, price }) => ({ price, quantity: Number(answers[serviceField(id)] ?? 0) })),
    prices,
    rules: fair.rules,
    facts: { isRural, isRecognised: things.products.some((product) => product.isRecognised) },
  });
}
