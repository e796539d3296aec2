import { createContext, useContext } from "react";

export const NonceContext = createContext<string | undefined>(undefined);

/** For the script elements of a page that hydrates; undefined on a page without scripts and in the browser. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
