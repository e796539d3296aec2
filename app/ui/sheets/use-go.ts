import { useNavigate } from "@remix-run/react";
import { useContact } from "./offline-context";

/** Goes to a page of /judge; without a network as a whole page, which the worker has kept. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  const hasContact = useContact();
  return (to) => {
    if (hasContact) navigate(to);
    else window.location.assign(to);
  };
}
