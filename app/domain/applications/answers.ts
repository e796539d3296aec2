import { ASKED_KINDS, type AskedKind } from "~/lib/vocabulary";
import type { StepAnswers } from "../step-answers";
import { type Asks, codesIn, hasArea, namesIn, type SavedStep, type Wishes } from "./rules";

/** As a form has them: counts whole, power in watts, ticks as "on"; what was not answered is absent. */
export type ApplicationAnswers = StepAnswers;

/** What the fair and the applicant's own place offer to tick and to order. */
export interface Offer {
  readonly kinds: readonly AskedKind[];
  readonly serviceIds: readonly string[];
  readonly productIds: readonly string[];
  readonly paperIds: readonly string[];
}

export const serviceField = (id: string) => `service-${id}`;
export const productField = (id: string) => `product-${id}`;
export const paperField = (id: string) => `paper-${id}`;
export const areaField = (kind: AskedKind) => `${kind}Area`;

const TEXTS = ["signName", "groupCode", "contactName", "contactPhone", "contactEmail"] as const;

/** The fields of a step, in the order of its page. */
export function fieldsOf(step: SavedStep, offer: Offer): string[] {
  switch (step) {
    case "sign":
      return [...TEXTS];
    case "places":
      return [
        ...offer.kinds.flatMap((kind) => (hasArea(kind) ? [kind, areaField(kind)] : [kind])),
        "corner",
        "booths",
        "near",
        "apart",
        "note",
        "power",
        "needsWater",
        ...offer.serviceIds.map(serviceField),
      ];
    case "show":
      return [...offer.productIds.map(productField), ...offer.paperIds.map(paperField)];
  }
}

/** What an application keeps of itself, in the parts its tables have. */
export interface ApplicationParts {
  readonly signName: string;
  readonly groupCode: string | null;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly contactEmail: string;
  /** Watts. */
  readonly power: number;
  readonly needsWater: boolean;
  readonly wishes: Wishes;
  readonly asks: Asks;
  readonly services: readonly { readonly id: string; readonly quantity: number }[];
  readonly productIds: readonly string[];
  readonly paperIds: readonly string[];
}

export function answersOf(parts: ApplicationParts): ApplicationAnswers {
  const { wishes, asks } = parts;
  const all: Record<string, string | number | boolean | null | undefined> = {
    signName: parts.signName,
    groupCode: parts.groupCode,
    contactName: parts.contactName,
    contactPhone: parts.contactPhone,
    contactEmail: parts.contactEmail,
    power: parts.power || null,
    needsWater: parts.needsWater,
    corner: wishes.corner,
    booths: wishes.booths.join(", "),
    near: wishes.near.join("\n"),
    apart: wishes.apart.join("\n"),
    note: wishes.note,
  };
  for (const kind of ASKED_KINDS) {
    all[kind] = asks[kind]?.booths;
    if (hasArea(kind)) all[areaField(kind)] = asks[kind]?.area;
  }
  for (const { id, quantity } of parts.services) all[serviceField(id)] = quantity;
  for (const id of parts.productIds) all[productField(id)] = true;
  for (const id of parts.paperIds) all[paperField(id)] = true;
  return Object.fromEntries(
    Object.entries(all).flatMap(([field, value]) =>
      value === null || value === undefined || value === "" || value === false
        ? []
        : [[field, value === true ? "on" : value]],
    ),
  );
}

/** The parts that answers say. ids: everything that could be ticked or ordered. */
export function partsOf(answers: ApplicationAnswers, { serviceIds, productIds, paperIds }: Offer): ApplicationParts {
  const text = (field: string) => String(answers[field] ?? "");
  const count = (field: string) => Number(answers[field] ?? 0);
  const isOn = (field: string) => answers[field] === "on";
  return {
    signName: text("signName"),
    groupCode: text("groupCode") || null,
    contactName: text("contactName"),
    contactPhone: text("contactPhone"),
    contactEmail: text("contactEmail"),
    power: count("power"),
    needsWater: isOn("needsWater"),
    wishes: {
      corner: isOn("corner"),
      booths: codesIn(text("booths")),
      near: namesIn(text("near")),
      apart: namesIn(text("apart")),
      note: text("note"),
    },
    asks: asksIn(answers),
    services: serviceIds.flatMap((id) => {
      const quantity = count(serviceField(id));
      return quantity > 0 ? [{ id, quantity }] : [];
    }),
    productIds: productIds.filter((id) => isOn(productField(id))),
    paperIds: paperIds.filter((id) => isOn(paperField(id))),
  };
}

/** An area alone asks for one piece of ground. */
export function asksIn(answers: ApplicationAnswers): Asks {
  return Object.fromEntries(
    ASKED_KINDS.flatMap((kind) => {
      const area = hasArea(kind) ? Number(answers[areaField(kind)] ?? 0) || null : null;
      const booths = Number(answers[kind] ?? 0) || (area ? 1 : 0);
      return booths > 0 ? [[kind, { booths, area }]] : [];
    }),
  );
}
