/** Closed lists of the domain's words, shared by tables, forms and pages. Sources: docs/rules/words.md. */

export * from "./awards";
export * from "./booths";
export * from "./councils";
export * from "./entries";
export * from "./fair-days";
export * from "./fairs";
export * from "./invoices";
export * from "./juries";
export * from "./meetings";
export * from "./people";
export * from "./places";
export * from "./rounds";
export * from "./yearly-reports";
