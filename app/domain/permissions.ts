import { agencyPermissions } from "./agencies/policy";
import { awardPermissions } from "./awards/policy";
import { establishmentPermissions } from "./establishments/policy";
import { importPermissions } from "./imports/policy";
import { nominationPermissions } from "./nominations/policy";
import type { Permission } from "./people/permissions";
import { peoplePermissions } from "./people/policy";
import { productPermissions } from "./products/policy";
import { roundPermissions } from "./rounds/policy";
import { sheetPermissions } from "./sheets/policy";
import { tallyPermissions } from "./tallies/policy";

/** Every noun's acts, in the order of the nouns. */
export const allPermissions: readonly Permission[] = [
  ...peoplePermissions,
  ...agencyPermissions,
  ...establishmentPermissions,
  ...productPermissions,
  ...roundPermissions,
  ...nominationPermissions,
  ...sheetPermissions,
  ...tallyPermissions,
  ...awardPermissions,
  ...importPermissions,
];
