/** Why a key signs no more: its time was over, or somebody else may have it. */
export const KEY_WITHDRAWALS = ["ended", "compromised"] as const;
export type KeyWithdrawal = (typeof KEY_WITHDRAWALS)[number];

/** What the release of results tells of an entry. */
export const RESULT_KINDS = ["recognised", "waiting", "not_recognised"] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** `decided` by a round on this platform; `recorded` from a published list. */
export const AWARD_SOURCES = ["decided", "recorded"] as const;

/** What a certificate page says of it in words; `recorded` is an award known from a published list, without a certificate here. */
export const AWARD_STATUSES = ["valid", "expired", "revoked", "recorded"] as const;
export type AwardStatus = (typeof AWARD_STATUSES)[number];

/** Why a certificate takes the place of another: its paper was lost or spoilt, or what it prints was wrong. */
export const REPLACEMENT_KINDS = ["loss", "correction"] as const;
export type ReplacementKind = (typeof REPLACEMENT_KINDS)[number];

/** What a certificate's page says of it in words; "superseded" once another took its place. */
export type CertificateStatus = Exclude<AwardStatus, "recorded"> | "superseded";

/** What a run draws the certificates of a seal into: one PDF, or an archive of single files. */
export const PRINT_RUN_KINDS = ["sheets", "files"] as const;
export type PrintRunKind = (typeof PRINT_RUN_KINDS)[number];

/** As the template says, or in Vietnamese alone, or in both languages. */
export const PRINT_LANGUAGES = ["template", "vi", "vi-en"] as const;
export type PrintLanguage = (typeof PRINT_LANGUAGES)[number];

/** swept: done, and its file is kept no more. */
export const PRINT_RUN_STATES = ["queued", "running", "done", "swept", "failed", "cancelled"] as const;
export type PrintRunState = (typeof PRINT_RUN_STATES)[number];
