/** Why a figure of agreement is absent. */
export type Reason =
  | "no entry has two sheets"
  | "all scores are equal"
  | "a ratio scale has no negative score"
  | "a panel of one juror has nothing to agree on"
  | "fewer than two entries have a sheet of every juror"
  | "entries differ no more than scores of one entry do"
  | "no juror tells entries apart";
