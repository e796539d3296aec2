import { runWithLocale } from "~/i18n/locale.server";
import { levelTitle } from "~/i18n/names";
import { m } from "~/i18n/paraglide/messages";
import { formatDate, formatLongDate, type PlainDate } from "~/lib/dates";
import type { FieldWords, SheetWords } from "~/lib/template-sheet";
import type { Level, ReplacementKind } from "~/lib/vocabulary";
import { type SealContent, type SealedAward, sealName } from "../seals/rules";
import type { MergeField } from "./rules";

/** What a certificate prints. */
export interface CertificateFacts {
  readonly product: string;
  readonly establishment: string;
  readonly address: string | null;
  readonly province: string;
  /** By its name. */
  readonly group: string | null;
  readonly tier: string | null;
  readonly level: Level;
  readonly year: number;
  readonly round: { readonly name: string; readonly nameEn: string };
  readonly number: string;
  readonly issuedOn: PlainDate;
  readonly validUntil: PlainDate;
  readonly decision: {
    readonly number: string;
    readonly decidedOn: PlainDate;
    /** Who issued it, in the name of that day. */
    readonly agencyName: string;
    readonly place: string;
    readonly signerTitle: string;
    readonly signerName: string;
  };
  /** By which version of which scheme its round was run. */
  readonly rules: { readonly scheme: string; readonly version: number };
  readonly replaces: { readonly number: string; readonly kind: ReplacementKind } | null;
  /** Null only before the release. */
  readonly seal: { readonly version: number; readonly digest: string } | null;
  readonly pageUrl: string;
}

/** What an award prints as its seal says it. more: what the seal does not say of one paper. */
export function factsOfSealed(
  { round, rules, decision }: SealContent,
  { product, establishment, address, province, group, tier, certificate }: SealedAward,
  more: Pick<CertificateFacts, "replaces" | "seal" | "pageUrl">,
): CertificateFacts {
  return {
    product,
    establishment,
    address,
    province: province.name,
    group: group?.name ?? null,
    tier,
    level: round.level,
    year: round.year,
    round,
    rules,
    number: certificate.number,
    issuedOn: certificate.issuedOn,
    validUntil: certificate.validUntil,
    decision: {
      number: decision.number,
      decidedOn: decision.decidedOn,
      agencyName: decision.agency,
      place: decision.place,
      signerTitle: decision.signer.title,
      signerName: decision.signer.name,
    },
    ...more,
  };
}

/** The merge fields of a certificate, in both languages whatever language is read. */
export function sheetWords(facts: CertificateFacts): SheetWords {
  return {
    vi: runWithLocale("vi", () => wordsOf(facts, "vi")),
    en: runWithLocale("en", () => wordsOf(facts, "en")),
    pageUrl: facts.pageUrl,
  };
}

function wordsOf(facts: CertificateFacts, locale: "vi" | "en"): FieldWords {
  const { decision, level, year, replaces, seal } = facts;
  return {
    product: facts.product,
    establishment: facts.establishment,
    address: [facts.address, facts.province].filter(Boolean).join(", "),
    province: facts.province,
    group: facts.group ?? "",
    tier: facts.tier ?? "",
    title: m.certificates_of({ level: levelTitle(level).toLowerCase(), year }),
    level: levelTitle(level),
    year: String(year),
    round: locale === "vi" ? facts.round.name : facts.round.nameEn,
    number: facts.number,
    decision: decision.number,
    decidedOn: formatDate(decision.decidedOn),
    agency: decision.agencyName,
    issuedOn: formatLongDate(facts.issuedOn, locale),
    validUntil: formatDate(facts.validUntil),
    place: decision.place,
    signerTitle: decision.signerTitle,
    signerName: decision.signerName,
    page: facts.pageUrl.replace(/^https?:\/\//, ""),
    rules: m.certificates_rules({ scheme: facts.rules.scheme, version: facts.rules.version }),
    seal: seal === null ? "" : m.seals_paper({ name: sealName(seal) }),
    replaces: replaces === null ? "" : replacesLine(replaces),
  } satisfies Record<MergeField, string>;
}

const replacesLine = ({ kind, number }: NonNullable<CertificateFacts["replaces"]>) =>
  kind === "loss" ? m.certificates_replaces_loss({ number }) : m.certificates_replaces_correction({ number });
