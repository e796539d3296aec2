import { hash } from "node:crypto";
import { GrowingTree } from "./merkle";

/** A tree that hashes natively: for a ledger of a million events. */
export const serverTree = (from?: ConstructorParameters<typeof GrowingTree>[0]): GrowingTree =>
  new GrowingTree(from, (data) => hash("sha256", data, "buffer"));
