/** The words of closed lists as people read them, by noun. */
export * from "./applications";
export * from "./awards";
export * from "./booths";
export * from "./entries";
export * from "./fair-days";
export * from "./fair-reports";
export * from "./fairs";
export * from "./invoices";
export * from "./meetings";
export * from "./people";
export * from "./places";
export * from "./product-groups";
export * from "./rounds";
export * from "./yearly-reports";
