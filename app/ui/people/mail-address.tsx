/** Broken before its @ where it must be broken, not in the middle of a word. */
export function MailAddress({ address }: { address: string }) {
  const [mailbox = "", ...host] = address.split("@");
  return (
    <span className="break-words">
      {mailbox}
      <wbr />
      {host.map((part) => `@${part}`)}
    </span>
  );
}
