/** Stands in every text of the protected things: whoever reads it has seen what is not theirs. */
export const MARKER = "Zyxq-khong-cong-khai";

/** Who asks: first those the protected things belong to, then their counterparts elsewhere. */
export const ROLES = [
  "visitor",
  "signed_in",
  "admin",
  "organiser",
  "secretary",
  "support",
  "producer",
  "head",
  "juror",
  "council",
  "other_organiser",
  "other_support",
  "other_producer",
  "other_juror",
  "other_council",
] as const;
export type AccessRole = (typeof ROLES)[number];

/** Those to whom nothing of the world belongs. */
export const OUTSIDERS: readonly AccessRole[] = [
  "visitor",
  "signed_in",
  "other_organiser",
  "other_support",
  "other_producer",
  "other_juror",
  "other_council",
];

/** The password of everyone here who has one. */
export const PASSWORD = "lụa tằm vàng óng 1987";
